package org.districtassessment.publish;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.finding.SourceLocation;
import org.districtassessment.core.finding.Text;
import org.districtassessment.core.schema.Constraints;
import org.districtassessment.core.schema.Field;
import org.districtassessment.core.schema.FieldType;
import org.districtassessment.core.schema.TableSchema;
import org.jspecify.annotations.Nullable;

/** Small tables of clinics to publish in tests. */
final class Tables {

  static final TableSchema CLINICS =
      schema(
          "clinics",
          field("clinic", FieldType.STRING, 0),
          field("beds", FieldType.INTEGER, 0),
          field("budget", FieldType.NUMBER, 2),
          bounded("share", 10, "0", "100"),
          field("open", FieldType.BOOLEAN, 0),
          field("founded", FieldType.DATE, 0),
          field("year", FieldType.YEAR, 0));

  private Tables() {}

  static TableSchema schema(String name, Field... fields) {
    return new TableSchema(
        name,
        new Text("表 " + name, "Table " + name),
        new Text("每行一条", "One row each"),
        List.of(fields),
        List.of(fields[0].name()),
        List.of(),
        List.of(),
        List.of(),
        List.of(""),
        false,
        SourceLocation.ofFile(name + ".schema.json"));
  }

  static Field field(String name, FieldType type, int decimals) {
    return field(name, type, decimals, Constraints.NONE);
  }

  static Field required(String name, FieldType type, int decimals) {
    return field(
        name,
        type,
        decimals,
        new Constraints(true, false, null, null, null, null, null, List.of()));
  }

  static Field bounded(String name, int decimals, String minimum, String maximum) {
    return field(
        name,
        FieldType.NUMBER,
        decimals,
        new Constraints(false, false, minimum, maximum, null, null, null, List.of()));
  }

  private static Field field(String name, FieldType type, int decimals, Constraints constraints) {
    return new Field(
        name,
        type,
        new Text("列 " + name, "Column " + name),
        Text.same("what " + name + " is"),
        List.of(),
        type == FieldType.NUMBER ? "yuan" : null,
        decimals,
        false,
        constraints,
        List.of(),
        List.of(),
        SourceLocation.ofFile("test.schema.json"));
  }

  static List<@Nullable Object> row(@Nullable Object... values) {
    return Arrays.asList(values);
  }

  /** Rows with Chinese text, missing and empty cells, formulas, and numbers at their limits. */
  static List<List<@Nullable Object>> clinics() {
    return List.of(
        row(
            "城口诊所",
            12L,
            decimal("1234.50"),
            decimal("0.0000000001"),
            true,
            day("2020-02-29"),
            2024),
        row("=1+1", -1L, decimal("-0.05"), decimal("100"), false, day("1999-12-31"), 1999),
        row("", null, null, null, null, null, null),
        row(null, 0L, decimal("0"), decimal("0.5"), true, day("1970-01-01"), 2000),
        row(
            "say \"hi\", twice\r\nplease",
            Long.MAX_VALUE,
            decimal("99999999999999999999999.99"),
            decimal("33.3333333333"),
            true,
            day("2024-06-30"),
            2024),
        row(
            "'-x",
            Long.MIN_VALUE,
            decimal("-99999999999999999999999.99"),
            decimal("1"),
            false,
            day("2024-01-01"),
            2024),
        row("00123456789012345", 7L, decimal("7"), decimal("7"), null, null, 2024));
  }

  static PublishedTable clinicsTable() {
    return table(CLINICS, clinics());
  }

  /**
   * Returns a table to publish. JDKs before 22 do not read nested annotations back from class
   * files, so there the parameter of the constructor seems not to allow nulls.
   */
  @SuppressWarnings("NullAway")
  static PublishedTable table(TableSchema schema, Iterable<List<@Nullable Object>> rows) {
    return new PublishedTable(schema, rows);
  }

  /** A run that differs from others by {@code number}. */
  static RunDescription run(int number) {
    return new RunDescription(
        "0.1.0",
        "clinic-review",
        "2024",
        2024,
        Language.EN,
        null,
        List.of(new SourceFile("2024/clinic.csv", 120 + number, "ab".repeat(32))),
        List.of(new SourceFile("assessment.yaml", 10, "cd".repeat(32))),
        List.of(new SourceFile("clinic.schema.json", 11, "ef".repeat(32))),
        new TreeMap<>(Map.of("number", String.valueOf(number))),
        List.of("parameter poverty_line"));
  }

  static PublicationContents contents(int number, PublishedTable... tables) {
    return new PublicationContents(
        run(number), List.of(tables), new TreeMap<>(Map.of("rows_read", 7L)), List.of());
  }

  static BigDecimal decimal(String digits) {
    return new BigDecimal(digits);
  }

  static LocalDate day(String day) {
    return LocalDate.parse(day);
  }
}
