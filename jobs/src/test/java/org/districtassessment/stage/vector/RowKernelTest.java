package org.districtassessment.stage.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.spark.sql.catalyst.expressions.BoundReference;
import org.apache.spark.sql.catalyst.expressions.StringInstr;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Test;

class RowKernelTest {

  private static final BoundReference FIRST = new BoundReference(0, DataTypes.StringType, true);
  private static final BoundReference SECOND = new BoundReference(1, DataTypes.StringType, true);

  /** A part of the units of a slice may have no row of a table; then there is no word either. */
  @Test
  void computesNothingOfNoRows() {
    Frame none =
        new Frame.Ready(
            List.of(
                new StayingBatches().column(0, DataTypes.StringType),
                new StayingBatches().column(1, DataTypes.StringType)),
            0);
    Kernel place =
        RowKernel.over(
            new StringInstr(FIRST, SECOND),
            List.of(new ColumnKernel(FIRST), new ColumnKernel(SECOND)));

    assertThat(place.over(none).rows()).isZero();
  }
}
