package org.districtassessment.stage.vector;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.catalyst.expressions.EvalMode$;
import org.apache.spark.sql.catalyst.expressions.aggregate.Count;
import org.apache.spark.sql.catalyst.expressions.aggregate.Sum;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.DecimalType;
import org.districtassessment.stage.vector.Step.Aggregate;
import org.districtassessment.stage.vector.Step.Aggregation;
import org.jspecify.annotations.Nullable;

/**
 * The keys and aggregates of groups that are different in scenarios. Counts and exact sums are
 * those of before, less what is absent, plus what is there instead; other aggregates look at all
 * rows of the group again.
 */
final class ScenarioAggregates extends Frame {

  /** How many rows are looked at again at a time, unless a group has more. */
  private static final int ROWS = 150_000;

  private final Aggregate aggregate;
  private final ScenarioRows of;
  private final StepFrames.Grouped before;
  private final Frame different;
  private final ScenarioGroups groups;
  private final Kernels kernels;
  private final Frame absent;

  /**
   * @param of the rows that are grouped
   * @param before their groups with nothing left out
   * @param different the rows that make scenarios different
   */
  ScenarioAggregates(
      Aggregate aggregate,
      ScenarioRows of,
      StepFrames.Grouped before,
      Frame different,
      ScenarioGroups groups,
      Kernels kernels) {
    super(groups.count());
    this.aggregate = aggregate;
    this.of = of;
    this.before = before;
    this.different = different;
    this.groups = groups;
    this.kernels = kernels;
    absent = of.rows().take(of.absent().rows());
  }

  @Override
  Column compute(int position) {
    int keys = aggregate.keys().size();
    if (position < keys) {
      return kernels.of(aggregate.keys().get(position)).valuesOf(different).take(groups.firsts());
    }

    Aggregation aggregation = aggregate.aggregations().get(position - keys);
    Column corrected = corrected(aggregation, before.column(position));
    return corrected == null ? again(aggregation) : corrected;
  }

  /** Returns null where numbers do not say enough. */
  private @Nullable Column corrected(Aggregation aggregation, Column known) {
    if (aggregation.isDistinct()) {
      return null;
    }
    if (aggregation.function() instanceof Count) {
      return corrected(aggregation, known, null);
    }
    if (!(aggregation.function() instanceof Sum sum)
        || !EvalMode$.MODULE$.ANSI().equals(sum.evalContext().evalMode())) {
      return null;
    }

    Aggregation counting = new Aggregation(new Count(sum.children()), aggregation.where(), false);
    Column countsBefore = Aggregates.of(counting, of.rows(), before.groups(), kernels);
    Column counts = corrected(counting, countsBefore, null);
    try {
      return corrected(aggregation, known, counts);
    } catch (ArithmeticException e) {
      // Parts of a sum may be more than its type holds where all of it is not.
      return null;
    }
  }

  /**
   * @param known by group with nothing left out
   * @param counts how many values each sum has, where it is null without any
   */
  private @Nullable Column corrected(
      Aggregation aggregation, Column known, @Nullable Column counts) {
    Column less = Aggregates.of(aggregation, absent, groups.ofAbsent(), rows(), kernels);
    Column plus = Aggregates.of(aggregation, of.more(), groups.ofMore(), rows(), kernels);
    DataType type = aggregation.function().dataType();
    ColumnBuilder corrected = new ColumnBuilder(type, rows());
    for (int i = 0; i < rows(); i++) {
      if (counts != null && counts.number(i) == 0) {
        corrected.set(i, null);
        continue;
      }

      int group = groups.before(i);
      BigDecimal sum =
          exact(group == Column.NO_ROW ? null : known.value(group))
              .subtract(exact(less.value(i)))
              .add(exact(plus.value(i)));
      Object value = value(type, sum);
      if (value == null) {
        return null;
      }

      corrected.set(i, value);
    }
    return corrected.build();
  }

  private static BigDecimal exact(@Nullable Object value) {
    if (value == null) {
      return BigDecimal.ZERO;
    }

    return value instanceof Decimal decimal
        ? decimal.toJavaBigDecimal()
        : BigDecimal.valueOf((Long) value);
  }

  /** Returns null for more than the type holds. */
  private static @Nullable Object value(DataType type, BigDecimal exact) {
    if (type instanceof DecimalType decimal) {
      BigDecimal scaled = exact.setScale(decimal.scale());
      return scaled.precision() > decimal.precision()
          ? null
          : Decimal.apply(scaled, decimal.precision(), decimal.scale());
    }

    return exact.toBigInteger().bitLength() < Long.SIZE ? (Object) exact.longValueExact() : null;
  }

  /** Looks at all rows of groups, of some groups at a time. */
  private Column again(Aggregation aggregation) {
    List<Column> parts = new ArrayList<>();
    int from = 0;
    while (from < rows()) {
      int to = from;
      IntStream.Builder there = IntStream.builder();
      IntStream.Builder groupOf = IntStream.builder();
      int count = 0;
      while (to < rows() && count < ROWS) {
        for (int row : groups.stillThere(to)) {
          there.add(row);
          groupOf.add(to - from);
          count++;
        }
        to++;
      }
      parts.add(ofSome(aggregation, there.build().toArray(), groupOf.build().toArray(), from, to));
      from = to;
    }
    return Concatenate.concatenate(aggregation.function().dataType(), parts, rows());
  }

  private Column ofSome(Aggregation aggregation, int[] there, int[] groupOf, int from, int to) {
    int[] ofMore = groups.ofMore();
    int[] more =
        IntStream.range(0, ofMore.length)
            .filter(row -> ofMore[row] >= from && ofMore[row] < to)
            .toArray();
    int[] groupOfMore = Arrays.stream(more).map(row -> ofMore[row] - from).toArray();
    Frame rows =
        new StepFrames.United(
            List.of(of.rows().take(there), of.more().take(more)), aggregate.of().types());
    return Aggregates.of(
        aggregation, rows, ScenarioRows.behind(groupOf, groupOfMore), to - from, kernels);
  }
}
