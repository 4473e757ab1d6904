package org.districtassessment.stage.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.spark.sql.execution.vectorized.OnHeapColumnVector;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What {@link ColumnBytes} packs, {@link KeptColumn} gives back. */
class KeptColumnTest {

  private static final int ROWS = 300;

  @Property(tries = 300)
  void numbersComeBack(@ForAll("numbers") List<@Nullable Long> values) {
    DataType type = DataTypes.createDecimalType(18, 2);

    KeptColumn kept = packed(column(type, values), values.size());

    for (int i = 0; i < values.size(); i++) {
      Long value = values.get(i);
      assertThat(kept.isNullAt(i)).isEqualTo(value == null);
      if (value == null) {
        assertThat(kept.getDecimal(i, 18, 2)).isNull();
      } else {
        assertThat(kept.getLong(i)).isEqualTo(value);
        assertThat(kept.getDecimal(i, 18, 2)).isEqualTo(Decimal.createUnsafe(value, 18, 2));
      }
    }
    assertThat(kept.hasNull()).isEqualTo(values.contains(null));
    long[] together = new long[values.size() + 1];
    boolean[] nulls = new boolean[values.size() + 1];
    kept.numbers(together, 1);
    kept.nulls(nulls, 1);
    for (int i = 0; i < values.size(); i++) {
      Long value = values.get(i);
      assertThat(nulls[i + 1]).isEqualTo(value == null);
      assertThat(value == null ? null : (Long) together[i + 1]).isEqualTo(value);
    }
  }

  @Property(tries = 300)
  void textsComeBack(@ForAll("texts") List<@Nullable String> values) {
    OnHeapColumnVector column = new OnHeapColumnVector(ROWS, DataTypes.StringType);
    for (int i = 0; i < values.size(); i++) {
      String value = values.get(i);
      if (value == null) {
        column.putNull(i);
      } else {
        column.putByteArray(i, Cells.utf8(value));
      }
    }

    KeptColumn kept = packed(column, values.size());

    List<@Nullable String> back = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      back.add(text(kept.getUTF8String(i)));
    }
    assertThat(back).isEqualTo(values);
    assertThat(kept.numNulls()).isEqualTo((int) values.stream().filter(v -> v == null).count());
    assertThat(together(kept, values.size())).isEqualTo(values);
    if (kept.isWorded()) {
      assertThat(byWord(kept, values.size())).isEqualTo(values);
    }
  }

  @Test
  void daysAndAnswersComeBack() {
    OnHeapColumnVector days = new OnHeapColumnVector(3, DataTypes.DateType);
    days.putInt(0, -25_000);
    days.putInt(1, 20_000);
    days.putNull(2);
    OnHeapColumnVector answers = new OnHeapColumnVector(2, DataTypes.BooleanType);
    answers.putBoolean(0, true);
    answers.putBoolean(1, false);

    KeptColumn keptDays = packed(days, 3);
    KeptColumn keptAnswers = packed(answers, 2);

    assertThat(keptDays.getInt(0)).isEqualTo(-25_000);
    assertThat(keptDays.getInt(1)).isEqualTo(20_000);
    assertThat(keptDays.isNullAt(2)).isTrue();
    assertThat(keptAnswers.getBoolean(0)).isTrue();
    assertThat(keptAnswers.getBoolean(1)).isFalse();
  }

  @Test
  void aNumberTakesAsManyBytesAsTheRangeNeeds() {
    assertThat(bytesOf(List.of(7L, 7L, 7L, 7L))).isEqualTo(ColumnBytes.HEADER);
    assertThat(bytesOf(List.of(1_000_000L, 1_000_255L))).isEqualTo(ColumnBytes.HEADER + 2);
    assertThat(bytesOf(List.of(0L, 256L))).isEqualTo(ColumnBytes.HEADER + 4);
    assertThat(bytesOf(List.of(0L, 65_536L))).isEqualTo(ColumnBytes.HEADER + 8);
    assertThat(bytesOf(List.of(Long.MIN_VALUE, Long.MAX_VALUE))).isEqualTo(ColumnBytes.HEADER + 16);
  }

  @Provide
  @SuppressWarnings("NullAway") // jqwik does not say that injected nulls are elements
  Arbitrary<List<@Nullable Long>> numbers() {
    Arbitrary<Long> any =
        Arbitraries.oneOf(
            Arbitraries.longs().between(-3, 3),
            Arbitraries.longs().between(0, 70_000),
            Arbitraries.longs());
    return any.injectNull(0.1).list().ofMinSize(1).ofMaxSize(ROWS);
  }

  /** Few different texts in one list, many in another. */
  @Provide
  @SuppressWarnings("NullAway") // jqwik does not say that injected nulls are elements
  Arbitrary<List<@Nullable String>> texts() {
    Arbitrary<String> few = Arbitraries.of("", "是", "否", "万州区");
    Arbitrary<String> many = Arbitraries.strings().ofMaxLength(12);
    return Arbitraries.of(few, many)
        .flatMap(any -> any.injectNull(0.1).list().ofMinSize(1).ofMaxSize(ROWS))
        .map(list -> list.stream().map(KeptColumnTest::valid).toList())
        .map(ArrayList::new);
  }

  /** Half of a surrogate pair is no text. */
  private static @Nullable String valid(@Nullable String text) {
    return text == null ? null : Cells.text(Cells.utf8(text), 0, Cells.utf8(text).length);
  }

  private static @Nullable String text(@Nullable UTF8String text) {
    return text == null ? null : text.toString();
  }

  private static List<@Nullable String> together(KeptColumn kept, int rows) {
    @Nullable Object[] texts = new Object[rows + 1];
    kept.texts(texts, 1);
    List<@Nullable String> all = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      all.add(text((UTF8String) texts[i + 1]));
    }
    return all;
  }

  /** By numbers of words that are ten times their place, the last of which is that of null. */
  private static List<@Nullable String> byWord(KeptColumn kept, int rows) {
    UTF8String[] words = kept.words();
    int[] numbers = new int[words.length + 1];
    Arrays.setAll(numbers, i -> 10 * i);
    int[] ofRows = new int[rows + 1];
    kept.words(ofRows, 1, numbers);
    List<@Nullable String> all = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      int word = ofRows[i + 1] / 10;
      all.add(word == words.length ? null : words[word].toString());
    }
    return all;
  }

  private static int bytesOf(List<Long> values) {
    return ColumnBytes.pack(column(DataTypes.LongType, values), values.size()).length;
  }

  private static OnHeapColumnVector column(DataType type, List<? extends @Nullable Long> values) {
    OnHeapColumnVector column = new OnHeapColumnVector(values.size(), type);
    for (int i = 0; i < values.size(); i++) {
      Long value = values.get(i);
      if (value == null) {
        column.putNull(i);
      } else {
        column.putLong(i, value);
      }
    }
    return column;
  }

  private static KeptColumn packed(OnHeapColumnVector column, int rows) {
    return new KeptColumn(ColumnBytes.pack(column, rows), rows, column.dataType());
  }
}
