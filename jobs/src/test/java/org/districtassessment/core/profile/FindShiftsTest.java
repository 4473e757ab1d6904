package org.districtassessment.core.profile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.districtassessment.core.finding.Finding;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.finding.Pseudonyms;
import org.districtassessment.core.finding.Redactor;
import org.districtassessment.core.finding.Severity;
import org.districtassessment.core.rule.ProfileLimits;
import org.districtassessment.core.schema.FieldType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Limits here: 0.10 of the rows missing, medians 2 times apart, 0.20 of the values. */
class FindShiftsTest {

  private static final String HEAD = "This column differs much from last year: \"Amount\": ";
  private static final String TAIL =
      ". Hold it against last year's file; explain the change if it is right";

  @Test
  void aShiftIsAWarningAboutTheFile() {
    ColumnProfile now =
        new ColumnProfile(
            "clinic",
            "north",
            "2024/c.csv",
            SummarizeValuesTest.field(FieldType.DATE, 0),
            missing(200, 40));
    ColumnProfile last =
        new ColumnProfile(
            "clinic",
            "north",
            "2023/old.csv",
            SummarizeValuesTest.field(FieldType.DATE, 0),
            missing(100, 9));

    assertThat(
            FindShifts.findShifts(
                List.of(now),
                List.of(last),
                ProfileLimits.DEFAULT,
                redactor("nobody"),
                Language.ZH))
        .containsExactly(
            new Finding(
                "profile-shift",
                Severity.WARNING,
                "clinic",
                "north",
                "2024/c.csv",
                null,
                0,
                null,
                "amount",
                null,
                "与上年相比变化很大：“数额”缺失比例 20.0%，上年 9.0%（相差超过 10 个百分点）。" + "请对照上年的数据核对，属实的请说明原因"));
  }

  @ParameterizedTest(name = "{0} of {1} missing, last year {2} of {3}: {4}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # now   |  of |  last |  of | shift
             20   | 100 |   10  | 100 |
             21   | 100 |   10  | 100 | 21.0% missing, last year 10.0%
              0   | 100 |   10  | 100 |
              0   | 100 |   11  | 100 | 0.0% missing, last year 11.0%
             21   | 100 |    9  |  99 |
             99   |  99 |    0  | 100 |
            100   | 300 |  700  |3000 |
            100   | 300 |  699  |3000 | 33.3% missing, last year 23.3%
          """)
  void comparesTheSharesOfMissingValuesOfAtLeastAHundredRows(
      long now, long rows, long last, long lastRows, @Nullable String shift) {
    assertThat(shifts(FieldType.DATE, missing(rows, now), missing(lastRows, last)))
        .isEqualTo(
            shift == null ? List.of() : List.of(shift + " (more than 10 percentage points apart)"));
  }

  @ParameterizedTest(name = "median {0}, last year {1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          200.00 | 100.00 | false
          200.01 | 100.00 | true
          100.00 | 200.00 | false
          100.00 | 200.01 | true
            0.00 | 200.00 | false
          -90.00 | 200.00 | false
          200.00 |  -1.00 | false
          """)
  void comparesPositiveMedians(String now, String last, boolean isShift) {
    assertThat(shifts(FieldType.NUMBER, median(now), median(last)))
        .isEqualTo(
            isShift
                ? List.of("median " + now + ", last year " + last + " (more than 2 times apart)")
                : List.of());
    assertThat(shifts(FieldType.YEAR, median(now), median(last))).isEmpty();
  }

  @Test
  void comparesTheSharesOfFewValues() {
    Summary last = frequent(new ValueCount("town", 60), new ValueCount("village", 40));

    assertThat(
            shifts(
                FieldType.STRING,
                frequent(new ValueCount("village", 60), new ValueCount("town", 40)),
                last))
        .as("0.20 apart, which is the limit")
        .isEmpty();
    assertThat(
            shifts(
                FieldType.STRING,
                frequent(new ValueCount("village", 122), new ValueCount("town", 78)),
                last))
        .containsExactly(
            "the shares of its values moved by 0.210 (more than 0.2), most of all \"town\": 39.0%,"
                + " last year 60.0%");
    assertThat(
            shifts(
                FieldType.STRING,
                frequent(new ValueCount("town", 70), new ValueCount("new", 30)),
                last))
        .as("three different values need 90 rows each year; village fell by 0.4, new rose by 0.3")
        .containsExactly(
            "the shares of its values moved by 0.400 (more than 0.2), most of all \"village\":"
                + " 0.0%, last year 40.0%");
    assertThat(
            shifts(
                FieldType.STRING,
                frequent(new ValueCount("a", 70), new ValueCount("b", 20), new ValueCount("c", 10)),
                last))
        .as("five different values in 100 rows")
        .isEmpty();
    assertThat(
            shifts(
                FieldType.DATE,
                frequent(new ValueCount("1", 300)),
                frequent(new ValueCount("2", 300))))
        .isEmpty();
  }

