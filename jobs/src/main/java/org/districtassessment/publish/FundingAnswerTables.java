package org.districtassessment.publish;

import static org.districtassessment.core.schema.FieldType.INTEGER;
import static org.districtassessment.core.schema.FieldType.NUMBER;
import static org.districtassessment.core.schema.FieldType.STRING;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.finding.Problems;
import org.districtassessment.core.rule.Limit;
import org.districtassessment.core.schema.Schemas;
import org.districtassessment.core.targeting.Measurement;
import org.districtassessment.core.targeting.Undefined;
import org.districtassessment.core.targeting.allocation.Allocation;
import org.districtassessment.core.targeting.allocation.Allocation.Grant;
import org.districtassessment.core.targeting.allocation.Effect;
import org.districtassessment.core.targeting.question.Decided;
import org.districtassessment.core.targeting.question.Discipline;
import org.districtassessment.core.targeting.question.FundingAnswers;
import org.districtassessment.core.targeting.question.Measured;
import org.districtassessment.core.targeting.question.ShareOut;
import org.districtassessment.core.targeting.question.SourceAmounts;
import org.districtassessment.core.targeting.question.UnitGoal;
import org.districtassessment.core.targeting.reconciliation.Reconciled;
import org.districtassessment.core.targeting.verdict.Contributor;
import org.jspecify.annotations.Nullable;

/** Writes the answers to questions of finance as CSV files of their own, outside a publication. */
public final class FundingAnswerTables {

  private final Path folder;
  private final Schemas schemas;
  private final Problems problems = new Problems();

  /**
   * @param folder that files are written to, and replaced in
   * @param schemas of published tables
   */
  public FundingAnswerTables(Path folder, Schemas schemas) {
    this.folder = folder;
    this.schemas = schemas;
  }

  /** Writes {@code funding_sources}, {@code funding_measures} and {@code funding_verdicts}. */
  public List<Path> write(FundingAnswers answers, Language language) throws IOException {
    return writeAll(
        List.of(
            sourceColumns().bind(schemas, problems).of(answers.amounts()),
            measureColumns().bind(schemas, problems).of(answers.measures()),
            verdictColumns(language).bind(schemas, problems).of(answers.decided())));
  }

  /** Writes {@code funding_carry_over}, {@code funding_reviews} and {@code funding_twice}. */
  public List<Path> write(Discipline discipline, Language language) throws IOException {
    return writeAll(DisciplineTables.of(discipline, language, schemas, problems));
  }

  /**
   * Writes {@code funding_allocation} and {@code funding_effects}.
   *
   * @param names of units, by key
   */
  public List<Path> write(ShareOut shareOut, Allocation.Granted granted, Map<String, String> names)
      throws IOException {
    return writeAll(
        List.of(
            grantColumns(shareOut, names).bind(schemas, problems).of(granted.grants()),
            effectColumns().bind(schemas, problems).of(shareOut.effects())));
  }

  /** Writes {@code funding_goals}. */
  public List<Path> writeGoals(List<UnitGoal> goals) throws IOException {
    return writeAll(List.of(goalColumns().bind(schemas, problems).of(goals)));
  }

  /** Writes {@code funding_reconciliation}. */
  public List<Path> write(List<Reconciled> rows) throws IOException {
    return writeAll(List.of(ledgerColumns().bind(schemas, problems).of(rows)));
  }

  private List<Path> writeAll(List<PublishedTable> tables) throws IOException {
    problems.throwIfAny();
    Files.createDirectories(folder);
    List<Path> files = new ArrayList<>();
    for (PublishedTable table : tables) {
      Path file = folder.resolve(table.schema().name() + ".csv");
      Files.deleteIfExists(file);
      try (CsvFile csv = CsvFile.create(file, table.schema())) {
        for (List<@Nullable Object> row : table.rows()) {
          csv.write(row);
        }
      }
      files.add(file);
    }
    return files;
  }

  private static TableColumns<SourceAmounts> sourceColumns() {
    return new TableColumns<SourceAmounts>("funding_sources")
        .always("source", STRING, SourceAmounts::source)
        .always("rows", INTEGER, row -> (long) row.rows())
        .rounded("gross", row -> row.amounts().gross())
        .rounded("net", row -> row.amounts().net())
        .rounded("targeted_gross", row -> row.amounts().targetedGross())
        .rounded("targeted_net", row -> row.amounts().targetedNet())
        .rounded("assumed", row -> row.amounts().assumed())
        .rounded("unknown_share", SourceAmounts::unknownShare);
  }

  private static TableColumns<Measured> measureColumns() {
    return new TableColumns<Measured>("funding_measures")
        .always("measure", STRING, Measured::measure)
        .always("level", STRING, Measured::level)
        .always("key", STRING, Measured::key)
        .always("source", STRING, Measured::source)
        .maybe("category", STRING, row -> textOrNull(row.category()))
        .maybe("denominator", STRING, row -> textOrNull(row.denominator()))
        .maybeRounded("value", row -> number(row.value()))
        .maybe("undefined", STRING, row -> reason(row.value()))
        .maybeRounded("low", row -> number(row.low()))
        .maybeRounded("high", row -> number(row.high()))
        .maybe("drawn", STRING, row -> textOrNull(row.drawn()))
        .maybe("note", STRING, row -> textOrNull(row.note()));
  }

