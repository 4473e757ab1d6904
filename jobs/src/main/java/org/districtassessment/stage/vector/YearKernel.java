package org.districtassessment.stage.vector;

import java.time.LocalDate;
import org.apache.spark.sql.catalyst.expressions.Year;
import org.apache.spark.sql.types.DataTypes;

/** The years of days. */
final class YearKernel extends Kernel {

  private final Kernel of;

  YearKernel(Year year, Kernel of) {
    super(year);
    this.of = of;
  }

  @Override
  Column over(Frame rows) {
    LongColumn days = Kernels.longs(rows.values(of));
    long[] years = new long[rows.rows()];
    for (int i = 0; i < years.length; i++) {
      if (!days.isNull(i)) {
        years[i] = LocalDate.ofEpochDay(days.values[i]).getYear();
      }
    }
    return new LongColumn(DataTypes.IntegerType, years.length, years, days.nulls);
  }
}
