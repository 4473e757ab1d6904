package org.districtassessment.publish;

import static java.util.Objects.requireNonNull;
import static org.districtassessment.core.schema.FieldType.DATE;
import static org.districtassessment.core.schema.FieldType.INTEGER;
import static org.districtassessment.core.schema.FieldType.NUMBER;
import static org.districtassessment.core.schema.FieldType.STRING;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.districtassessment.core.anomaly.IdentifiedAnomaly;
import org.districtassessment.core.anomaly.ListedAnomaly;
import org.districtassessment.core.anomaly.Review;
import org.districtassessment.core.composite.Commendation;
import org.districtassessment.core.composite.DescribeScores.Described;
import org.districtassessment.core.composite.IndicatorScore;
import org.districtassessment.core.composite.Scorecard;
import org.districtassessment.core.composite.Scorecards;
import org.districtassessment.core.composite.TraceStep;
import org.districtassessment.core.finding.Finding;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.finding.ListedRow;
import org.districtassessment.core.finding.Problems;
import org.districtassessment.core.finding.RefusedException;
import org.districtassessment.core.profile.ColumnProfile;
import org.districtassessment.core.rule.Dimension;
import org.districtassessment.core.rule.IndicatorRule;
import org.districtassessment.core.rule.RuleSet;
import org.districtassessment.core.schema.Schemas;
import org.districtassessment.core.targeting.FigureValue;
import org.districtassessment.core.targeting.FundingCheck;
import org.districtassessment.core.targeting.MoneyRow;
import org.jspecify.annotations.Nullable;

/**
 * The results of a run as tables to publish. What a table may hold is fixed here; which columns are
 * published, in which order, and what they are called to a reader, is said by its published schema.
 *
 * <p>Tables too large for the memory come as an {@link Iterable} of rows, whose values stand in the
 * order given at their method.
 */
public final class TablesOfRun {

  private final TableColumns.Bound<Scorecard> scorecards;
  private final TableColumns.Bound<IndicatorScore> indicatorScores;
  private final TableColumns.Bound<TraceStep> traces;
  private final FundingTables funding;
  private final TableColumns.Bound<Cells> findings;
  private final TableColumns.Bound<Cells> rejectedRows;
  private final TableColumns.Bound<Cells> submissions;
  private final TableColumns.Bound<ColumnProfile> profile;
  private final StatisticsTables statistics;
  private final AnomalyTables anomalies;
  private final ListTables lists;

  /**
   * Binds the tables to their schemas, before there is any result.
   *
   * @param published schemas of the published tables
   * @param language of titles that stand in cells
   * @throws RefusedException with every column of the schemas that cannot be published
   */
  public TablesOfRun(Schemas published, RuleSet rules, Language language) {
    Schemas schemas = EditionColumns.expand(published, rules);
    Problems problems = new Problems();
    scorecards = scorecardColumns(rules).bind(schemas, problems);
    indicatorScores = indicatorScoreColumns(rules).bind(schemas, problems);
    traces = traceColumns(rules).bind(schemas, problems);
    funding = new FundingTables(schemas, rules, problems);
    findings = findingColumns().bind(schemas, problems);
    rejectedRows = rejectedRowColumns().bind(schemas, problems);
    submissions = submissionColumns().bind(schemas, problems);
    profile = profileColumns().bind(schemas, problems);
    statistics = new StatisticsTables(schemas, problems);
    anomalies = new AnomalyTables(schemas, rules, language, problems);
    lists = new ListTables(schemas, rules, language, problems);
    problems.throwIfAny();
  }

  /** One row per unit, by rank, then unit. */
  public PublishedTable scorecards(Scorecards results) {
    return scorecards.of(results.cards());
  }

  /** One row per unit and indicator, by unit, then rule order. */
  public PublishedTable indicatorScores(Scorecards results) {
    return indicatorScores.of(results.indicatorScores());
  }

  /** One row per unit, item and step, in the given order. */
  public PublishedTable traces(List<TraceStep> steps) {
    return traces.of(steps);
  }

  /**
   * The tables that describe the scores: weights, statistics, correlations, reliability,
   * availability and profiles of units.
   */
  public List<PublishedTable> statistics(Described described) {
    return statistics.of(described);
  }

  /** One row per anomaly, in the given order. */
  public PublishedTable anomalies(List<ListedAnomaly> listed) {
    return anomalies.anomalies(listed);
  }

  /**
   * One row per review, by the id of its anomaly.
   *
   * @param found the anomalies of this run; a review of another one has the state {@code not_found}
   */
  public PublishedTable reviews(List<Review> reviews, List<IdentifiedAnomaly> found) {
    return anomalies.reviews(reviews, found);
  }

  /** One row per row of a monitoring list, in the given order. */
  public PublishedTable monitoringLists(Iterable<ListedRow> rows) {
    return lists.lists(rows);
  }

  /** One row per unit with a scorecard, in the given order. */
  public PublishedTable commendations(List<Commendation> rows) {
    return lists.commendations(rows);
  }

