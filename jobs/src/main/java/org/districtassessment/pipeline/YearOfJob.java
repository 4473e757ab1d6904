package org.districtassessment.pipeline;

import java.util.Optional;
import org.districtassessment.core.Meanwhile;
import org.districtassessment.core.rule.BoundRules;
import org.districtassessment.stage.RawSubmissions;

/**
 * What the evaluation of one year begins with.
 *
 * @param rules as they are that year
 * @param files that were submitted
 * @param before the files of the year before, where rules read them
 * @param corrections of values
 * @param reviews of anomalies
 */
record YearOfJob(
    BoundRules rules,
    RawSubmissions files,
    Meanwhile<Optional<RawSubmissions>> before,
    Corrections corrections,
    Reviews reviews) {}
