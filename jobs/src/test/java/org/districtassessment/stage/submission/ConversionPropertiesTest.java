package org.districtassessment.stage.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.districtassessment.core.schema.Field;
import org.districtassessment.core.schema.FieldType;
import org.districtassessment.core.schema.OtherUnit;
import org.districtassessment.stage.record.CellKind;
import org.jspecify.annotations.Nullable;

/** Whatever a value is written as, it is read as that value or not at all. */
class ConversionPropertiesTest {

  private static final Field NUMBER = CellReaderTest.field(FieldType.NUMBER);
  private static final OtherUnit TEN_THOUSANDS = NUMBER.intake().unit("万元").orElseThrow();

  private final CellReader numbers = CellReader.of(NUMBER);
  private final CellReader dates = CellReader.of(CellReaderTest.field(FieldType.DATE));

  @Property
  void everySpellingOfANumberReadsBack(
      @ForAll @LongRange(min = -99_999_999_999_999L, max = 99_999_999_999_999L) long cents,
      @ForAll @IntRange(min = 0, max = 63) int style) {
    String plain = BigDecimal.valueOf(cents, 2).toPlainString();
    String text = plain;
    if ((style & 1) != 0) {
      text = grouped(text, (style & 2) != 0 ? "," : "\u00A0");
    }
    if ((style & 4) != 0) {
      text = text.startsWith("-") ? "-￥" + text.substring(1) : "￥" + text;
    }
    if ((style & 8) != 0) {
      text = text.replace('-', '\u2212');
    }
    if ((style & 16) != 0) {
      text = fullWidth(text);
    }
    if ((style & 32) != 0) {
      text = "'" + text + "元";
    }
    assertThat(value(numbers, text, null)).as(text).isEqualTo(cents);
  }

  @Property
  void aUnitMultipliesExactlyWhereverItStands(
      @ForAll @LongRange(min = -9_999_999_999L, max = 9_999_999_999L) long hundredths) {
    String plain = BigDecimal.valueOf(hundredths, 2).toPlainString();
    long expected = hundredths * 10_000;
    assertThat(value(numbers, plain + "万元", null)).isEqualTo(expected);
    assertThat(value(numbers, plain, TEN_THOUSANDS)).isEqualTo(expected);
    assertThat(value(numbers, grouped(plain, ","), TEN_THOUSANDS)).isEqualTo(expected);
  }

  /** Against another reading of the same text: as a decimal of the JDK. */
  @Property
  void aPlainTextIsItsDecimalOrNotRead(@ForAll("almostNumbers") String text) {
    Long read = value(numbers, text, null);
    if (read != null && text.matches("[+-]?[0-9.]+")) {
      assertThat(new BigDecimal(text)).isEqualByComparingTo(BigDecimal.valueOf(read, 2));
    }
  }

  /** One text, one number: digits in the order they came, in whatever groups. */
  @Property
  void aReadTextHasTheDigitsOfItsValue(@ForAll("almostNumbers") String text) {
    Long read = value(numbers, text, null);
    if (read != null && !text.contains("万") && !text.contains("%")) {
      String digits = text.replaceAll("[^0-9.]", "");
      assertThat(new BigDecimal(digits))
          .as(text)
          .isEqualByComparingTo(BigDecimal.valueOf(Math.abs(read), 2));
      assertThat(text.contains("-") && read != 0).as(text).isEqualTo(read < 0);
    }
  }

  /** A stray space is what makes a cell take the long way. */
  @Property
  void bothWaysAgreeOnCanonicalSpelling(@ForAll("almostNumbers") String text) {
    Long shortWay = value(numbers, text, null);
    if (shortWay != null && numbers.conversions().isEmpty()) {
      assertThat(value(numbers, "\u200B" + text, null)).as(text).isEqualTo(shortWay);
    }
  }

  @Property
  void everySpellingOfADateReadsBack(
      @ForAll @IntRange(min = 0, max = 80_000) int day,
      @ForAll @IntRange(min = 0, max = 7) int style) {
    LocalDate date = LocalDate.of(1900, 1, 1).plusDays(day);
    List<String> patterns =
        List.of(
            "yyyy-MM-dd",
            "yyyy/M/d",
            "yyyy.M.d",
            "yyyyMMdd",
            "yyyy年M月d日",
            "yyyy年MM月dd日",
            "yyyy-M-d 00:00:00",
            "yyyy 年 M 月 d 日");
    String text = date.format(DateTimeFormatter.ofPattern(patterns.get(style)));
    assertThat(value(dates, text, null)).as(text).isEqualTo(date.toEpochDay());
    if (!text.contains(" ")) {
      assertThat(value(dates, fullWidth(text), null)).as(text).isEqualTo(date.toEpochDay());
    }
  }

  @Property
  void anyTextIsReadOrRefusedWithoutFailing(@ForAll String text) {
    String cell = text.strip();
    if (!cell.isEmpty()) {
      for (FieldType type : FieldType.values()) {
        value(CellReader.of(CellReaderTest.field(type), true), cell, null);
      }
    }
  }

  @Provide
  Arbitrary<String> almostNumbers() {
    return Arbitraries.strings()
        .withChars("0123456789.,- 万元%")
        .ofMinLength(1)
        .ofMaxLength(12)
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }

  private static @Nullable Long value(CellReader reader, String cell, @Nullable OtherUnit unit) {
    byte[] bytes = Cells.utf8(cell);
    return reader.reads(bytes, 0, bytes.length, CellKind.TEXT, unit) ? reader.value() : null;
  }

  private static String grouped(String plain, String separator) {
    return plain.replaceAll("(?<=\\d)(?=(\\d{3})+(?!\\d))(?<!\\..{0,3})", separator);
  }

  private static String fullWidth(String text) {
    StringBuilder wide = new StringBuilder();
    text.chars()
        .forEach(c -> wide.append((char) (c > ' ' && c < 127 && c != '\'' ? c + 0xFEE0 : c)));
    return wide.toString();
  }
}
