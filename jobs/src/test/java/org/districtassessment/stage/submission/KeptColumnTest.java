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

    KeptColumn kept = packed(numbers(values), type);

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
    TextBytes column = new TextBytes();
    put(values, column);

    KeptColumn kept = packed(column, DataTypes.StringType);

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
    KeptColumn days = packed(numbers(Arrays.asList(-25_000L, 20_000L, null)), DataTypes.DateType);
    KeptColumn answers = packed(numbers(List.of(1L, 0L)), DataTypes.BooleanType);

    assertThat(days.getInt(0)).isEqualTo(-25_000);
    assertThat(days.getInt(1)).isEqualTo(20_000);
    assertThat(days.isNullAt(2)).isTrue();
    assertThat(answers.getBoolean(0)).isTrue();
    assertThat(answers.getBoolean(1)).isFalse();
  }

  /** What stood there before does not show, whether it was of few words or of many. */
  @Property(tries = 200)
  void aColumnIsUsedAgain(
      @ForAll("texts") List<@Nullable String> before, @ForAll("texts") List<@Nullable String> now) {
    TextBytes column = new TextBytes();
    put(before, column);
    column.clear();
    put(now, column);

    KeptColumn kept = packed(column, DataTypes.StringType);

    List<@Nullable String> back = new ArrayList<>();
    for (int i = 0; i < now.size(); i++) {
      back.add(text(kept.getUTF8String(i)));
    }
    assertThat(back).isEqualTo(now);
  }

  /** 64 rows are too few to see; from then on half of the rows may be new words. */
  @Test
  void textsThatSeldomComeAgainAreNoWords() {
    TextBytes twice = new TextBytes();
    TextBytes once = new TextBytes();
    for (int i = 0; i < ROWS; i++) {
      byte[] half = Cells.utf8("语" + i / 2);
      byte[] each = Cells.utf8("语" + i);
      twice.put(half, 0, half.length);
      once.put(each, 0, each.length);
    }

    assertThat(packed(twice, DataTypes.StringType).isWorded()).isTrue();
    assertThat(packed(once, DataTypes.StringType).isWorded()).isFalse();
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

  @SuppressWarnings("NullAway") // of compiled classes it does not see that elements may be null
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
    return numbers(values).length();
  }

  private static NumberBytes numbers(List<? extends @Nullable Long> values) {
    NumberBytes column = new NumberBytes();
    for (Long value : values) {
      if (value == null) {
        column.putNull();
      } else {
        column.put(value);
      }
    }
    return column;
  }

  private static void put(List<@Nullable String> values, TextBytes column) {
    for (String value : values) {
      if (value == null) {
        column.putNull();
      } else {
        byte[] bytes = Cells.utf8("<" + value + ">");
        column.put(bytes, 1, bytes.length - 1);
      }
    }
  }

  private static KeptColumn packed(ColumnBytes column, DataType type) {
    byte[] bytes = new byte[column.length()];
    column.write(bytes, 0);
    return new KeptColumn(bytes, column.rows(), type);
  }
}
