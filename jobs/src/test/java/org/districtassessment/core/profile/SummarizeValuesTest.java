package org.districtassessment.core.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.LongStream;
import org.districtassessment.core.finding.SourceLocation;
import org.districtassessment.core.finding.Text;
import org.districtassessment.core.schema.Constraints;
import org.districtassessment.core.schema.Field;
import org.districtassessment.core.schema.FieldType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SummarizeValuesTest {

  @Test
  void sumsUpNumbersWithTheDecimalsOfTheirField() {
    SummarizeValues values = new SummarizeValues(field(FieldType.NUMBER, 2), 2);
    values.addMissing(3);
    values.add(-150, 1);
    values.add(100, 2);
    values.add(100, 1);
    values.add(250, 1);

    // mean of -1.50, 1.00 (three times) and 2.50: 4.00 / 5
    assertThat(values.summary())
        .isEqualTo(
            new Summary(
                8,
                3,
                3,
                List.of("-1.50", "-1.50", "1.00", "1.00", "1.00", "2.50", "2.50"),
                "0.8000",
                List.of(new ValueCount("1.00", 3), new ValueCount("-1.50", 1))));
  }

  @ParameterizedTest(name = "of 1 to {0}: {1} {2} {3} {4} {5}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # n | p05 | p25 | p50 | p75 | p95
            1 |  1  |  1  |  1  |  1  |   1
            2 |  1  |  1  |  1  |  2  |   2
            4 |  1  |  1  |  2  |  3  |   4
           19 |  1  |  5  | 10  | 15  |  19
           20 |  1  |  5  | 10  | 15  |  19
           21 |  2  |  6  | 11  | 16  |  20
          100 |  5  | 25  | 50  | 75  |  95
          """)
  void aPercentileIsTheLeastValueThatSoManyDoNotExceed(
      long n, String p05, String p25, String p50, String p75, String p95) {
    SummarizeValues values = new SummarizeValues(field(FieldType.INTEGER, 0), 0);
    LongStream.rangeClosed(1, n).forEach(value -> values.add(value, 1));

    assertThat(values.summary().order())
        .containsExactly("1", p05, p25, p50, p75, p95, Long.toString(n));
  }

  @Test
  void roundsTheMeanHalfUpAndNeverOverflows() {
    SummarizeValues thirds = new SummarizeValues(field(FieldType.INTEGER, 0), 0);
    thirds.add(0, 7);
    thirds.add(1, 1);
    SummarizeValues huge = new SummarizeValues(field(FieldType.INTEGER, 0), 0);
    huge.add(Long.MAX_VALUE, 4);

    // 1/8 = 0.125
    assertThat(thirds.summary().mean()).isEqualTo("0.13");
    assertThat(huge.summary().mean()).isEqualTo("9223372036854775807.00");
  }

  @Test
  void daysAndYearsHaveAnOrderButNoMean() {
    SummarizeValues days = new SummarizeValues(field(FieldType.DATE, 0), 1);
    days.add(LocalDate.of(1969, 12, 31).toEpochDay(), 1);
    days.add(LocalDate.of(2024, 2, 29).toEpochDay(), 2);
    SummarizeValues years = new SummarizeValues(field(FieldType.YEAR, 0), 1);
    years.add(2020, 1);

    assertThat(days.summary())
        .isEqualTo(
            new Summary(
                3,
                0,
                2,
                List.of(
                    "1969-12-31",
                    "1969-12-31",
                    "1969-12-31",
                    "2024-02-29",
                    "2024-02-29",
                    "2024-02-29",
                    "2024-02-29"),
                null,
                List.of(new ValueCount("2024-02-29", 2))));
    assertThat(years.summary().percentile(100)).contains("2020");
    assertThat(years.summary().mean()).isNull();
  }

  @Test
  void textsAndBooleansAreCountedOnly() {
    SummarizeValues texts = new SummarizeValues(field(FieldType.STRING, 0), 3);
    texts.add("a", 1);
    texts.add("b", 2);
    texts.add("b", 1);
    texts.add("c", 1);
    texts.add("d", 3);
    SummarizeValues truths = new SummarizeValues(field(FieldType.BOOLEAN, 0), 3);
    truths.add(0, 2);
    truths.add(1, 2);

    assertThat(texts.summary())
        .isEqualTo(
            new Summary(
                8,
                0,
                4,
                List.of(),
                null,
                List.of(new ValueCount("b", 3), new ValueCount("d", 3), new ValueCount("a", 1))));
    assertThat(truths.summary().frequent())
        .containsExactly(new ValueCount("false", 2), new ValueCount("true", 2));
    assertThat(truths.summary().order()).isEmpty();
  }

  @Test
  void ofMissingValuesOnlyTheNumberIsKnown() {
    SummarizeValues values = new SummarizeValues(field(FieldType.NUMBER, 2), 5);
    values.addMissing(2);

    assertThat(values.summary()).isEqualTo(new Summary(2, 2, 0, List.of(), null, List.of()));
    assertThat(new SummarizeValues(field(FieldType.NUMBER, 2), 5).summary())
        .isEqualTo(Summary.EMPTY);
  }

  @Test
  void valuesMustComeInOrder() {
    SummarizeValues values = new SummarizeValues(field(FieldType.INTEGER, 0), 5);
    values.add(2, 1);

    assertThatThrownBy(() -> values.add(1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("1 comes after 2");
  }

  static Field field(FieldType type, int decimals) {
    return new Field(
        "amount",
        type,
        new Text("数额", "Amount"),
        Text.same(""),
        List.of(),
        null,
        decimals,
        false,
        Constraints.NONE,
        List.of(),
        List.of(),
        SourceLocation.ofFile("test.schema.json"));
  }
}
