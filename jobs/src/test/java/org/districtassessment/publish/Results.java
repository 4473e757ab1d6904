package org.districtassessment.publish;

import static org.districtassessment.core.schema.FieldType.DATE;
import static org.districtassessment.core.schema.FieldType.INTEGER;
import static org.districtassessment.core.schema.FieldType.NUMBER;
import static org.districtassessment.core.schema.FieldType.STRING;
import static org.districtassessment.publish.Tables.decimal;
import static org.districtassessment.publish.Tables.field;
import static org.districtassessment.publish.Tables.required;
import static org.districtassessment.publish.Tables.schema;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.districtassessment.config.SchemaFiles;
import org.districtassessment.core.anomaly.Anomaly;
import org.districtassessment.core.anomaly.AnomalyStatus;
import org.districtassessment.core.anomaly.IdentifiedAnomaly;
import org.districtassessment.core.anomaly.ListedAnomaly;
import org.districtassessment.core.anomaly.Stake;
import org.districtassessment.core.composite.IndicatorScore;
import org.districtassessment.core.composite.Scorecard;
import org.districtassessment.core.composite.Scorecards;
import org.districtassessment.core.composite.State;
import org.districtassessment.core.composite.Unit;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.finding.Problems;
import org.districtassessment.core.finding.Severity;
import org.districtassessment.core.finding.SourceLocation;
import org.districtassessment.core.finding.Text;
import org.districtassessment.core.rule.CheckRule;
import org.districtassessment.core.rule.Dimension;
import org.districtassessment.core.rule.Expression;
import org.districtassessment.core.rule.GradeScale;
import org.districtassessment.core.rule.IndicatorRule;
import org.districtassessment.core.rule.RuleSet;
import org.districtassessment.core.rule.StatisticsRules;
import org.districtassessment.core.rule.SubmissionRules;
import org.districtassessment.core.rule.UnitTable;
import org.districtassessment.core.rule.WhenEmpty;
import org.districtassessment.core.schema.Schemas;
import org.districtassessment.core.schema.TableSchema;
import org.districtassessment.core.scoring.Direction;
import org.districtassessment.core.scoring.ScoringRule;
import org.districtassessment.core.scoring.Target;
import org.jspecify.annotations.Nullable;

/** Two units, two dimensions and an indicator, with the schemas to publish them. */
final class Results {

  private static final SourceLocation AT = SourceLocation.ofFile("test.yaml");

  static final RuleSet RULES = rules();

  static final Scorecards SCORECARDS =
      new Scorecards(
          List.of(
              new Scorecard(
                  new Unit("n1", "North", "hills"),
                  1,
                  1,
                  2,
                  "good",
                  decimal("80.50"),
                  decimal("80.5000000000"),
                  decimal("100.0000000000"),
                  points("50.0000000000", "30.5000000000"),
                  decimal("0"),
                  decimal("0"),
                  List.of(),
                  2,
                  decimal("70.00")),
              new Scorecard(
                  new Unit("s1", "South", "hills"),
                  2,
                  2,
                  2,
                  "poor",
                  decimal("10.00"),
                  decimal("10.0000000000"),
                  decimal("60.0000000000"),
                  points("10.0000000000", "0.0000000000"),
                  decimal("1.00000000005"),
                  decimal("2"),
                  List.of("grave-event", "late"),
                  null,
                  null)),
          List.of(
              new IndicatorScore(
                  "n1",
                  "beds",
                  State.VALUE,
                  decimal("3.33333333333"),
                  decimal("2000"),
                  decimal("1.67"),
                  decimal("83.3333333333"),
                  decimal("50.0000000000"),
                  decimal("60"),
                  1,
                  decimal("1.5")),
              new IndicatorScore(
                  "s1",
                  "beds",
                  State.NOT_APPLICABLE,
                  null,
                  null,
                  null,
                  null,
                  null,
                  decimal("60"),
                  null,
                  null)),
          null);

  static final ListedAnomaly ANOMALY =
      new ListedAnomaly(
          new IdentifiedAnomaly(
              "a0123456789abcde",
              new Anomaly(
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
                  null,
                  "much more than others")),
          AnomalyStatus.OPEN,
          AnomalyStatus.DISMISSED,
          new Stake(decimal("-2.50"), 3, Stake.Basis.INDICATORS));

