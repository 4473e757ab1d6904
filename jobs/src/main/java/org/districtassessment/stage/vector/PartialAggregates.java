package org.districtassessment.stage.vector;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.catalyst.expressions.BoundReference;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.aggregate.AggregateFunction;
import org.apache.spark.sql.catalyst.expressions.aggregate.Count;
import org.apache.spark.sql.catalyst.expressions.aggregate.Max;
import org.apache.spark.sql.catalyst.expressions.aggregate.Min;
import org.apache.spark.sql.catalyst.expressions.aggregate.Sum;
import org.apache.spark.sql.types.DataTypes;
import org.districtassessment.stage.vector.Step.Aggregate;
import org.districtassessment.stage.vector.Step.Aggregation;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Aggregates that can be computed place by place first, so that few rows go through an exchange.
 */
final class PartialAggregates {

  private PartialAggregates() {}

  /**
   * @param before what is computed in each place
   * @param keys the keys among the rows of that
   * @param after what is computed of these rows
   */
  record Parts(List<Aggregation> before, List<Expression> keys, List<Aggregation> after) {}

  /** Returns the two parts; empty where an aggregate has to see all rows at once. */
  static Optional<Parts> split(Aggregate aggregate) {
    List<Expression> keys = new ArrayList<>();
    for (Expression key : aggregate.keys()) {
      keys.add(new BoundReference(keys.size(), key.dataType(), true));
    }
    List<Aggregation> after = new ArrayList<>();
    for (Aggregation each : aggregate.aggregations()) {
      AggregateFunction function = each.function();
      BoundReference partial =
          new BoundReference(keys.size() + after.size(), function.dataType(), true);
      if (each.isDistinct()) {
        return Optional.empty();
      }
      if (function instanceof Count) {
        after.add(new Aggregation(new Sum(partial), null, false));
      } else if (function instanceof Min) {
        after.add(new Aggregation(new Min(partial), null, false));
      } else if (function instanceof Max) {
        after.add(new Aggregation(new Max(partial), null, false));
      } else if (function instanceof Sum && function.dataType() == DataTypes.LongType) {
        after.add(new Aggregation(new Sum(partial), null, false));
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(new Parts(aggregate.aggregations(), keys, after));
  }

  /** Returns what it comes to for a row that is a group of its own; empty where nothing says so. */
  static Optional<Step.Project> ofRows(Aggregate aggregate) {
    if (aggregate.keys().isEmpty()) {
      return Optional.empty();
    }

    List<Expression> values = new ArrayList<>(aggregate.keys());
    for (Aggregation each : aggregate.aggregations()) {
      AggregateFunction function = each.function();
      if (each.where() != null || !(function instanceof Min || function instanceof Max)) {
        return Optional.empty();
      }

      values.addAll(CollectionConverters.asJava(function.children()));
    }
    return Optional.of(new Step.Project(aggregate.of(), values));
  }
}
