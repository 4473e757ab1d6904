package org.districtassessment.pipeline;

import java.util.SortedMap;
import org.districtassessment.core.composite.Scorecards;
import org.districtassessment.core.rule.BoundRules;
import org.jspecify.annotations.Nullable;

/**
 * What a run came to, for the person who started it.
 *
 * @param findings number of findings by code
 * @param errors number of findings of severity error
 * @param anomalies number of anomalies by check
 * @param previousOrigin where the year before came from; null where there is none
 * @param publication the folder of the run
 */
public record Evaluation(
    BoundRules rules,
    Scorecards scorecards,
    SortedMap<String, Long> findings,
    long errors,
    SortedMap<String, Long> anomalies,
    long rowsRead,
    long rowsAccepted,
    long rowsRejected,
    @Nullable String previousOrigin,
    String publication) {}
