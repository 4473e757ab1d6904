package org.districtassessment.stage.vector;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.types.DataType;

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
    int count = rows.rows();
    int[] chosen = new int[count];
    Arrays.fill(chosen, conditions.size());
    for (int c = conditions.size() - 1; c >= 0; c--) {
      LongColumn truths = Kernels.longs(rows.values(conditions.get(c)));
      for (int i = 0; i < count; i++) {
        if (truths.values[i] != 0 && !truths.isNull(i)) {
          chosen[i] = c;
        }
      }
    }
    DataType type = expression().dataType();
    ColumnBuilder builder = new ColumnBuilder(type, count);
    boolean isLong = Column.isLong(type);
    for (int v = 0; v < values.size(); v++) {
      Column of = rows.values(values.get(v));
      LongColumn longs = isLong ? Kernels.longs(of) : null;
      for (int i = 0; i < count; i++) {
        if (chosen[i] != v) {
          continue;
        }
        if (longs == null) {
          builder.set(i, of.value(i));
        } else if (longs.isNull(i)) {
          builder.setNull(i);
        } else {
          builder.setNumber(i, longs.values[i]);
        }
      }
    }
    return builder.build();
  }
}
