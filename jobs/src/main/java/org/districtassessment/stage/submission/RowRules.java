package org.districtassessment.stage.submission;

import java.util.List;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.unsafe.types.UTF8String;
import org.districtassessment.core.finding.FindingCode;
import org.districtassessment.core.schema.Field;
import org.districtassessment.core.schema.RowRule;
import org.districtassessment.core.schema.TableSchema;
import org.districtassessment.stage.RowRuleEvaluator;
import org.jspecify.annotations.Nullable;

/** Runs the row rules of one table over rows whose cells have been read. */
final class RowRules {

  private final Field[] fields;
  private final RowRule[] rules;
  private final RowRuleEvaluator[] evaluators;
  private final int[] blamed;
  private final boolean[] isRead;
  private final @Nullable Object[] values;
  private final GenericInternalRow row;

  /**
   * @param evaluators of the table's row rules, in their order; none if they are not to be run
   */
  RowRules(TableSchema schema, List<RowRuleEvaluator> evaluators) {
    fields = schema.fields().toArray(Field[]::new);
    rules = schema.rowRules().toArray(RowRule[]::new);
    this.evaluators =
        evaluators.stream().map(RowRuleEvaluator::forOneThread).toArray(RowRuleEvaluator[]::new);
    blamed = schema.rowRules().stream().mapToInt(rule -> fieldOf(schema, rule)).toArray();
    int count = fields.length;
    isRead = new boolean[count];
    for (int i = 0; i < count; i++) {
      int field = i;
      isRead[i] = evaluators.stream().anyMatch(rule -> rule.reads(field));
    }
    values = new Object[count];
    row = new GenericInternalRow(values);
  }

  /** Whether any rule looks at the field. */
  boolean reads(int field) {
    return isRead[field];
  }

  void setMissing(int field) {
    values[field] = null;
  }

  /** Takes the cell that was read; its bytes must stay until {@link #check}. */
  void set(int field, CellReader read) {
    long value = read.value();
    Field declared = fields[field];
    values[field] =
        switch (declared.type()) {
          case STRING -> UTF8String.fromBytes(read.bytes(), read.from(), read.to() - read.from());
          case INTEGER -> (Object) value;
          case NUMBER ->
              Decimal.createUnsafe(value, Decimal.MAX_LONG_DIGITS(), declared.decimals());
          case BOOLEAN -> value != 0;
          case DATE, YEAR -> (int) value;
        };
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
        Boolean holds = evaluators[i].evaluate(row);
        if (holds != null && !holds) {
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
