package org.districtassessment.stage;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.districtassessment.core.finding.Problems;
import org.districtassessment.core.schema.Schemas;
import org.districtassessment.stage.expression.RowExpressions;

/** The row rules of schemas, ready to run. */
public final class RowRules {

  private static final class OfTables extends HashMap<String, List<RowRuleEvaluator>> {}

  private RowRules() {}

  /**
   * Returns the rules by table, in the order of the schema.
   *
   * @param kept what was made of the same schemas before
   */
  public static Map<String, List<RowRuleEvaluator>> of(Schemas schemas, KeptRules kept) {
    return kept.get("row rules", OfTables.class, () -> made(schemas));
  }

  private static OfTables made(Schemas schemas) {
    Problems problems = new Problems();
    OfTables evaluators = new OfTables();
    new RowExpressions()
        .bind(schemas.all(), problems)
        .forEach(
            (table, conditions) ->
                evaluators.put(
                    table,
                    conditions.stream().<RowRuleEvaluator>map(ExpressionRowRule::new).toList()));
    problems.throwIfAny();
    return evaluators;
  }
}
