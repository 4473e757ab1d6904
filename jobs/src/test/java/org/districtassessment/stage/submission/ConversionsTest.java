package org.districtassessment.stage.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.districtassessment.core.finding.FindingCode;
import org.districtassessment.core.schema.Constraints;
import org.districtassessment.core.schema.Conversion;
import org.districtassessment.core.schema.Field;
import org.districtassessment.core.schema.FieldType;
import org.districtassessment.core.schema.Intake;
import org.districtassessment.core.schema.OtherUnit;
import org.districtassessment.core.schema.Refusal;
import org.districtassessment.stage.record.CellKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The examples of the generated page are true. */
class ConversionsTest {

  @ParameterizedTest
  @EnumSource
  void readsTheExampleByThisConversion(Conversion conversion) {
    Field field = field(conversion.type(), conversion == Conversion.BLANKS);
    CellReader reader = CellReader.of(field);
    CellKind kind =
        switch (conversion) {
          case NUMBER_AS_TEXT -> CellKind.NUMBER;
          case MERGED_TEXT -> CellKind.MERGED;
          default -> CellKind.TEXT;
        };
    boolean reads =
        reads(
            reader, conversion.input(), kind, unit(field, conversion == Conversion.UNIT_IN_HEADER));
    assertThat(reads).isTrue();
    assertThat(reader.conversions()).containsExactly(conversion);
    assertThat(written(reader, conversion.type())).isEqualTo(conversion.output());
  }

  /** What a conversion gives is read the short way, as the same value. */
  @ParameterizedTest
  @EnumSource
  void readsTheOutputAsTheSameValue(Conversion conversion) {
    assumeThat(conversion.type()).isNotEqualTo(FieldType.BOOLEAN);
    CellReader reader = CellReader.of(field(conversion.type(), false));
    assertThat(reads(reader, conversion.output(), CellKind.TEXT, null)).isTrue();
    assertThat(reader.conversions()).isEmpty();
    assertThat(written(reader, conversion.type())).isEqualTo(conversion.output());
  }

  @ParameterizedTest
  @EnumSource
  void refusesTheExampleWithItsCode(Refusal refusal) {
    if (refusal == Refusal.LOST_ZEROS) {
      return; // a constraint: see FieldCheckTest
    }

    Field field = field(refusal.type(), true);
    CellReader reader = CellReader.of(field);
    CellKind kind = refusal == Refusal.MERGED ? CellKind.MERGED : CellKind.TEXT;
    assertThat(reads(reader, refusal.input(), kind, unit(field, refusal == Refusal.TWO_UNITS)))
        .isFalse();
    FindingCode code = reader.failure();
    assertThat(code).isEqualTo(refusal.code());
    assertThat(reader.conversions()).isEmpty();
  }

  private static boolean reads(
      CellReader reader, String cell, CellKind kind, @Nullable OtherUnit unit) {
    byte[] bytes = Cells.utf8(cell);
    return reader.reads(bytes, 0, bytes.length, kind, unit);
  }

  private static String written(CellReader reader, FieldType type) {
    return switch (type) {
      case STRING -> Cells.text(reader.bytes(), reader.from(), reader.to());
      case BOOLEAN -> reader.value() == 1 ? "true" : "false";
      case DATE -> LocalDate.ofEpochDay(reader.value()).toString();
      case INTEGER, NUMBER, YEAR -> reader.canonical(reader.value());
    };
  }

  private static @Nullable OtherUnit unit(Field field, boolean inHeader) {
    return inHeader ? field.intake().unit("万元").orElseThrow() : null;
  }

  private static Field field(FieldType type, boolean isIdentity) {
    Pattern pattern =
        type == FieldType.STRING && isIdentity ? Pattern.compile("\\d{17}[0-9X]") : null;
    Constraints form = new Constraints(false, false, null, null, null, null, pattern, List.of());
    List<OtherUnit> units =
        List.of(new OtherUnit("元", BigDecimal.ONE), new OtherUnit("万元", new BigDecimal("10000")));
    Intake intake = type == FieldType.NUMBER ? new Intake(units, null, null, null) : Intake.PLAIN;
    return CellReaderTest.field(type, form, intake);
  }
}
