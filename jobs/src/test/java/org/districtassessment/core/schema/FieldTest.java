package org.districtassessment.core.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import org.districtassessment.core.finding.SourceLocation;
import org.districtassessment.core.finding.Text;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a field, and what is said of its cells, may not be; and which cells mean "missing". */
class FieldTest {

  private static final SourceLocation AT = new SourceLocation("clinic.schema.json", 3, 5);
  private static final OtherUnit TEN_THOUSANDS = new OtherUnit("万元", new BigDecimal("10000"));
  private static final PlausibleRange RANGE = new PlausibleRange(BigDecimal.ONE, null);

  @ParameterizedTest
  @ValueSource(strings = {"beds", "beds_2024", "points_{dimension}", "points_{dimension}_max"})
  void takesNamesInSnakeCase(String name) {
    assertThat(field(name, FieldType.STRING, 0, false, Intake.PLAIN).name()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Beds", "2beds", "beds-2024", "床位", "", "{dimension}"})
  void refusesOtherNames(String name) {
    assertThatThrownBy(() -> field(name, FieldType.STRING, 0, false, Intake.PLAIN))
        .hasMessage("Invalid field name: %s (must be snake_case)".formatted(name));
  }

  @Test
  void hasUpToTwelveDecimals() {
    assertThat(field("a", FieldType.NUMBER, 0, false, Intake.PLAIN).decimals()).isZero();
    assertThat(field("a", FieldType.NUMBER, 12, false, Intake.PLAIN).decimals()).isEqualTo(12);
    for (int decimals : new int[] {-1, 13}) {
      assertThatThrownBy(() -> field("a", FieldType.NUMBER, decimals, false, Intake.PLAIN))
          .hasMessage("Invalid x-decimals of a: %d (0 to 12)".formatted(decimals));
    }
  }

  @Test
  void isSensitiveAsAStringOnly() {
    assertThat(field("a", FieldType.STRING, 0, true, Intake.PLAIN).sensitive()).isTrue();
    assertThatThrownBy(() -> field("a", FieldType.INTEGER, 0, true, Intake.PLAIN))
        .hasMessage("A sensitive field must be a string: a");
  }

  @ParameterizedTest
  @EnumSource
  void hasUnitsAndAPlausibleRangeAsANumberOnly(FieldType type) {
    Intake units = new Intake(List.of(TEN_THOUSANDS), null, null, null);
    Intake plausible = new Intake(List.of(), RANGE, null, null);
    if (type == FieldType.NUMBER || type == FieldType.INTEGER) {
      Field plain = field("a", type, 0, false, Intake.PLAIN);
      assertThat(plain.with(units).intake()).isEqualTo(units);
      assertThat(plain.with(plausible).intake().plausible()).isEqualTo(RANGE);
      return;
    }

    assertThatThrownBy(() -> field("a", type, 0, false, units))
        .hasMessage("x-units goes with numbers only (delete it): a");
    assertThatThrownBy(() -> field("a", type, 0, false, plausible))
        .hasMessage("x-plausible goes with numbers only (delete it): a");
  }

  @Test
  void holdsIdentityNumbersIfItIsSensitive() {
    Intake identity =
        new Intake(List.of(), null, null, new Identity(Identity.Scheme.GB_11643, null));
    assertThat(field("a", FieldType.STRING, 0, true, identity).intake()).isEqualTo(identity);
    assertThatThrownBy(() -> field("a", FieldType.STRING, 0, false, identity))
        .hasMessage("x-identity goes with a sensitive field only (add x-sensitive): a");
    assertThat(Identity.Scheme.GB_11643.id()).isEqualTo("gb-11643");
  }

  @Test
  void knowsAUnitByItsWord() {
    OtherUnit yuan = new OtherUnit("元", new BigDecimal("1.00"));
    Intake intake = new Intake(List.of(yuan, TEN_THOUSANDS), null, null, null);
    assertThat(intake.unit("万元")).contains(TEN_THOUSANDS);
    assertThat(intake.unit("元").orElseThrow().isStored()).isTrue();
    assertThat(TEN_THOUSANDS.isStored()).isFalse();
    assertThat(intake.unit("千元")).isEmpty();
    assertThatThrownBy(() -> new Intake(List.of(yuan, yuan), null, null, null))
        .hasMessage("Unit 元 stands twice in x-units");
  }

  @ParameterizedTest(name = "{0} × {1}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          万元  | 10000 | ok
          m2    | 1 | ok
          ` `   | 1 | `Invalid unit:   (a word that does not begin with a digit)`
          ` 元` | 1 | `Invalid unit:  元 (a word that does not begin with a digit)`
          2元   | 1 | Invalid unit: 2元 (a word that does not begin with a digit)
          元    | 0 | Invalid factor of 元: 0 (must be above 0)
          元    | -1 | Invalid factor of 元: -1 (must be above 0)
          元    | 123456789012345678 | ok
          元    | 1234567890123456789 | Invalid factor of 元: 1234567890123456789 (too many digits)
          元    | 0.00000000000000001 | ok
          元    | 0.000000000000000001 | Invalid factor of 元: 1E-18 (too many digits)
          元    | 100000000000000000 | ok
          元    | 1000000000000000000 | Invalid factor of 元: 1E+18 (too many digits)
          """)
  void anotherUnitHasAWordAndAFactor(String unit, BigDecimal factor, String message) {
    if (message.equals("ok")) {
      assertThat(new OtherUnit(unit, factor).factor()).isEqualByComparingTo(factor);
      return;
    }

    assertThatThrownBy(() -> new OtherUnit(unit, factor)).hasMessage(message);
  }

  @Test
  void aPlausibleRangeHasABoundAndDoesNotFall() {
    BigDecimal two = BigDecimal.valueOf(2);
    assertThat(new PlausibleRange(null, two).maximum()).isEqualTo(two);
    assertThat(new PlausibleRange(two, two).minimum()).isEqualTo(two);
    assertThatThrownBy(() -> new PlausibleRange(null, null))
        .hasMessage("A plausible range needs a minimum or a maximum");
    assertThatThrownBy(() -> new PlausibleRange(two, BigDecimal.ONE))
        .hasMessage("Invalid minimum of the plausible range: 2 (above the maximum 1)");
  }

  @ParameterizedTest(name = "{0}, enum {1}, pattern {2}: 无 is a mark: {3}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          # type | enum | pattern | whether 无 means missing: not where it may be a value
          NUMBER  | - | -     | true
          DATE    | - | -     | true
          STRING  | - | -     | false
          STRING  | 有 | -    | true
          STRING  | 无 | -    | false
          STRING  | - | '\\d+' | true
          STRING  | - | .     | false
          BOOLEAN | - | -     | false
          """)
  void readsNoneAsMissingWhereItIsNoValue(
      FieldType type, @Nullable String word, @Nullable String pattern, boolean isMark) {
    Constraints constraints =
        new Constraints(
            false,
            false,
            null,
            null,
            null,
            null,
            pattern == null ? null : Pattern.compile(pattern),
            word == null ? List.of() : List.of(word));
    Field field = field("a", type, constraints, List.of(), List.of(), Intake.PLAIN);
    assertThat(MissingMarks.of(field, List.of()).contains("无")).isEqualTo(isMark);
  }

  @Test
  void takesTheMarksOfTheFieldRatherThanOfItsTable() {
    Field plain = field("a", FieldType.NUMBER, 0, false, Intake.PLAIN);
    assertThat(MissingMarks.of(plain, List.of("", " n/a ")))
        .containsExactly("无", "—", "——", "–", "-", "－", "/", "／", "n/a");
    Field own = plain.with(new Intake(List.of(), null, List.of("?"), null));
    assertThat(MissingMarks.of(own, List.of("n/a"))).contains("?").doesNotContain("n/a");
  }

  @Test
  void aMarkThatIsAWordOfTheFieldIsThatWord() {
    Field truth =
        field("a", FieldType.BOOLEAN, Constraints.NONE, List.of("-"), List.of("/"), Intake.PLAIN);
    assertThat(MissingMarks.of(truth, List.of())).doesNotContain("-", "/").contains("—");
    Constraints dash =
        new Constraints(false, false, null, null, null, null, null, List.of("—", "a"));
    Field text = field("a", FieldType.STRING, dash, List.of(), List.of(), Intake.PLAIN);
    assertThat(MissingMarks.of(text, List.of())).doesNotContain("—").contains("-");
  }

  private static Field field(
      String name, FieldType type, int decimals, boolean sensitive, Intake intake) {
    return new Field(
        name,
        type,
        Text.same(name),
        Text.same(""),
        List.of(),
        null,
        decimals,
        sensitive,
        Constraints.NONE,
        List.of(),
        List.of(),
        intake,
        AT);
  }

  private static Field field(
      String name,
      FieldType type,
      Constraints constraints,
      List<String> trueValues,
      List<String> falseValues,
      Intake intake) {
    return new Field(
        name,
        type,
        Text.same(name),
        Text.same(""),
        List.of(),
        null,
        0,
        false,
        constraints,
        trueValues,
        falseValues,
        intake,
        AT);
  }
}