  private static TableColumns<Decided> verdictColumns(Language language) {
    return new TableColumns<Decided>("funding_verdicts")
        .always("test", STRING, row -> row.verdict().test().id())
        .always("title", STRING, row -> row.title().in(language))
        .always("measure", STRING, row -> row.verdict().test().measure())
        .always("level", STRING, Decided::level)
        .always("key", STRING, Decided::key)
        .always("source", STRING, Decided::source)
        .maybe("category", STRING, row -> textOrNull(row.category()))
        .maybeRounded("value", row -> number(row.verdict().value()))
        .maybe("undefined", STRING, row -> reason(row.verdict().value()))
        .always(
            "side",
            STRING,
            row -> row.limit().side() == Limit.Side.AT_LEAST ? "at-least" : "at-most")
        .rounded("threshold", row -> row.limit().value())
        .always("status", STRING, row -> row.limit().verified() ? "verified" : "illustrative")
        .always("verdict", STRING, row -> row.verdict().outcome().code())
        .maybe("units", STRING, row -> words(row.verdict().units()))
        .maybe("projects", STRING, row -> words(row.verdict().projects()))
        .maybeRounded("moved", row -> row.goal() == null ? null : row.goal().moved())
        .maybeRounded("added", row -> row.goal() == null ? null : row.goal().added());
  }

  private static TableColumns<Grant> grantColumns(ShareOut shareOut, Map<String, String> names) {
    return new TableColumns<Grant>("funding_allocation")
        .always("unit", STRING, Grant::unit)
        .always("unit_name", STRING, grant -> names.getOrDefault(grant.unit(), grant.unit()))
        .rounded(
            "this_year", grant -> shareOut.thisYear().getOrDefault(grant.unit(), BigDecimal.ZERO))
        .rounded(
            "coefficient",
            grant -> shareOut.coefficients().getOrDefault(grant.unit(), BigDecimal.ONE))
        .rounded("by_formula", Grant::byFormula)
        .always("amount", NUMBER, Grant::amount)
        .always("limit", STRING, grant -> grant.limit().name().toLowerCase(Locale.ROOT));
  }

  private static TableColumns<Effect> effectColumns() {
    return new TableColumns<Effect>("funding_effects")
        .always("measure", STRING, Effect::measure)
        .maybeRounded("before", row -> number(row.before()))
        .maybeRounded("after", row -> number(row.after()));
  }

  private static TableColumns<UnitGoal> goalColumns() {
    return new TableColumns<UnitGoal>("funding_goals")
        .always("level", STRING, UnitGoal::level)
        .always("key", STRING, UnitGoal::key)
        .always("denominator", STRING, UnitGoal::denominator)
        .maybeRounded("tilt", row -> number(row.tilt()))
        .maybe("undefined", STRING, row -> reason(row.tilt()))
        .maybeRounded("moved", row -> row.goal() == null ? null : row.goal().moved())
        .maybeRounded("added", row -> row.goal() == null ? null : row.goal().added());
  }

  private static TableColumns<Reconciled> ledgerColumns() {
    return new TableColumns<Reconciled>("funding_reconciliation")
        .always("outcome", STRING, row -> row.outcome().code())
        .maybe("here", STRING, row -> row.here() == null ? null : row.here().key())
        .maybe("name", STRING, row -> row.here() == null ? null : textOrNull(row.here().name()))
        .maybeRounded("amount", row -> row.here() == null ? null : row.here().amount())
        .maybe("ledger", STRING, row -> row.there() == null ? null : row.there().key())
        .maybe(
            "ledger_name",
            STRING,
            row -> row.there() == null ? null : textOrNull(row.there().name()))
        .maybeRounded("ledger_amount", row -> row.there() == null ? null : row.there().amount())
        .rounded("difference", Reconciled::difference)
        .maybeRounded("similarity", FundingAnswerTables::similarity);
  }

  private static @Nullable BigDecimal similarity(Reconciled row) {
    Double similarity = row.similarity();
    return similarity == null ? null : BigDecimal.valueOf(similarity);
  }

  private static @Nullable String words(List<Contributor> contributors) {
    return contributors.isEmpty()
        ? null
        : contributors.stream()
            .map(each -> String.format(Locale.ROOT, "%s (%.6f)", each.key(), each.gain()))
            .collect(Collectors.joining("; "));
  }

  private static @Nullable String textOrNull(String text) {
    return text.isEmpty() ? null : text;
  }

  private static @Nullable BigDecimal number(@Nullable Measurement measurement) {
    return measurement == null || measurement.value().isEmpty()
        ? null
        : BigDecimal.valueOf(measurement.value().getAsDouble());
  }

  private static @Nullable String reason(Measurement measurement) {
    return measurement.reason().map(Undefined::code).orElse(null);
  }
}
