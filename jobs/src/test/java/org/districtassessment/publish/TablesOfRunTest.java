package org.districtassessment.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.districtassessment.core.schema.FieldType.INTEGER;
import static org.districtassessment.core.schema.FieldType.NUMBER;
import static org.districtassessment.core.schema.FieldType.STRING;
import static org.districtassessment.publish.Results.ANOMALY;
import static org.districtassessment.publish.Results.RULES;
import static org.districtassessment.publish.Results.SCORECARDS;
import static org.districtassessment.publish.Results.published;
import static org.districtassessment.publish.Tables.decimal;
import static org.districtassessment.publish.Tables.field;
import static org.districtassessment.publish.Tables.required;
import static org.districtassessment.publish.Tables.row;
import static org.districtassessment.publish.Tables.schema;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.districtassessment.core.anomaly.Review;
import org.districtassessment.core.finding.Finding;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.finding.RefusedException;
import org.districtassessment.core.finding.Severity;
import org.districtassessment.core.finding.SourceLocation;
import org.districtassessment.core.finding.Text;
import org.districtassessment.core.profile.ColumnProfile;
import org.districtassessment.core.profile.Summary;
import org.districtassessment.core.profile.ValueCount;
import org.districtassessment.core.schema.Field;
import org.districtassessment.core.schema.Schemas;
import org.districtassessment.core.schema.TableSchema;
import org.districtassessment.core.targeting.FundingCheck;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TablesOfRunTest {

  private final TablesOfRun tables = new TablesOfRun(published(), RULES, Language.ZH);

  @Test
  void givesAScorecardOneColumnPerDimension() {
    PublishedTable table = tables.scorecards(SCORECARDS);

    assertThat(table.schema().fields())
        .extracting(Field::name)
        .containsExactly(
            "rank",
            "unit",
            "unit_name",
            "unit_group",
            "group_rank",
            "group_size",
            "grade",
            "total",
            "points",
            "applicable_points",
            "points_care",
            "points_access",
            "bonus",
            "penalty",
            "veto_reasons",
            "previous_rank",
            "previous_total");
    assertThat(table.schema().fields().get(10).title())
        .isEqualTo(new Text("列 points_诊疗", "Column points_Care"));
    assertThat(rows(table))
        .containsExactly(
            row(
                1L,
                "n1",
                "North",
                "hills",
                1L,
                2L,
                "good",
                decimal("80.50"),
                decimal("80.5000000000"),
                decimal("100.0000000000"),
                decimal("50.0000000000"),
                decimal("30.5000000000"),
                decimal("0"),
                decimal("0"),
                null,
                2L,
                decimal("70.00")),
            row(
                2L,
                "s1",
                "South",
                "hills",
                2L,
                2L,
                "poor",
                decimal("10.00"),
                decimal("10.0000000000"),
                decimal("60.0000000000"),
                decimal("10.0000000000"),
                decimal("0.0000000000"),
                decimal("1.0000000001"),
                decimal("2"),
                "grave-event;late",
                null,
                null));
  }

  @Test
  void givesAnIndicatorItsCodeDimensionAndUnit() {
    assertThat(rows(tables.indicatorScores(SCORECARDS)))
        .containsExactly(
            row(
                "n1",
                "beds",
                "A01",
                "care",
                "value",
                decimal("3.3333333333"),
                decimal("2000"),
                decimal("1.67"),
                "1/1000",
                decimal("83.3333333333"),
                decimal("50.0000000000"),
                decimal("60"),
                1L,
                decimal("1.5")),
            row(
                "s1",
                "beds",
                "A01",
                "care",
                "not_applicable",
                null,
                null,
                null,
                "1/1000",
                null,
                null,
                decimal("60"),
                null,
                null));
  }

  @Test
  void listsAnomaliesWithWhatBecameOfThemAndTheTitleOfTheCheck() {
    assertThat(rows(tables.anomalies(List.of(ANOMALY))))
        .containsExactly(
            row(
                "a0123456789abcde",
                "odd-beds",
                "K01",
                "warning",
                "n1",
                "c-7",
                "beds",
                "9000",
                "about 90",
                null,
                null,
                "much more than others",
                decimal("-2.50"),
                3L,
                "indicators",
                "open",
                "dismissed",
                "床位异常"));
  }

  @Test
  void listsReviewsWhetherTheirAnomalyIsThereOrNot() {
    Review applied = review("a0123456789abcde", true, 3);
    Review late = review("a00000000000000f", false, 2);

    assertThat(rows(tables.reviews(List.of(applied, late), List.of(ANOMALY.found()))))
        .containsExactly(
            row(
                "a00000000000000f",
                "dismissed",
                "not_found",
                null,
                null,
                "Li",
                LocalDate.of(2025, 3, 1),
                "seen on the spot",
                2L),
            row(
                "a0123456789abcde",
                "confirmed",
                "applied",
                "odd-beds",
                "n1",
                "Li",
                LocalDate.of(2025, 3, 1),
                "seen on the spot",
                3L));
  }

  private static Review review(String anomaly, boolean confirmed, int line) {
    return new Review(
        anomaly,
        confirmed,
        "Li",
        LocalDate.of(2025, 3, 1),
        "seen on the spot",
        new SourceLocation("reviews.csv", line, 0));
  }

  @Test
  void ordersFundingChecksAndRoundsTheirMoney() {
    FundingCheck second = fundingCheck("s1", "100.005");
    FundingCheck first = fundingCheck("n1", "7");

    assertThat(rows(tables.fundingChecks(List.of(second, first))))
        .containsExactly(
            row(
                "unit",
                "n1",
                "city",
                "tilt-ratio",
                decimal("7"),
                decimal("1"),
                decimal("10"),
                decimal("5"),
                null,
                decimal("1.0"),
                "not-decidable"),
            row(
                "unit",
                "s1",
                "city",
                "tilt-ratio",
                decimal("100.01"),
                decimal("1"),
                decimal("10"),
                decimal("5"),
                null,
                decimal("1.0"),
                "not-decidable"));
  }

  @Test
  @SuppressWarnings("NullAway") // see Tables.table
  void takesLargeTablesAsRowsByPlace() {
    Finding finding =
        new Finding(
            "type-error",
            Severity.ERROR,
            "clinic",
            null,
            "n1/clinic.xlsx",
            "Sheet1",
            3,
            "B",
            "beds",
            "x",
            "no");

    assertThat(rows(findings(TablesOfRun.row(finding))))
        .containsExactly(
            row(
                "type-error",
                "error",
                "clinic",
                null,
                "n1/clinic.xlsx",
                "Sheet1",
                3L,
                "B",
                "beds",
                "x",
                "no"));
    assertThat(
            rows(
                rejected(row("clinic", "n1", "n1/c.csv", null, 3, "type-error", "id,beds", "1,x"))))
        .containsExactly(row("clinic", "n1", "n1/c.csv", null, 3L, "type-error", "id,beds", "1,x"));
    LocalDate received = LocalDate.of(2025, 1, 15);
    assertThat(
            rows(
                submissions(
                    row(
                        "n1/c.csv",
                        null,
                        "clinic",
                        "n1",
                        "read",
                        2,
                        received,
                        "ab",
                        12L,
                        "text",
                        "utf-8",
                        "unit:2",
                        3,
                        2,
                        1,
                        4L,
                        null))))
        .containsExactly(
            row(
                "n1/c.csv",
                null,
                "clinic",
                "n1",
                "read",
                2L,
                received,
                "ab",
                12L,
                "text",
                "utf-8",
                "unit:2",
                3L,
                2L,
                1L,
                4L,
                null));
  }

  @Test
  @SuppressWarnings("NullAway") // see Tables.table
  void letsTheSchemaChooseAndOrderTheColumns() {
    Schemas chosen =
        replaced(schema("findings", field("message", STRING, 0), field("code", STRING, 0)));

    PublishedTable table =
        new TablesOfRun(chosen, RULES, Language.EN)
            .findings(one(row("c", "error", "t", null, "f", null, 1L, null, null, null, "m")));

    assertThat(rows(table)).containsExactly(row("m", "c"));
  }

  @Test
  void refusesSchemasThatItCannotFill() {
    List<TableSchema> schemas = new ArrayList<>(published().all());
    schemas.removeIf(
        table -> table.name().equals("submissions") || table.name().equals("findings"));
    schemas.add(
        schema(
            "findings",
            field("colour", STRING, 0),
            field("line", NUMBER, 2),
            required("unit", STRING, 0),
            field("code", STRING, 0),
            required("file", STRING, 0),
            field("severity", STRING, 0)));

    assertThatThrownBy(() -> new TablesOfRun(new Schemas(schemas), RULES, Language.EN))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            """
            schemas/published/submissions.schema.json: The schema of the published table submissions is missing. Add the file
            test.schema.json: Invalid type of line in the published table findings: number (must be integer)
            test.schema.json: Unknown column of the published table findings: colour (must be one of code, severity, table, unit, file, sheet, line, column, field, value, message)
            test.schema.json: unit of the published table findings may be missing, so it cannot be required. Remove the constraint""");
  }

  @Test
  void publishesTheProfileOfAColumn() {
    Summary summary =
        new Summary(
            7,
            1,
            5,
            List.of("0", "1", "2", "3", "4", "5", "6"),
            "3.10",
            List.of(new ValueCount("3", 2), new ValueCount("0", 1)));
    Field beds = field("beds", INTEGER, 0);
    Field head = field("head", STRING, 0);

    assertThat(
            rows(
                tables.profile(
                    List.of(
                        new ColumnProfile("clinic", "n1", "n1/clinic.csv", beds, summary),
                        new ColumnProfile("clinic", null, "clinic.csv", head, Summary.EMPTY)))))
        .containsExactly(
            row(
                "n1/clinic.csv",
                "clinic",
                "n1",
                "beds",
                "integer",
                7L,
                1L,
                5L,
                "0",
                "6",
                "3.10",
                "1",
                "2",
                "3",
                "4",
                "5",
                "3:2; 0:1"),
            row(
                "clinic.csv",
                "clinic",
                null,
                "head",
                "string",
                0L,
                0L,
                0L,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null));
  }

  @Test
  void everyTableCanBePublished(@TempDir Path output) {
    Publication publication =
        Results.publish(
                output.toString(), 2024, null, new TablesOfRun(published(), RULES, Language.ZH))
            .publication();

    assertThat(publication.tables())
        .extracting(TableSchema::name)
        .containsExactly(
            "anomalies",
            "findings",
            "funding_checks",
            "indicator_scores",
            "rejected_rows",
            "scorecards",
            "submissions");
  }

  private static FundingCheck fundingCheck(String unit, String amount) {
    return new FundingCheck(
        "unit",
        unit,
        "city",
        "tilt-ratio",
        decimal(amount),
        decimal("1"),
        decimal("10"),
        decimal("5"),
        null,
        decimal("1.0"),
        "not-decidable");
  }

  private static Schemas replaced(TableSchema table) {
    List<TableSchema> schemas = new ArrayList<>(published().all());
    schemas.removeIf(other -> other.name().equals(table.name()));
    schemas.add(table);
    return new Schemas(schemas);
  }

  private static List<List<@Nullable Object>> one(List<@Nullable Object> row) {
    return List.of(row);
  }

  @SuppressWarnings("NullAway") // see Tables.table
  private PublishedTable findings(List<@Nullable Object> row) {
    return tables.findings(one(row));
  }

  @SuppressWarnings("NullAway") // see Tables.table
  private PublishedTable rejected(List<@Nullable Object> row) {
    return tables.rejectedRows(one(row));
  }

  @SuppressWarnings("NullAway") // see Tables.table
  private PublishedTable submissions(List<@Nullable Object> row) {
    return tables.submissions(one(row));
  }

  @SuppressWarnings("NullAway") // see Tables.table
  private static List<List<@Nullable Object>> rows(PublishedTable table) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    long number = 0;
    for (List<@Nullable Object> row : table.rows()) {
      PublishedTable.checkRow(table.schema(), ++number, row);
      rows.add(row);
    }
    return rows;
  }
}
