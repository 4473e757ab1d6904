package org.districtassessment.stage.expression;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.catalyst.analysis.Analyzer;
import org.apache.spark.sql.catalyst.analysis.CTESubstitution$;
import org.apache.spark.sql.catalyst.analysis.FunctionRegistry$;
import org.apache.spark.sql.catalyst.catalog.InMemoryCatalog;
import org.apache.spark.sql.catalyst.catalog.SessionCatalog;
import org.apache.spark.sql.catalyst.expressions.Alias;
import org.apache.spark.sql.catalyst.expressions.AttributeReference;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.catalyst.plans.logical.CTERelationDef;
import org.apache.spark.sql.catalyst.plans.logical.LocalRelation;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.OneRowRelation;
import org.apache.spark.sql.catalyst.plans.logical.WithCTE;
import org.apache.spark.sql.catalyst.types.DataTypeUtils$;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;
import org.districtassessment.core.rule.Relation;
import scala.Option;

/** Spark's analyzer over empty tables: no session, no files, no catalog but a throw-away one. */
final class Resolver {

  /** Types by what declares them; there are few. */
  private static final Map<String, DataType> TYPES = new ConcurrentHashMap<>();

  private final Analyzer analyzer = Settings.in(Resolver::analyzer);

  /**
   * Resolves names and types and checks them.
   *
   * @throws AnalysisException if anything is unknown or does not fit
   */
  @SuppressWarnings("RedundantThrows") // Scala does not declare it
  LogicalPlan resolve(LogicalPlan plan) throws AnalysisException {
    return Settings.in(
        () -> {
          LogicalPlan resolved = analyzer.execute(plan);
          analyzer.checkAnalysis(resolved);
          return resolved;
        });
  }

  /**
   * Does the same for plans that have nothing to do with each other, in one run over all of them:
   * it costs little more than a run over one.
   *
   * @return the resolved plans in the same order
   */
  List<LogicalPlan> resolveAll(List<LogicalPlan> plans) throws AnalysisException {
    return Settings.in(
        () -> {
          List<CTERelationDef> held = plans.stream().map(Resolver::held).toList();
          LogicalPlan resolved =
              analyzer.execute(new WithCTE(new OneRowRelation(), Trees.seq(held)));
          List<LogicalPlan> each =
              Trees.list(((WithCTE) resolved).cteDefs()).stream()
                  .map(CTERelationDef::child)
                  .toList();
          each.forEach(analyzer::checkAnalysis);
          return each;
        });
  }

  /** A plan as one of many that stand side by side; names that it gives by WITH stay in it. */
  private static CTERelationDef held(LogicalPlan plan) {
    return new CTERelationDef(
        CTESubstitution$.MODULE$.apply(plan),
        CTERelationDef.newId(),
        Option.empty(),
        false,
        Option.empty());
  }

  /** Returns an empty table of the declared columns. */
  static LocalRelation emptyTable(Relation relation) {
    StructType columns = new StructType();
    for (Relation.Column column : relation.columns()) {
      columns =
          columns.add(column.name(), TYPES.computeIfAbsent(column.type(), DataType::fromDDL));
    }
    List<AttributeReference> attributes = Trees.list(DataTypeUtils$.MODULE$.toAttributes(columns));
    return new LocalRelation(Trees.seq(attributes), Trees.seq(List.of()), false, Option.empty());
  }

  static Alias named(Expression expression, String name) {
    return new Alias(
        expression,
        name,
        NamedExpression.newExprId(),
        Trees.seq(List.of()),
        Option.empty(),
        Trees.seq(List.of()));
  }

  private static Analyzer analyzer() {
    SessionCatalog catalog =
        new SessionCatalog(
            new InMemoryCatalog(new SparkConf(false), new Configuration(false)),
            FunctionRegistry$.MODULE$.builtin(),
            Settings.asConf());
    return new Analyzer(catalog);
  }
}
