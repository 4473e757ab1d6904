package org.districtassessment.stage;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.districtassessment.core.rule.BoundRules;
import org.districtassessment.stage.expression.Query;
import org.districtassessment.stage.vector.QuerySteps;
import org.jspecify.annotations.Nullable;

/**
 * What bound rules ask of rows, as steps that run: those that were made of the same rules in an
 * earlier run, or else made now. May be asked by several threads.
 */
public final class RuleSteps {

  private static final class Steps extends ArrayList<QuerySteps> {
    private Steps(List<QuerySteps> steps) {
      super(steps);
    }
  }

  private final BoundRules rules;
  private final KeptRules kept;
  private final Supplier<RuleQueries> make;
  private @Nullable RuleQueries queries;

  RuleSteps(BoundRules rules, KeptRules kept, Supplier<RuleQueries> make) {
    this.rules = rules;
    this.kept = kept;
    this.make = make;
  }

  /**
   * Takes the columns of tables from the schemas.
   *
   * @param kept what was made of the same rules before
   */
  public static RuleSteps of(BoundRules rules, KeptRules kept) {
    return new RuleSteps(rules, kept, () -> RuleQueries.of(rules));
  }

  /** Returns the rules whose queries these are. */
  public BoundRules rules() {
    return rules;
  }

  TablesOfRelations tables() {
    return TablesOfRelations.of(rules.rules(), kept);
  }

  /**
   * Returns queries of the rules.
   *
   * @param name what they are for; the year, the rules and this name decide what they are
   * @param queries makes them where they are not kept
   */
  List<QuerySteps> of(String name, Function<RuleQueries, List<Query>> queries) {
    return kept.get(rules.year() + " " + name, Steps.class, () -> steps(queries));
  }

  private Steps steps(Function<RuleQueries, List<Query>> of) {
    RuleQueries all = queries();
    List<LogicalPlan> plans = all.resolved(of.apply(all)).stream().map(Query::plan).toList();
    return new Steps(QuerySteps.of(plans));
  }

  private synchronized RuleQueries queries() {
    if (queries == null) {
      queries = make.get();
    }
    return queries;
  }
}
