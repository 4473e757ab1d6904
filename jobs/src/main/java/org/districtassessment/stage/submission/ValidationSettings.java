package org.districtassessment.stage.submission;

import java.util.List;
import java.util.Map;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.finding.Pseudonyms;
import org.districtassessment.core.rule.UnitTable;
import org.districtassessment.core.schema.Schemas;
import org.districtassessment.stage.RowRuleEvaluator;
import org.jspecify.annotations.Nullable;

/**
 * By what years are validated, the same for all of them.
 *
 * @param rowRules by table, evaluators of the row rules of its schema in their order
 * @param store has what an earlier run found out, and takes it for a later one; null for none
 * @param cut how finely the work is cut, which changes nothing that is found
 */
public record ValidationSettings(
    Schemas schemas,
    UnitTable unitTable,
    Map<String, List<RowRuleEvaluator>> rowRules,
    Pseudonyms pseudonyms,
    Language language,
    @Nullable ReuseStore store,
    ValidationJob.Cut cut) {}
