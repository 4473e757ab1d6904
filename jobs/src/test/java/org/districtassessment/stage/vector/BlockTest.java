package org.districtassessment.stage.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What comes out of a block is what went in, in whatever form it was packed. */
class BlockTest {

  private static final DataType WIDE = DataTypes.createDecimalType(30, 2);

  /**
   * @param bits of the range in which numbers are; with all 64 it does not fit into a long
   * @param different so many different ones there are at most
   */
  @Property
  void numbersStay(
      @ForAll @IntRange(max = 1000) int rows,
      @ForAll @IntRange(max = 64) int bits,
      @ForAll @IntRange(min = 1, max = 400) int different,
      @ForAll boolean isSomeMissing,
      @ForAll long seed) {
    Random random = new Random(seed);
    long base = random.nextLong();
    long[] words = new long[different];
    for (int i = 0; i < different; i++) {
      words[i] = base + (bits == 0 ? 0 : random.nextLong() >>> (64 - bits));
    }
    ColumnBuilder column = new ColumnBuilder(DataTypes.LongType, rows);
    for (int i = 0; i < rows; i++) {
      column.set(
          i, isSomeMissing && random.nextInt(5) == 0 ? null : words[random.nextInt(different)]);
    }
    expectSame(column.build());
  }

  /** A byte tells 256 words apart, and a short 65,536. */
  @ParameterizedTest
  @CsvSource({"1, 70", "255, 600", "256, 600", "257, 600", "65536, 70000", "65537, 70000"})
  void asManyDifferentValuesAsANumberTellsApart(int different, int rows) {
    long[] numbers = new long[rows];
    int[] words = new int[rows];
    List<@Nullable Object> texts = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      numbers[i] = 0x1234_5678_9ABC_DEFL * (i % different);
      words[i] = i % different;
      if (i < different) {
        texts.add(UTF8String.fromString("词" + i));
      }
    }
    expectSame(new LongColumn(DataTypes.LongType, rows, numbers, null));
    expectSame(new WordsColumn(DataTypes.StringType, texts.toArray(), words));
  }

  @Property
  void textsStay(@ForAll List<String> some, @ForAll long seed) {
    Random random = new Random(seed);
    List<@Nullable Object> texts = new ArrayList<>();
    for (String text : some) {
      texts.add(random.nextInt(4) == 0 ? null : UTF8String.fromString(text));
    }
    expectSame(new ObjectColumn(DataTypes.StringType, texts.toArray()));
  }

  @Test
  void decimalsAndFractionsStay() {
    expectSame(
        new ObjectColumn(
            WIDE,
            values(
                Decimal.apply(new BigDecimal("-1234567890123456789012345678.90"), 30, 2),
                null,
                Decimal.apply(new BigDecimal("0.00"), 30, 2))));
    expectSame(new ObjectColumn(DataTypes.DoubleType, values(0.1, null, Double.NaN, -0.0)));
  }

  /** Of words that no row has nothing is left, and those of null are null. */
  @Test
  void wordsThatNoRowHasStayBehind() {
    UTF8String one = UTF8String.fromString("one");
    Column rows =
        new WordsColumn(
            DataTypes.StringType,
            values(UTF8String.fromString("unused"), one, null),
            new int[] {1, 2, 1});

    WordsColumn copy = (WordsColumn) copy(rows);

    assertThat(copy.words).containsExactly(one, null);
    expectSame(rows);
  }

  private static void expectSame(Column column) {
    Column copy = copy(column);
    assertThat(copy.rows()).isEqualTo(column.rows());
    List<@Nullable Object> expected = new ArrayList<>();
    List<@Nullable Object> actual = new ArrayList<>();
    for (int i = 0; i < column.rows(); i++) {
      expected.add(column.value(i));
      actual.add(copy.value(i));
      assertThat(copy.isNull(i)).isEqualTo(column.isNull(i));
      assertThat(copy.isEqual(i, column, i)).isTrue();
    }
    assertThat(actual).isEqualTo(expected);
    assertThat(copy.hasNull()).isEqualTo(expected.contains(null));
    long[] hashes = new long[column.rows()];
    column.hash(hashes);
    long[] hashesOfCopy = new long[column.rows()];
    copy.hash(hashesOfCopy);
    assertThat(hashesOfCopy).isEqualTo(hashes);
  }

  private static Object[] values(@Nullable Object... values) {
    return Arrays.asList(values).toArray();
  }

  private static Column copy(Column column) {
    return Block.of(0, 0, List.of(column, column), column.rows())
        .columns(List.of(column.type(), column.type()))
        .get(1);
  }
}
