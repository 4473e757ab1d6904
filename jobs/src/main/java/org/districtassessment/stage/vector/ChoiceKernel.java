package org.districtassessment.stage.vector;

import java.util.List;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.jspecify.annotations.Nullable;

/** The value beside the first condition that is true, or else the last value. */
final class ChoiceKernel extends Kernel {

  private final List<Kernel> conditions;
  private final List<Kernel> values;

  ChoiceKernel(Expression expression, List<Kernel> conditions, List<Kernel> values) {
    super(expression);
    this.conditions = List.copyOf(conditions);
    this.values = List.copyOf(values);
  }

  @Override
  Column over(Frame rows) {
    return Column.isLong(expression().dataType()) ? longs(rows) : objects(rows);
  }

  private Column longs(Frame rows) {
    LongColumn last = Kernels.longs(rows.values(values.get(conditions.size())));
    long[] chosen = last.values.clone();
    boolean[] nulls = last.nulls == null ? null : last.nulls.clone();
    for (int c = conditions.size() - 1; c >= 0; c--) {
      LongColumn truths = Kernels.longs(rows.values(conditions.get(c)));
      LongColumn of = Kernels.longs(rows.values(values.get(c)));
      if (nulls == null && of.nulls != null) {
        nulls = new boolean[chosen.length];
      }
      for (int i = 0; i < chosen.length; i++) {
        if (truths.values[i] != 0 && !truths.isNull(i)) {
          chosen[i] = of.values[i];
          if (nulls != null) {
            nulls[i] = of.isNull(i);
          }
        }
      }
    }
    return new LongColumn(expression().dataType(), chosen.length, chosen, nulls);
  }

  private Column objects(Frame rows) {
    Column last = rows.values(values.get(conditions.size()));
    @Nullable Object[] chosen = new Object[rows.rows()];
    for (int i = 0; i < chosen.length; i++) {
      chosen[i] = last.value(i);
    }
    for (int c = conditions.size() - 1; c >= 0; c--) {
      LongColumn truths = Kernels.longs(rows.values(conditions.get(c)));
      Column of = rows.values(values.get(c));
      for (int i = 0; i < chosen.length; i++) {
        if (truths.values[i] != 0 && !truths.isNull(i)) {
          chosen[i] = of.value(i);
        }
      }
    }
    return new ObjectColumn(expression().dataType(), chosen);
  }
}
