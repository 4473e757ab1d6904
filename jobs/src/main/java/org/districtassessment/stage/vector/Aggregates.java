package org.districtassessment.stage.vector;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.aggregate.AggregateFunction;
import org.apache.spark.sql.catalyst.expressions.aggregate.Count;
import org.apache.spark.sql.catalyst.expressions.aggregate.Max;
import org.apache.spark.sql.catalyst.expressions.aggregate.Min;
import org.apache.spark.sql.catalyst.expressions.aggregate.Sum;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.unsafe.types.UTF8String;
import org.districtassessment.stage.vector.Step.Aggregation;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.CollectionConverters;

/** Aggregates of groups: those of rules mostly count and sum, which is done here. */
final class Aggregates {

  private static final int IN_NO_GROUP = -1;

  private Aggregates() {}

  /** Returns an aggregate for each group of the rows. */
  static Column of(Aggregation aggregation, Frame rows, Groups groups, Kernels kernels) {
    return of(aggregation, rows, groups.groupOf(), groups.count(), kernels);
  }

  /**
   * Returns an aggregate for each of some groups.
   *
   * @param groupOf group of each row
   */
  static Column of(
      Aggregation aggregation, Frame rows, int[] groupOf, int groups, Kernels kernels) {
    Expression where = aggregation.where();
    if (where == null) {
      return ofCounted(aggregation, rows, groupOf, groups, kernels);
    }

    Column condition = kernels.of(where).valuesOf(rows);
    if (isCountOfRows(aggregation)) {
      return count(aggregation.function().dataType(), Kernels.longs(condition), groupOf, groups);
    }

    int[] counted = counted(condition, groupOf);
    try {
      return ofCounted(aggregation, rows, counted, groups, kernels);
    } catch (RuntimeException e) {
      // A row that does not count need not be computable.
      int[] kept = IntStream.range(0, counted.length).filter(i -> counted[i] >= 0).toArray();
      int[] groupOfKept = Arrays.stream(kept).map(i -> counted[i]).toArray();
      return ofCounted(aggregation, rows.take(kept), groupOfKept, groups, kernels);
    }
  }

  /** The group of each row for which a condition is true. */
  private static int[] counted(Column condition, int[] groupOf) {
    LongColumn truths = Kernels.longs(condition);
    int[] counted = new int[groupOf.length];
    for (int i = 0; i < counted.length; i++) {
      counted[i] = truths.values[i] == 0 || truths.isNull(i) ? IN_NO_GROUP : groupOf[i];
    }
    return counted;
  }

  private static Column ofCounted(
      Aggregation aggregation, Frame rows, int[] groupOf, int groups, Kernels kernels) {
    AggregateFunction function = aggregation.function();
    List<Column> values = new ArrayList<>();
    for (Expression child : CollectionConverters.asJava(function.children())) {
      values.add(kernels.of(child).valuesOf(rows));
    }
    int[] counted = groupOf;
    if (aggregation.isDistinct()) {
      counted = groupOf.clone();
      keepFirsts(counted, values);
    }
    Column fast = fast(function, values, counted, groups);
    return fast != null ? fast : new RowAggregate(function, values).over(counted, groups);
  }

  private static void keepFirsts(int[] counted, List<Column> values) {
    long[] own = new long[counted.length];
    for (int i = 0; i < own.length; i++) {
      own[i] = counted[i];
    }
    List<Column> keys = new ArrayList<>(values);
    keys.add(new LongColumn(DataTypes.LongType, own.length, own, null));
    Groups distinct = Groups.of(keys, own.length);
    boolean[] isFirst = new boolean[counted.length];
    for (int first : distinct.firsts()) {
      isFirst[first] = true;
    }
    for (int i = 0; i < counted.length; i++) {
      if (!isFirst[i]) {
        counted[i] = IN_NO_GROUP;
      }
    }
  }

  private static @Nullable Column fast(
      AggregateFunction function, List<Column> values, int[] groupOf, int groups) {
    DataType type = function.dataType();
    if (function instanceof Count) {
      return count(type, values, groupOf, groups);
    }
    if (values.size() != 1) {
      return null;
    }

    Column of = values.get(0);
    if (function instanceof Sum) {
      return Column.isLong(of.type())
          ? sumOfLongs(type, Kernels.longs(of), groupOf, groups)
          : of.type() instanceof DecimalType ? sumOfDecimals(type, of, groupOf, groups) : null;
    }
    if (function instanceof Min || function instanceof Max) {
      boolean isMax = function instanceof Max;
      return Column.isLong(type)
          ? extremeLong(type, Kernels.longs(of), groupOf, groups, isMax)
          : extreme(of, groupOf, groups, isMax);
    }

    return null;
  }