  private Results() {}

  /** Publishes the results as a run of a year. */
  static Published publish(String output, int year, @Nullable String previous, TablesOfRun tables) {
    RunDescription run =
        new RunDescription(
            "0.1.0",
            "clinic-review",
            "2024",
            year,
            Language.ZH,
            previous,
            List.of(),
            List.of(),
            List.of(),
            new TreeMap<>(),
            List.of());
    return Publish.publish(
        output,
        Configuration::new,
        new PublicationContents(
            run,
            List.of(
                tables.scorecards(SCORECARDS),
                tables.indicatorScores(SCORECARDS),
                tables.anomalies(List.of(ANOMALY)),
                tables.fundingChecks(List.of()),
                tables.findings(List.of()),
                tables.rejectedRows(List.of()),
                tables.submissions(List.of())),
            new TreeMap<>(),
            List.of()));
  }

  /** Tables of this test, and the program's own of those that describe scores. */
  static Schemas published() {
    List<TableSchema> tables = new ArrayList<>(tables());
    SchemaFiles.readPublished(Path.of("schemas"), new Problems()).all().stream()
        .filter(own -> tables.stream().noneMatch(table -> table.name().equals(own.name())))
        .toList()
        .forEach(tables::add);
    return new Schemas(tables);
  }

  private static List<TableSchema> tables() {
    return List.of(
        schema(
            "scorecards",
            required("rank", INTEGER, 0),
            required("unit", STRING, 0),
            field("unit_name", STRING, 0),
            field("unit_group", STRING, 0),
            field("group_rank", INTEGER, 0),
            field("group_size", INTEGER, 0),
            field("grade", STRING, 0),
            required("total", NUMBER, 2),
            field("points", NUMBER, 10),
            field("applicable_points", NUMBER, 10),
            field("points_{dimension}", NUMBER, 10),
            field("bonus", NUMBER, 10),
            field("penalty", NUMBER, 10),
            field("veto_reasons", STRING, 0),
            field("previous_rank", INTEGER, 0),
            field("previous_total", NUMBER, 2)),
        schema(
            "indicator_scores",
            required("unit", STRING, 0),
            required("indicator_id", STRING, 0),
            field("code", STRING, 0),
            field("dimension", STRING, 0),
            field("state", STRING, 0),
            field("numerator", NUMBER, 10),
            field("denominator", NUMBER, 10),
            field("value", NUMBER, 10),
            field("unit_of_measure", STRING, 0),
            field("score", NUMBER, 10),
            field("points", NUMBER, 10),
            field("full_points", NUMBER, 10),
            field("rank", INTEGER, 0),
            field("previous_value", NUMBER, 10)),
        schema(
            "anomalies",
            required("anomaly_id", STRING, 0),
            required("check_id", STRING, 0),
            field("code", STRING, 0),
            field("severity", STRING, 0),
            field("unit", STRING, 0),
            field("key", STRING, 0),
            field("field", STRING, 0),
            field("observed", STRING, 0),
            field("expected", STRING, 0),
            field("file", STRING, 0),
            field("line", INTEGER, 0),
            field("message", STRING, 0),
            field("points_at_stake", NUMBER, 10),
            field("ranks_at_stake", INTEGER, 0),
            field("stake_basis", STRING, 0),
            field("status", STRING, 0),
            field("previous_status", STRING, 0),
            field("title", STRING, 0)),
        schema(
            "funding_checks",
            field("level", STRING, 0),
            field("key", STRING, 0),
            field("source", STRING, 0),
            field("measure", STRING, 0),
            field("amount", NUMBER, 2),
            field("targeted", NUMBER, 2),
            field("population", NUMBER, 2),
            field("target_population", NUMBER, 2),
            field("value", NUMBER, 6),
            field("threshold", NUMBER, 6),
            field("verdict", STRING, 0)),
        schema(
            "findings",
            field("code", STRING, 0),
            field("severity", STRING, 0),
            field("table", STRING, 0),
            field("unit", STRING, 0),
            field("file", STRING, 0),
            field("sheet", STRING, 0),
            field("line", INTEGER, 0),
            field("column", STRING, 0),
            field("field", STRING, 0),
            field("value", STRING, 0),
            field("message", STRING, 0)),
        schema(
            "rejected_rows",
            field("table", STRING, 0),
            field("unit", STRING, 0),
            field("file", STRING, 0),
            field("sheet", STRING, 0),
            field("line", INTEGER, 0),
            field("codes", STRING, 0),
            field("header", STRING, 0),
            field("record", STRING, 0)),
        schema(
            "submissions",
            field("file", STRING, 0),
            field("sheet", STRING, 0),
            field("table", STRING, 0),
            field("unit", STRING, 0),
            field("status", STRING, 0),
            field("version", INTEGER, 0),
            field("received_on", DATE, 0),
            field("sha256", STRING, 0),
            field("bytes", INTEGER, 0),
            field("format", STRING, 0),
            field("encoding", STRING, 0),
            field("conversions", STRING, 0),
            field("rows_read", INTEGER, 0),
            field("rows_accepted", INTEGER, 0),
            field("rows_rejected", INTEGER, 0),
            field("working_days_late", INTEGER, 0),
            field("read_instead", STRING, 0)),
        schema(
            "profile",
            field("file", STRING, 0),
            field("table", STRING, 0),
            field("unit", STRING, 0),
            field("field", STRING, 0),
            field("type", STRING, 0),
            field("rows", INTEGER, 0),
            field("missing", INTEGER, 0),
            field("distinct", INTEGER, 0),
            field("min", STRING, 0),
            field("max", STRING, 0),
            field("mean", STRING, 0),
            field("p05", STRING, 0),
            field("p25", STRING, 0),
            field("p50", STRING, 0),
            field("p75", STRING, 0),
            field("p95", STRING, 0),
            field("top_values", STRING, 0)));
  }

