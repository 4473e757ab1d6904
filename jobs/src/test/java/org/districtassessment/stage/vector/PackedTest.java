package org.districtassessment.stage.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.BoundReference;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.GreaterThan;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Test;

class PackedTest {

  @Test
  void anExpressionIsTheSameAndYieldsTheSame() {
    BoundReference column = new BoundReference(1, DataTypes.LongType, true);
    GreaterThan more = new GreaterThan(column, new BoundReference(0, DataTypes.LongType, false));

    Expression copy = Packed.unpack(Packed.pack(more), GreaterThan.class);

    assertThat(copy).isEqualTo(more).isNotSameAs(more);
    InternalRow row = new GenericInternalRow(new Object[] {2L, 40L});
    assertThat(copy.eval(row)).isEqualTo(true);
  }

  /** Steps that several queries share are one step on the other side, too. */
  @Test
  void whatIsOneThingStaysOne() {
    BoundReference column = new BoundReference(1, DataTypes.LongType, true);

    List<?> copy =
        Packed.unpack(Packed.pack(new ArrayList<>(List.of(column, column))), ArrayList.class);

    assertThat(copy.get(0)).isEqualTo(column);
    assertThat(copy.get(1)).isSameAs(copy.get(0));
  }
}
