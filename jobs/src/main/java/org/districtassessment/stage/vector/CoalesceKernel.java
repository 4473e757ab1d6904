package org.districtassessment.stage.vector;

import java.util.List;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.jspecify.annotations.Nullable;

/** The first value that is not missing; what stands behind it is not looked at where it is not. */
final class CoalesceKernel extends Kernel {

  private final List<Kernel> of;

  CoalesceKernel(Expression expression, List<Kernel> of) {
    super(expression);
    this.of = List.copyOf(of);
  }

  @Override
  Column over(Frame rows) {
    Column first = rows.values(of.get(0));
    for (int i = 1; i < of.size() && first.hasNull(); i++) {
      Column other = rows.values(of.get(i));
      first =
          Column.isLong(first.type())
              ? filled(Kernels.longs(first), Kernels.longs(other))
              : filled(first, other);
    }
    return first;
  }

  private static Column filled(LongColumn first, LongColumn other) {
    boolean[] isMissing = first.nulls;
    if (isMissing == null) {
      return first;
    }

    long[] values = first.values.clone();
    boolean[] nulls = other.nulls == null ? null : new boolean[values.length];
    for (int i = 0; i < values.length; i++) {
      if (isMissing[i]) {
        values[i] = other.values[i];
        if (nulls != null) {
          nulls[i] = other.isNull(i);
        }
      }
    }
    return new LongColumn(first.type(), values.length, values, nulls);
  }

  private static Column filled(Column first, Column other) {
    if (first instanceof WordsColumn words
        && other instanceof WordsColumn constant
        && constant.words.length == 1) {
      return words.withoutNull(constant.words[0]);
    }

    @Nullable Object[] values = new Object[first.rows()];
    for (int i = 0; i < values.length; i++) {
      Object value = first.value(i);
      values[i] = value == null ? other.value(i) : value;
    }
    return new ObjectColumn(first.type(), values);
  }
}
