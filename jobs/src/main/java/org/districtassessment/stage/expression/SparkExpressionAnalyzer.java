package org.districtassessment.stage.expression;

import static java.util.Objects.requireNonNull;
import static org.districtassessment.stage.expression.Trees.list;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.plans.logical.Aggregate;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.districtassessment.core.finding.DidYouMean;
import org.districtassessment.core.finding.Problems;
import org.districtassessment.core.rule.ExpressionAnalyzer;
import org.districtassessment.core.rule.Relation;
import org.districtassessment.core.rule.SqlView;
import org.jspecify.annotations.Nullable;
import scala.Option;

/**
 * Checks expressions with Spark's own analyzer over empty tables: no session is started and nothing
 * is run. A text that the {@link ExpressionGate} refuses is not analysed at all.
 *
 * <p>Numbers must be exact. {@code avg} of whole numbers and a quotient of two whole numbers are
 * binary fractions in Spark and are refused; {@code median} and {@code percentile} give binary
 * fractions too, but always the same ones, and are allowed.
 */
public final class SparkExpressionAnalyzer implements ExpressionAnalyzer {

  private static final Pattern COLUMN_NAME = Pattern.compile("[a-z_][a-z0-9_]*");

  /** Stands for any parameter; its value does not matter, only that it is an exact number. */
  private static final BigDecimal SAMPLE = new BigDecimal("1.00");

  private static final Set<DataType> COLUMN_TYPES =
      Set.of(
          DataTypes.BooleanType,
          DataTypes.DateType,
          DataTypes.DoubleType,
          DataTypes.IntegerType,
          DataTypes.LongType,
          DataTypes.StringType);

  private static final String OUTSIDE =
      "A column stands outside of an aggregate function (write sum(…), max(…) or the like): ";

  private final Resolver resolver = new Resolver();

  @Override
  public Optional<Relation> view(
      SqlView view, Iterable<Relation> relations, Set<String> parameters, Problems problems) {
    SortedMap<String, Relation> byName = new TreeMap<>();
    relations.forEach(relation -> byName.put(relation.name(), relation));
    Problems found = new Problems();
    Optional<Relation> result =
        ExpressionGate.query(view.query(), byName.keySet(), parameters, found)
            .map(parsed -> ParsedTrees.withParameters(parsed, samples(parameters)))
            .map(parsed -> ParsedTrees.withRelations(parsed, name -> emptyTable(name, byName)))
            .flatMap(plan -> resolve(view.query(), plan, found))
            .map(plan -> new Relation(view.name(), columns(view, plan, found)));
    problems.addAll(found.sorted());
    return found.isEmpty() ? result : Optional.empty();
  }

  @Override
  public Set<String> relations(SqlView view) {
    return ExpressionGate.relations(view.query());
  }

  @Override
  public void overRow(
      org.districtassessment.core.rule.Expression expression,
      Relation over,
      Yields yields,
      Set<String> parameters,
      Problems problems) {
    resolvedOverRow(expression, over, yields, parameters, problems);
  }

  /**
   * Checks an expression over one row and returns what it was checked on: a projection of the
   * resolved expression over an empty table; empty where there is a problem.
   */
  Optional<LogicalPlan> resolvedOverRow(
      org.districtassessment.core.rule.Expression expression,
      Relation over,
      Yields yields,
      Set<String> parameters,
      Problems problems) {
    Problems found = new Problems();
    Optional<Expression> parsed = parse(expression, over, parameters, found);
    parsed.ifPresent(tree -> reportAggregates(expression, tree, found));
    Optional<LogicalPlan> resolved =
        parsed
            .filter(tree -> found.isEmpty())
            .map(tree -> projection(tree, over))
            .flatMap(plan -> resolved(expression, plan, yields, found));
    problems.addAll(found.sorted());
    return resolved;
  }

  @Override
  public void overRows(
      org.districtassessment.core.rule.Expression expression,
      Relation over,
      Yields yields,
      Set<String> parameters,
      Problems problems) {
    Problems found = new Problems();
    Optional<Expression> parsed = parse(expression, over, parameters, found);
    parsed.ifPresent(tree -> reportLooseColumns(expression, tree, found));
    if (parsed.isPresent() && found.isEmpty()) {
      LogicalPlan plan =
          new Aggregate(
              Trees.seq(List.of()),
              Trees.seq(List.of(Resolver.named(parsed.get(), "value"))),
              Resolver.emptyTable(over),
              Option.empty());
      resolved(expression, plan, yields, found);
    }
    problems.addAll(found.sorted());
  }