  private static SortedMap<String, BigDecimal> points(String care, String access) {
    return new TreeMap<>(Map.of("care", decimal(care), "access", decimal(access)));
  }

  private static RuleSet rules() {
    IndicatorRule beds =
        new IndicatorRule(
            "beds",
            "A01",
            new Text("床位", "Beds"),
            List.of("1"),
            "care",
            "clinic",
            null,
            new Expression("sum(beds)", AT),
            new Expression("sum(residents)", AT),
            decimal("1000"),
            null,
            WhenEmpty.MISSING,
            WhenEmpty.NOT_APPLICABLE,
            "1/1000",
            2,
            Direction.HIGHER_IS_BETTER,
            decimal("60"),
            ScoringRule.forAll(new Target(decimal("2"), null, Direction.HIGHER_IS_BETTER)),
            null,
            true,
            "source",
            List.of(),
            AT);
    CheckRule oddBeds =
        new CheckRule(
            "odd-beds",
            "K01",
            new Text("床位异常", "Odd beds"),
            List.of(),
            Severity.WARNING,
            "clinic",
            null,
            new Expression("clinic", AT),
            "beds",
            new CheckRule.RobustZ(new Expression("beds", AT), null, decimal("3.5"), 10, null),
            List.of("beds"),
            Text.same("much more than others"),
            "source",
            AT);
    return new RuleSet(
        "clinic-review",
        "2024",
        Text.same("Clinics"),
        "law",
        List.of(),
        true,
        List.of(2023, 2024),
        new UnitTable("district", "code", "name", "group_name"),
        List.of(),
        List.of(),
        decimal("100"),
        2,
        null,
        List.of(
            new Dimension("care", "A", new Text("诊疗", "Care"), decimal("60"), null, null, AT),
            new Dimension("access", "B", new Text("可及", "Access"), decimal("40"), null, null, AT)),
        List.of(beds),
        List.of(),
        new GradeScale(
            List.of(
                new GradeScale.Grade("good", Text.same("good"), decimal("60")),
                new GradeScale.Grade("poor", Text.same("poor"), decimal("0"))),
            null),
        List.of(oddBeds),
        List.of(),
        null,
        List.of(),
        null,
        SubmissionRules.none(AT),
        StatisticsRules.USUAL,
        AT);
  }
}
