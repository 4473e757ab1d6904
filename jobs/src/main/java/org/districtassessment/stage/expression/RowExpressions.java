package org.districtassessment.stage.expression;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.catalyst.expressions.Alias;
import org.apache.spark.sql.catalyst.expressions.BindReferences$;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.package$;
import org.apache.spark.sql.catalyst.optimizer.ConstantFolding$;
import org.apache.spark.sql.catalyst.optimizer.ReplaceExpressions$;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.districtassessment.core.finding.Problems;
import org.districtassessment.core.rule.ExpressionAnalyzer.Extent;
import org.districtassessment.core.rule.ExpressionAnalyzer.Question;
import org.districtassessment.core.rule.ExpressionAnalyzer.Yields;
import org.districtassessment.core.rule.Relation;
import org.districtassessment.core.rule.Relations;
import org.districtassessment.core.schema.RowRule;
import org.districtassessment.core.schema.TableSchema;

/** Makes the row rules of a schema ready to be held against rows while they are read. */
public final class RowExpressions {

  private final SparkExpressionAnalyzer analyzer = new SparkExpressionAnalyzer();

  /**
   * Returns a condition over a row whose values are the fields of {@code table} in their order, in
   * Spark's own representation: UTF8String, Long, Integer, Decimal, Boolean, days since 1970.
   *
   * <p>It is serializable, needs no session, and {@code eval} gives a Boolean or null. Nothing but
   * a number out of range makes it fail.
   *
   * @return empty if there is a problem
   */
  public Optional<Expression> bind(TableSchema table, RowRule rule, Problems problems) {
    return bind(List.of(question(table, rule)), problems).get(0);
  }

  /**
   * Does the same for all row rules of all tables.
   *
   * @return by table, in the order of its rules; those with a problem are missing
   */
  public Map<String, List<Expression>> bind(Iterable<TableSchema> tables, Problems problems) {
    List<Question> questions = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (TableSchema table : tables) {
      for (RowRule rule : table.rowRules()) {
        questions.add(question(table, rule));
        names.add(table.name());
      }
    }
    List<Optional<Expression>> bound = bind(questions, problems);
    Map<String, List<Expression>> byTable = new HashMap<>();
    tables.forEach(table -> byTable.put(table.name(), new ArrayList<>()));
    for (int i = 0; i < names.size(); i++) {
      bound.get(i).ifPresent(requireNonNull(byTable.get(names.get(i)))::add);
    }
    return byTable;
  }

  private List<Optional<Expression>> bind(List<Question> questions, Problems problems) {
    return analyzer.resolved(questions, problems).stream()
        .map(plan -> plan.map(resolved -> Settings.in(() -> bound(resolved))))
        .toList();
  }

  private static Question question(TableSchema table, RowRule rule) {
    return new Question(
        new org.districtassessment.core.rule.Expression(rule.expression(), rule.at()),
        fieldsOf(table),
        Extent.ONE_ROW,
        Yields.CONDITION,
        Set.of());
  }

  /** The one column of a projection, ready to run over the rows that it projects. */
  private static Expression bound(LogicalPlan projection) {
    LogicalPlan runnable =
        ConstantFolding$.MODULE$.apply(ReplaceExpressions$.MODULE$.apply(projection));
    Alias value = (Alias) runnable.expressions().head();
    return BindReferences$.MODULE$.bindReference(
        value.child(), package$.MODULE$.AttributeSeq(projection.children().head().output()), false);
  }

  /** A row rule sees the fields, not the place that the row came from. */
  private static Relation fieldsOf(TableSchema table) {
    return new Relation(
        table.name(),
        table.fields().stream()
            .map(field -> new Relation.Column(field.name(), Relations.typeOf(field)))
            .toList());
  }
}