  private static LogicalPlan projection(Expression tree, Relation over) {
    return new Project(
        Trees.seq(List.of(Resolver.named(tree, "value"))), Resolver.emptyTable(over));
  }

  /** Parses an expression and reports every unknown column, not the first one only. */
  private static Optional<Expression> parse(
      org.districtassessment.core.rule.Expression expression,
      Relation over,
      Set<String> parameters,
      Problems problems) {
    Optional<Expression> parsed = ExpressionGate.expression(expression, parameters, problems);
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
    return parsed.map(tree -> ParsedTrees.withParameters(tree, samples(parameters)));
  }

  private static void reportLooseColumns(
      org.districtassessment.core.rule.Expression expression, Expression tree, Problems problems) {
    if (tree instanceof UnresolvedFunction function
        && AllowedFunctions.isAggregate(function.nameParts().head())) {
      return;
    }

    if (tree instanceof UnresolvedAttribute attribute) {
      problems.add(
          Places.of(expression, tree.origin()), "%s%s", OUTSIDE, attribute.nameParts().last());
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

  /** Resolves a plan of one column and checks its type; empty where there is a problem. */
  private Optional<LogicalPlan> resolved(
      org.districtassessment.core.rule.Expression expression,
      LogicalPlan plan,
      Yields yields,
      Problems problems) {
    Optional<LogicalPlan> resolved = resolve(expression, plan, problems);
    if (resolved.isPresent() && problems.isEmpty()) {
      checkType(expression, resolved.get().output().head().dataType(), yields, problems);
    }
    return problems.isEmpty() ? resolved : Optional.empty();
  }

  private static void checkType(
      org.districtassessment.core.rule.Expression expression,
      DataType type,
      Yields yields,
      Problems problems) {
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

  private Optional<LogicalPlan> resolve(
      org.districtassessment.core.rule.Expression text, LogicalPlan plan, Problems problems) {
    try {
      LogicalPlan resolved = resolver.resolve(plan);
      new ResolvedCheck(text, problems).check(resolved);
      return Optional.of(resolved);
    } catch (AnalysisException wrong) {
      problems.add(Places.of(text, wrong.line(), wrong.startPosition()), "%s", messageOf(wrong));
      return Optional.empty();
    }
  }

  private static String messageOf(AnalysisException wrong) {
    String condition = wrong.getCondition() == null ? "" : wrong.getCondition();
    Map<String, String> details = wrong.getMessageParameters();
    if (condition.startsWith("UNRESOLVED_COLUMN")) {
      String name = unquoted(details.get("objectName"));
      List<String> proposals = new ArrayList<>();
      for (String proposal : unquoted(details.get("proposal")).split(", ", -1)) {
        proposals.add(proposal.substring(proposal.lastIndexOf('.') + 1));
      }
      String last = name.substring(name.lastIndexOf('.') + 1);
      return "Unknown column: " + name + DidYouMean.suffix(last, proposals);
    }

    if (condition.startsWith("MISSING_GROUP_BY")) {
      return "A column stands beside an aggregate function, but GROUP BY is missing";
    }

    if (condition.startsWith("MISSING_AGGREGATION")) {
      return OUTSIDE + unquoted(details.get("expression"));
    }

    return SparkMessages.plain(wrong);
  }

  private static String unquoted(@Nullable String sql) {
    return sql == null ? "" : sql.replaceAll("[`\"]", "");
  }

  private static List<Relation.Column> columns(SqlView view, LogicalPlan plan, Problems problems) {
    List<Relation.Column> columns = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Attribute attribute : list(plan.output())) {
      String name = attribute.name();
      DataType type = attribute.dataType();
      if (!COLUMN_NAME.matcher(name).matches()) {
        problems.add(
            view.query().at(),
            "Give the column %s of view %s a snake_case name with AS",
            name,
            view.name());
      } else if (!names.add(name)) {
        problems.add(view.query().at(), "View %s has two columns %s", view.name(), name);
      }

      if (!COLUMN_TYPES.contains(type) && !(type instanceof DecimalType)) {
        problems.add(
            view.query().at(),
            "Column %s of view %s has the type %s; cast it",
            name,
            view.name(),
            type.simpleString());
      }
      columns.add(new Relation.Column(name, type.simpleString()));
    }
    return columns;
  }

  private static LogicalPlan emptyTable(String name, Map<String, Relation> relations) {
    return Resolver.emptyTable(requireNonNull(relations.get(name), name));
  }

  private static SortedMap<String, BigDecimal> samples(Set<String> parameters) {
    SortedMap<String, BigDecimal> samples = new TreeMap<>();
    parameters.forEach(name -> samples.put(name, SAMPLE));
    return samples;
  }
}