  private static Column count(DataType type, List<Column> values, int[] groupOf, int groups) {
    long[] counts = new long[groups];
    List<Column> nullable = Groups.nullable(values);
    for (int i = 0; i < groupOf.length; i++) {
      if (groupOf[i] != IN_NO_GROUP && !Groups.hasNull(nullable, i)) {
        counts[groupOf[i]]++;
      }
    }
    return new LongColumn(type, groups, counts, null);
  }

  private static boolean isCountOfRows(Aggregation aggregation) {
    return aggregation.function() instanceof Count count
        && !aggregation.isDistinct()
        && CollectionConverters.asJava(count.children()).stream()
            .allMatch(child -> child instanceof Literal literal && literal.value() != null);
  }

  /** Counts the rows for which something is true. */
  private static Column count(DataType type, LongColumn truths, int[] groupOf, int groups) {
    long[] counts = new long[groups];
    for (int i = 0; i < groupOf.length; i++) {
      if (truths.values[i] != 0 && !truths.isNull(i) && groupOf[i] != IN_NO_GROUP) {
        counts[groupOf[i]]++;
      }
    }
    return new LongColumn(type, groups, counts, null);
  }

  private static @Nullable Column sumOfLongs(
      DataType type, LongColumn of, int[] groupOf, int groups) {
    long[] sums = new long[groups];
    boolean[] isMissing = new boolean[groups];
    Arrays.fill(isMissing, true);
    for (int i = 0; i < groupOf.length; i++) {
      int group = groupOf[i];
      if (group == IN_NO_GROUP || of.isNull(i)) {
        continue;
      }

      long sum = sums[group] + of.values[i];
      if (((sums[group] ^ sum) & (of.values[i] ^ sum)) < 0) {
        return null;
      }

      sums[group] = sum;
      isMissing[group] = false;
    }
    if (Column.isLong(type)) {
      return new LongColumn(type, groups, sums, isMissing);
    }

    DecimalType decimal = (DecimalType) type;
    @Nullable Object[] values = new Object[groups];
    for (int i = 0; i < groups; i++) {
      if (!isMissing[i]) {
        BigDecimal exact = new BigDecimal(BigInteger.valueOf(sums[i]), decimal.scale());
        values[i] = Decimal.apply(exact, decimal.precision(), decimal.scale());
      }
    }
    return new ObjectColumn(type, values);
  }

  private static @Nullable Column sumOfDecimals(
      DataType type, Column of, int[] groupOf, int groups) {
    DecimalType decimal = (DecimalType) type;
    @Nullable BigDecimal[] sums = new BigDecimal[groups];
    for (int i = 0; i < groupOf.length; i++) {
      int group = groupOf[i];
      Object value = group == IN_NO_GROUP ? null : of.value(i);
      if (value != null) {
        BigDecimal exact = ((Decimal) value).toJavaBigDecimal();
        BigDecimal before = sums[group];
        sums[group] = before == null ? exact : before.add(exact);
      }
    }
    @Nullable Object[] values = new Object[groups];
    for (int i = 0; i < groups; i++) {
      BigDecimal sum = sums[i];
      if (sum == null) {
        continue;
      }
      if (sum.precision() - sum.scale() > decimal.precision() - decimal.scale()) {
        return null;
      }

      values[i] = Decimal.apply(sum, decimal.precision(), decimal.scale());
    }
    return new ObjectColumn(type, values);
  }

  private static Column extremeLong(
      DataType type, LongColumn of, int[] groupOf, int groups, boolean isMax) {
    long[] extremes = new long[groups];
    boolean[] isMissing = new boolean[groups];
    Arrays.fill(isMissing, true);
    for (int i = 0; i < groupOf.length; i++) {
      int group = groupOf[i];
      if (group == IN_NO_GROUP || of.isNull(i)) {
        continue;
      }

      long value = of.values[i];
      if (isMissing[group] || (isMax ? value > extremes[group] : value < extremes[group])) {
        extremes[group] = value;
        isMissing[group] = false;
      }
    }
    return new LongColumn(type, groups, extremes, isMissing);
  }

  private static @Nullable Column extreme(Column of, int[] groupOf, int groups, boolean isMax) {
    @Nullable Object[] extremes = new Object[groups];
    for (int i = 0; i < groupOf.length; i++) {
      int group = groupOf[i];
      Object value = group == IN_NO_GROUP ? null : of.value(i);
      if (value == null) {
        continue;
      }

      Object known = extremes[group];
      if (known == null) {
        extremes[group] = value;
        continue;
      }

      int order;
      if (value instanceof UTF8String text) {
        order = text.compareTo((UTF8String) known);
      } else if (value instanceof Decimal decimal) {
        order = decimal.compare((Decimal) known);
      } else {
        return null;
      }
      if (isMax ? order > 0 : order < 0) {
        extremes[group] = value;
      }
    }
    return new ObjectColumn(of.type(), extremes);
  }
}