  /** One row per level, key, fund source and measure, in that order. */
  public PublishedTable fundingChecks(List<FundingCheck> results) {
    return funding.checks(results);
  }

  /** One row per row of money, in the given order; empty where the rules publish none. */
  public PublishedTable fundingMoney(Iterable<MoneyRow> rows) {
    return funding.money(rows);
  }

  /** One row per figure, unit and what tells figures of a unit apart, in the given order. */
  public PublishedTable fundingFigures(List<FigureValue> values) {
    return funding.figures(values);
  }

  /**
   * One row per problem of a submission.
   *
   * @param rows code, severity, table, unit, file, sheet, line, column, field, value, message; in
   *     {@link Finding#ORDER}
   */
  public PublishedTable findings(Iterable<List<@Nullable Object>> rows) {
    return findings.of(Cells.of(rows));
  }

  /** Returns a finding as a row of {@link #findings}. */
  public static List<@Nullable Object> row(Finding finding) {
    return Arrays.<@Nullable Object>asList(
        finding.code(),
        finding.severity().id(),
        finding.table(),
        finding.unit(),
        finding.file(),
        finding.sheet(),
        finding.line(),
        finding.column(),
        finding.field(),
        finding.value(),
        finding.message());
  }

  /**
   * One row per row that was not accepted.
   *
   * @param rows table, unit, file, sheet, line, codes, header, record; by file, sheet and line
   */
  public PublishedTable rejectedRows(Iterable<List<@Nullable Object>> rows) {
    return rejectedRows.of(Cells.of(rows));
  }

  /**
   * One row per submitted file.
   *
   * @param rows file, sheet, table, unit, status, version, received on, sha256, bytes, format,
   *     encoding, conversions, rows read, rows accepted, rows rejected, working days late, read
   *     instead; by file and sheet
   */
  public PublishedTable submissions(Iterable<List<@Nullable Object>> rows) {
    return submissions.of(Cells.of(rows));
  }

  /** One row per submitted file and field, in the given order. */
  public PublishedTable profile(List<ColumnProfile> columns) {
    return profile.of(columns);
  }

  private static TableColumns<Scorecard> scorecardColumns(RuleSet rules) {
    TableColumns<Scorecard> columns =
        new TableColumns<Scorecard>("scorecards")
            .always("rank", INTEGER, card -> (long) card.rank())
            .always("unit", STRING, card -> card.unit().key())
            .always("unit_name", STRING, card -> card.unit().name())
            .always("unit_group", STRING, card -> card.unit().group())
            .always("group_rank", INTEGER, card -> (long) card.groupRank())
            .always("group_size", INTEGER, card -> (long) card.groupSize())
            .always("grade", STRING, Scorecard::grade)
            .always("total", NUMBER, Scorecard::total)
            .always("points", NUMBER, Scorecard::points)
            .always("applicable_points", NUMBER, Scorecard::applicablePoints);
    for (Dimension dimension : rules.dimensions()) {
      columns.maybe(
          "points_" + dimension.id(), NUMBER, card -> card.dimensions().get(dimension.id()));
    }
    return columns
        .rounded("bonus", Scorecard::bonus)
        .rounded("penalty", Scorecard::penalty)
        .maybe(
            "veto_reasons",
            STRING,
            card -> card.vetoReasons().isEmpty() ? null : String.join(";", card.vetoReasons()))
        .maybe("previous_rank", INTEGER, card -> longOf(card.previousRank()))
        .maybe("previous_total", NUMBER, Scorecard::previousTotal);
  }

  private static TableColumns<IndicatorScore> indicatorScoreColumns(RuleSet rules) {
    Map<String, IndicatorRule> byId = new HashMap<>();
    rules.indicators().forEach(indicator -> byId.put(indicator.id(), indicator));
    return new TableColumns<IndicatorScore>("indicator_scores")
        .always("unit", STRING, IndicatorScore::unit)
        .always("indicator_id", STRING, IndicatorScore::indicator)
        .always("code", STRING, score -> of(byId, score.indicator()).code())
        .always("dimension", STRING, score -> of(byId, score.indicator()).dimension())
        .always("state", STRING, score -> score.state().id())
        .maybeRounded("numerator", IndicatorScore::numerator)
        .maybeRounded("denominator", IndicatorScore::denominator)
        .maybe("value", NUMBER, IndicatorScore::value)
        .always("unit_of_measure", STRING, score -> of(byId, score.indicator()).unit())
        .maybe("score", NUMBER, IndicatorScore::score)
        .maybe("points", NUMBER, IndicatorScore::points)
        .always("full_points", NUMBER, IndicatorScore::fullPoints)
        .maybe("rank", INTEGER, score -> longOf(score.rank()))
        .maybeRounded("previous_value", IndicatorScore::previousValue);
  }

