package org.districtassessment.stage.expression;

import static org.districtassessment.stage.expression.Trees.list;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.plans.logical.Aggregate;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.districtassessment.core.finding.DidYouMean;
import org.districtassessment.core.finding.Problems;
import org.districtassessment.core.rule.ExpressionAnalyzer.Extent;
import org.districtassessment.core.rule.ExpressionAnalyzer.Question;
import org.districtassessment.core.rule.ExpressionAnalyzer.Yields;
import org.districtassessment.core.rule.Relation;
import scala.Option;

/** What an expression says before and after it is resolved: its columns, aggregates and type. */
final class QuestionPlan {

  private QuestionPlan() {}

  /** Reads an expression; empty where there is a problem. */
  static Optional<Expression> read(Question question, Problems problems) {
    Optional<Expression> parsed = parse(question, problems);
    parsed.ifPresent(
        tree -> {
          if (question.extent() == Extent.ROWS) {
            reportLooseColumns(question.expression(), tree, problems);
          } else {
            reportAggregates(question.expression(), tree, problems);
          }
        });
    return parsed.filter(tree -> problems.isEmpty());
  }

  /**
   * Returns a plan whose one column is the expression, not yet resolved.
   *
   * @param over an empty table; expressions over the very same one are resolved together
   */
  static LogicalPlan of(Question question, Expression read, LogicalPlan over) {
    return question.extent() == Extent.ROWS ? aggregation(read, over) : projection(read, over);
  }

  private static LogicalPlan projection(Expression tree, LogicalPlan over) {
    return new Project(Trees.seq(List.of(Resolver.named(tree, "value"))), over);
  }

  private static LogicalPlan aggregation(Expression tree, LogicalPlan over) {
    return new Aggregate(
        Trees.seq(List.of()),
        Trees.seq(List.of(Resolver.named(tree, "value"))),
        over,
        Option.empty());
  }

  /** Parses an expression and reports every unknown column, not the first one only. */
  private static Optional<Expression> parse(Question question, Problems problems) {
    var expression = question.expression();
    Relation over = question.over();
    Optional<Expression> parsed =
        ExpressionGate.expression(expression, question.parameters(), problems);
    List<String> known = over.columns().stream().map(Relation.Column::name).toList();
    parsed.ifPresent(
        tree ->
            Trees.visit(
                tree,
                node -> {
                  if (node instanceof UnresolvedAttribute attribute) {
                    String name = String.join(".", list(attribute.nameParts()));
                    if (!known.contains(name.toLowerCase(Locale.ROOT))) {
                      problems.add(
                          Places.of(expression, node.origin()),
                          "Unknown column of %s: %s%s",
                          over.name(),
                          name,
                          DidYouMean.suffix(name, known));
                    }
                  }
                }));
    return parsed.map(
        tree -> ParsedTrees.withParameters(tree, SampleValues.of(question.parameters())));
  }

  private static void reportLooseColumns(
      org.districtassessment.core.rule.Expression expression, Expression tree, Problems problems) {
    if (tree instanceof UnresolvedFunction function
        && AllowedFunctions.isAggregate(function.nameParts().head())) {
      return;
    }

    if (tree instanceof UnresolvedAttribute attribute) {
      problems.add(
          Places.of(expression, tree.origin()),
          "%s%s",
          CheckedResolver.OUTSIDE,
          attribute.nameParts().last());
    }
    list(tree.children()).forEach(child -> reportLooseColumns(expression, child, problems));
  }

  private static void reportAggregates(
      org.districtassessment.core.rule.Expression expression, Expression tree, Problems problems) {
    Trees.visit(
        tree,
        node -> {
          if (node instanceof UnresolvedFunction function
              && AllowedFunctions.isAggregate(function.nameParts().head())) {
            problems.add(
                Places.of(expression, node.origin()),
                "%s aggregates rows, but here one row is looked at; do it in a view",
                function.nameParts().head());
          }
        });
  }

  /** Reports a type that is not the one that was asked for. */
  static void checkType(Question question, LogicalPlan resolved, Problems problems) {
    var expression = question.expression();
    Yields yields = question.yields();
    DataType type = resolved.output().head().dataType();
    boolean fits =
        switch (yields) {
          case CONDITION -> type == DataTypes.BooleanType;
          case NUMBER ->
              type == DataTypes.IntegerType
                  || type == DataTypes.LongType
                  || type == DataTypes.DoubleType
                  || type instanceof DecimalType;
          case TEXT -> type.equals(DataTypes.StringType);
          case ANYTHING -> true;
        };
    if (!fits) {
      problems.add(
          expression.at(),
          "The expression must yield %s, but it yields %s: %s",
          switch (yields) {
            case CONDITION -> "true or false";
            case NUMBER -> "a number";
            case TEXT -> "a text (write cast(… as string))";
            case ANYTHING -> "anything";
          },
          type.simpleString(),
          Places.excerpt(expression));
    }
  }
}
