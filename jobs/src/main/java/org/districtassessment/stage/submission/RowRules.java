package org.districtassessment.stage.submission;

import java.util.List;
import org.districtassessment.core.finding.FindingCode;
import org.districtassessment.core.schema.RowRule;
import org.districtassessment.core.schema.TableSchema;
import org.districtassessment.stage.RowRuleEvaluator;

/** Runs the row rules of one table over rows whose cells have been read. */
final class RowRules {

  private final RowRule[] rules;
  private final RowRuleEvaluator[] evaluators;
  private final int[] blamed;
  private final CellRow row;

  /**
   * @param evaluators of the table's row rules, in their order; none if they are not to be run
   * @param present which fields of the row have a value, which the layout's readers then hold
   */
  RowRules(TableLayout layout, List<RowRuleEvaluator> evaluators, RowBatch.Present present) {
    TableSchema schema = layout.schema();
    rules = schema.rowRules().toArray(RowRule[]::new);
    this.evaluators =
        evaluators.stream().map(RowRuleEvaluator::forOneThread).toArray(RowRuleEvaluator[]::new);
    blamed = schema.rowRules().stream().mapToInt(rule -> fieldOf(schema, rule)).toArray();
    row = new CellRow(layout, present);
  }

  /**
   * Adds a problem for every rule that the row fails or that cannot be computed; a rule over a cell
   * that is not readable is left out, for that cell has a problem of its own.
   */
  void check(boolean[] unreadable, List<RowProblem> problems) {
    boolean areReadable = areReadable(unreadable);
    for (int i = 0; i < evaluators.length; i++) {
      RowRule rule = rules[i];
      if (!areReadable && readsUnreadable(evaluators[i], unreadable)) {
        continue;
      }

      try {
        if (evaluators[i].fails(row)) {
          problems.add(RowProblem.failed(rule, blamed[i]));
        }
      } catch (RuntimeException e) { // such as an overflow: the row's values, not our mistake
        problems.add(RowProblem.of(FindingCode.ROW_RULE_FAILED, blamed[i], rule.code()));
      }
    }
  }

  private static int fieldOf(TableSchema schema, RowRule rule) {
    String field = rule.field();
    return field == null ? TableLayout.NONE : schema.indexOf(field);
  }

  private static boolean areReadable(boolean[] unreadable) {
    for (boolean each : unreadable) {
      if (each) {
        return false;
      }
    }

    return true;
  }

  private static boolean readsUnreadable(RowRuleEvaluator rule, boolean[] unreadable) {
    for (int field = 0; field < unreadable.length; field++) {
      if (unreadable[field] && rule.reads(field)) {
        return true;
      }
    }

    return false;
  }
}