  private static TableColumns<TraceStep> traceColumns(RuleSet rules) {
    String assessment = rules.at().file();
    String folder = assessment.substring(0, assessment.lastIndexOf('/') + 1);
    return new TableColumns<TraceStep>("traces")
        .always("unit", STRING, TraceStep::unit)
        .always("item_kind", STRING, step -> step.kind().id())
        .always("item", STRING, TraceStep::item)
        .always("number", INTEGER, step -> (long) step.number())
        .always("step", STRING, TraceStep::step)
        .maybeRounded("value", TraceStep::value)
        .maybe("note", STRING, TraceStep::note)
        .always("rule_file", STRING, step -> relative(step.rule().file(), folder))
        .always("rule_line", INTEGER, step -> (long) Math.max(1, step.rule().line()));
  }

  /** The same wherever the edition lies. */
  private static String relative(String file, String folder) {
    return file.startsWith(folder) ? file.substring(folder.length()) : file;
  }

  private static TableColumns<Cells> findingColumns() {
    return new TableColumns<Cells>("findings")
        .always("code", STRING, row -> row.value(0))
        .always("severity", STRING, row -> row.value(1))
        .always("table", STRING, row -> row.value(2))
        .maybe("unit", STRING, row -> row.valueOrNull(3))
        .always("file", STRING, row -> row.value(4))
        .maybe("sheet", STRING, row -> row.valueOrNull(5))
        .always("line", INTEGER, row -> row.whole(6))
        .maybe("column", STRING, row -> row.valueOrNull(7))
        .maybe("field", STRING, row -> row.valueOrNull(8))
        .maybe("value", STRING, row -> row.valueOrNull(9))
        .always("message", STRING, row -> row.value(10));
  }

  private static TableColumns<Cells> rejectedRowColumns() {
    return new TableColumns<Cells>("rejected_rows")
        .always("table", STRING, row -> row.value(0))
        .maybe("unit", STRING, row -> row.valueOrNull(1))
        .always("file", STRING, row -> row.value(2))
        .maybe("sheet", STRING, row -> row.valueOrNull(3))
        .always("line", INTEGER, row -> row.whole(4))
        .always("codes", STRING, row -> row.value(5))
        .always("header", STRING, row -> row.value(6))
        .always("record", STRING, row -> row.value(7));
  }

  private static TableColumns<Cells> submissionColumns() {
    return new TableColumns<Cells>("submissions")
        .always("file", STRING, row -> row.value(0))
        .maybe("sheet", STRING, row -> row.valueOrNull(1))
        .maybe("table", STRING, row -> row.valueOrNull(2))
        .maybe("unit", STRING, row -> row.valueOrNull(3))
        .always("status", STRING, row -> row.value(4))
        .always("version", INTEGER, row -> row.whole(5))
        .maybe("received_on", DATE, row -> row.valueOrNull(6))
        .maybe("sha256", STRING, row -> row.valueOrNull(7))
        .always("bytes", INTEGER, row -> row.whole(8))
        .always("format", STRING, row -> row.value(9))
        .maybe("encoding", STRING, row -> row.valueOrNull(10))
        .maybe("conversions", STRING, row -> row.valueOrNull(11))
        .always("rows_read", INTEGER, row -> row.whole(12))
        .always("rows_accepted", INTEGER, row -> row.whole(13))
        .always("rows_rejected", INTEGER, row -> row.whole(14))
        .maybe("working_days_late", INTEGER, row -> row.valueOrNull(15))
        .maybe("read_instead", STRING, row -> row.valueOrNull(16));
  }

  private static TableColumns<ColumnProfile> profileColumns() {
    TableColumns<ColumnProfile> columns =
        new TableColumns<ColumnProfile>("profile")
            .always("file", STRING, ColumnProfile::file)
            .always("table", STRING, ColumnProfile::table)
            .maybe("unit", STRING, ColumnProfile::unit)
            .always("field", STRING, column -> column.field().name())
            .always("type", STRING, column -> column.field().type().id())
            .always("rows", INTEGER, column -> column.summary().rows())
            .always("missing", INTEGER, column -> column.summary().missing())
            .always("distinct", INTEGER, column -> column.summary().distinct())
            .maybe("min", STRING, column -> percentile(column, 0))
            .maybe("max", STRING, column -> percentile(column, 100))
            .maybe("mean", STRING, column -> column.summary().mean());
    for (int percentage : List.of(5, 25, 50, 75, 95)) {
      columns.maybe(
          String.format(Locale.ROOT, "p%02d", percentage),
          STRING,
          column -> percentile(column, percentage));
    }
    return columns.maybe("top_values", STRING, ColumnProfile::topValues);
  }

  private static @Nullable String percentile(ColumnProfile column, int percentage) {
    return column.summary().percentile(percentage).orElse(null);
  }

  private static @Nullable Long longOf(@Nullable Integer number) {
    return number == null ? null : number.longValue();
  }

  private static <T> T of(Map<String, T> byId, String id) {
    return requireNonNull(byId.get(id), () -> "No rule " + id);
  }
}
