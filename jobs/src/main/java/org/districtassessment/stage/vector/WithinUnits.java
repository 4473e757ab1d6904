package org.districtassessment.stage.vector;

import java.util.List;
import java.util.function.IntPredicate;
import org.apache.spark.sql.catalyst.expressions.aggregate.AggregateFunction;
import org.apache.spark.sql.catalyst.expressions.aggregate.Average;
import org.apache.spark.sql.catalyst.expressions.aggregate.Count;
import org.apache.spark.sql.catalyst.expressions.aggregate.Max;
import org.apache.spark.sql.catalyst.expressions.aggregate.Min;
import org.apache.spark.sql.catalyst.expressions.aggregate.Percentile;
import org.apache.spark.sql.catalyst.expressions.aggregate.Sum;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.districtassessment.stage.vector.Step.Aggregate;
import org.districtassessment.stage.vector.Step.Aggregation;
import org.districtassessment.stage.vector.Step.Everywhere;
import org.districtassessment.stage.vector.Step.Exchange;
import org.districtassessment.stage.vector.Step.Join;
import org.districtassessment.stage.vector.Step.JoinKind;
import org.districtassessment.stage.vector.Step.Once;
import org.districtassessment.stage.vector.Step.Partial;
import org.districtassessment.stage.vector.Step.Scan;
import scala.jdk.javaapi.CollectionConverters;

/** Which steps can be computed for scenarios by what is different in them, see ScenarioFrames. */
final class WithinUnits {

  private WithinUnits() {}

  /**
   * Whether rows of a placed step come of rows of their own unit only, in ways that do not depend
   * on the order of rows, and are named by its key.
   *
   * @param place where the rows are
   * @param isMarked whether the table of a number says which scenarios leave out its rows
   */
  static boolean isWithin(Step placed, Place place, IntPredicate isMarked) {
    return place.level() == 0
        && !place.columns().isEmpty()
        && Needed.steps(List.of(placed)).stream().allMatch(step -> isPossible(step, isMarked));
  }

  private static boolean isPossible(Step step, IntPredicate isMarked) {
    if (step instanceof Scan scan) {
      return isMarked.test(scan.table());
    }
    if (step instanceof Join join) {
      return join.kind() != JoinKind.FULL;
    }
    if (step instanceof Aggregate aggregate) {
      return !aggregate.keys().isEmpty()
          && aggregate.keys().stream().allMatch(key -> isExact(key.dataType()))
          && aggregate.aggregations().stream().allMatch(WithinUnits::isOrderFree);
    }

    return !(step instanceof Partial
        || step instanceof Exchange
        || step instanceof Everywhere
        || step instanceof Once);
  }

  private static boolean isOrderFree(Aggregation aggregation) {
    AggregateFunction function = aggregation.function();
    List<DataType> types =
        CollectionConverters.asJava(function.children()).stream()
            .map(child -> child.dataType())
            .toList();
    if (function instanceof Average) {
      return types.stream().allMatch(DecimalType.class::isInstance);
    }

    return function instanceof Percentile
        || ((function instanceof Count
                || function instanceof Sum
                || function instanceof Min
                || function instanceof Max)
            && types.stream().allMatch(WithinUnits::isExact));
  }

  /** Whether equal values look alike, and add up to the same in any order. */
  private static boolean isExact(DataType type) {
    return !type.equals(DataTypes.DoubleType) && !type.equals(DataTypes.FloatType);
  }
}
