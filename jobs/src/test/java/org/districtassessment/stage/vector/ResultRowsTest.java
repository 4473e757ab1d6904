package org.districtassessment.stage.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ResultRowsTest {

  private static final DataType MONEY = DataTypes.createDecimalType(12, 2);
  private static final List<DataType> TYPES =
      List.of(DataTypes.StringType, DataTypes.DateType, MONEY);

  private static Block block(@Nullable String... texts) {
    ColumnBuilder text = new ColumnBuilder(DataTypes.StringType, texts.length);
    ColumnBuilder day = new ColumnBuilder(DataTypes.DateType, texts.length);
    ColumnBuilder money = new ColumnBuilder(MONEY, texts.length);
    for (int i = 0; i < texts.length; i++) {
      String of = texts[i];
      text.set(i, of == null ? null : UTF8String.fromString(of));
      day.setNumber(i, 19_723 + i);
      money.setNumber(i, 150);
    }
    return Block.of(0, 0, List.of(text.build(), day.build(), money.build()), texts.length);
  }

  /** 19,723 days after 1970 is the first of January 2024. Blocks may be empty. */
  @Test
  void rowsAreThoseOfTheBlocksInTheirOrder() {
    ResultRows rows =
        ResultRows.of(TYPES, List.of(block(), block("a", null), block(), block("b"), block()));

    BigDecimal money = new BigDecimal("1.50");
    assertThat(rows)
        .containsExactly(
            RowFactory.create("a", LocalDate.of(2024, 1, 1), money),
            RowFactory.create(null, LocalDate.of(2024, 1, 2), money),
            RowFactory.create("b", LocalDate.of(2024, 1, 1), money));
    assertThat(rows.get(2).getString(0)).isEqualTo("b");
    assertThat(rows.text(0, 0)).isEqualTo("a");
    assertThat(rows.text(1, 0)).isNull();
    assertThat(rows.columns()).isEqualTo(3);
  }

  @Test
  void textsThatComeAgainAreOne() {
    ResultRows rows = ResultRows.of(TYPES, List.of(block("same", "same"), block("same")));

    assertThat(rows.text(1, 0)).isSameAs(rows.text(0, 0));
    assertThat(rows.text(2, 0)).isSameAs(rows.text(0, 0));
  }
}
