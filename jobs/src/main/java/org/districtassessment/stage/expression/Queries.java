package org.districtassessment.stage.expression;

import java.util.List;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.catalyst.optimizer.InlineCTE;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.districtassessment.core.Meanwhile;

/** Finds the names and types of queries: of many together, by Spark's own analyzer. */
public final class Queries {

  /** From so many on, two threads take half of them each. */
  private static final int MANY = 4;

  private final Resolver resolver = new Resolver();

  /**
   * Resolves queries. What rules say in them was checked before.
   *
   * @return queries in the same order, of which the types of columns are known
   */
  public List<Query> resolved(List<Query> queries) {
    if (queries.size() < MANY) {
      return together(queries);
    }

    int half = queries.size() / 2;
    return Meanwhile.each(
            List.of(queries.subList(0, half), queries.subList(half, queries.size())),
            this::together)
        .stream()
        .flatMap(List::stream)
        .toList();
  }

  private List<Query> together(List<Query> queries) {
    if (queries.isEmpty()) {
      return List.of();
    }

    try {
      return resolver.resolveEach(queries.stream().map(Query::plan).toList()).stream()
          .map(Queries::withoutNames)
          .map(Query::new)
          .toList();
    } catch (AnalysisException e) {
      throw new IllegalStateException("The rules were bound, but a query does not resolve", e);
    }
  }

  /** Puts what WITH named in the places of the names, so that a query can stand in another one. */
  private static LogicalPlan withoutNames(LogicalPlan resolved) {
    LogicalPlan plan = Settings.in(() -> new InlineCTE(true, false).apply(resolved));
    plan.setAnalyzed();
    return plan;
  }
}