  @Test
  void saysNothingOfTheSharesOfManyValues() {
    ValueCount[] named = new ValueCount[20];
    Arrays.setAll(named, i -> new ValueCount("v" + (char) ('a' + i), 100));
    Summary twentyOne = new Summary(2001, 0, 21, List.of(), null, Arrays.asList(named));

    assertThat(shifts(FieldType.STRING, twentyOne, frequent(new ValueCount("va", 2000)))).isEmpty();
  }

  @Test
  void seesThatAllValuesBecameOne() {
    Summary one = new Summary(100, 0, 1, List.of(), null, List.of());
    Summary two = new Summary(100, 0, 2, List.of(), null, List.of());

    assertThat(shifts(FieldType.STRING, one, two))
        .containsExactly("1 distinct value, last year 2 (more than 1 expected)");
    assertThat(shifts(FieldType.STRING, two, one)).isEmpty();
    assertThat(shifts(FieldType.STRING, one, one)).isEmpty();
    assertThat(shifts(FieldType.STRING, new Summary(100, 1, 1, List.of(), null, List.of()), two))
        .as("99 values")
        .isEmpty();
  }

  @Test
  void comparesOnlyTheSameUnitTableAndField() {
    Summary full = missing(100, 0);
    Summary empty = missing(100, 100);
    List<ColumnProfile> last =
        List.of(
            column("clinic", "south", FieldType.DATE, full),
            column("clinic", null, FieldType.DATE, full),
            column("visit", "north", FieldType.DATE, full));

    assertThat(
            FindShifts.findShifts(
                List.of(column("clinic", "north", FieldType.DATE, empty)),
                last,
                ProfileLimits.DEFAULT,
                redactor("nobody"),
                Language.EN))
        .isEmpty();
  }

  @Test
  void quotesNothingSensitive() {
    List<Finding> findings =
        FindShifts.findShifts(
            List.of(column("clinic", null, FieldType.STRING, frequent(new ValueCount("S77", 200)))),
            List.of(column("clinic", null, FieldType.STRING, frequent(new ValueCount("x", 200)))),
            ProfileLimits.DEFAULT,
            redactor("S\\d\\d"),
            Language.EN);

    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).message())
        .contains("most of all \"P")
        .contains("\": 100.0%, last year 0.0%")
        .doesNotContain("S77");
  }

  @Test
  void refusesLimitsThatMakeNoSense() {
    BigDecimal one = BigDecimal.ONE;
    assertThatThrownBy(() -> new ProfileLimits(BigDecimal.ZERO, BigDecimal.TEN, one))
        .hasMessage("Invalid missing-share: 0 (must be in (0, 1])");
    assertThatThrownBy(() -> new ProfileLimits(one, one, one))
        .hasMessage("Invalid median-ratio: 1 (must be greater than 1)");
    assertThatThrownBy(() -> new ProfileLimits(one, BigDecimal.TEN, new BigDecimal("1.1")))
        .hasMessage("Invalid category-share: 1.1 (must be in (0, 1])");
  }

  /** The shifts of a column in words, without what stands around them in every message. */
  private static List<String> shifts(FieldType type, Summary now, Summary last) {
    return FindShifts.findShifts(
            List.of(column("clinic", "north", type, now)),
            List.of(column("clinic", "north", type, last)),
            ProfileLimits.DEFAULT,
            redactor("nobody"),
            Language.EN)
        .stream()
        .map(Finding::message)
        .map(
            message -> {
              assertThat(message).startsWith(HEAD).endsWith(TAIL);
              return message.substring(HEAD.length(), message.length() - TAIL.length());
            })
        .toList();
  }

  private static ColumnProfile column(
      String table, @Nullable String unit, FieldType type, Summary summary) {
    return new ColumnProfile(
        table, unit, "2024/c.csv", SummarizeValuesTest.field(type, 0), summary);
  }

  private static Redactor redactor(String pattern) {
    return new Redactor(List.of(Pattern.compile(pattern)), new Pseudonyms("key".getBytes(UTF_8)));
  }

  private static Summary missing(long rows, long missing) {
    return new Summary(rows, missing, Math.min(3, rows - missing), List.of(), null, List.of());
  }

  private static Summary median(String median) {
    return new Summary(100, 0, 7, Collections.nCopies(7, median), null, List.of());
  }

  private static Summary frequent(ValueCount... values) {
    long rows = Arrays.stream(values).mapToLong(ValueCount::count).sum();
    return new Summary(rows, 0, values.length, List.of(), null, Arrays.asList(values));
  }
}
