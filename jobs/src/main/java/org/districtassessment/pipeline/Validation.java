package org.districtassessment.pipeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.sql.SparkSession;
import org.districtassessment.core.finding.Redactor;
import org.districtassessment.core.rule.BoundRules;
import org.districtassessment.core.rule.RuleSet;
import org.districtassessment.core.schema.Schemas;
import org.districtassessment.publish.TablesOfRun;
import org.districtassessment.stage.FindSubmissions;
import org.districtassessment.stage.KeptRules;
import org.districtassessment.stage.RawSubmissions;
import org.districtassessment.stage.RowRules;
import org.districtassessment.stage.SubmittedFile;
import org.districtassessment.stage.TablesOfRelations;
import org.districtassessment.stage.ValidateSubmissions;
import org.districtassessment.stage.ValidatedSubmissions;
import org.districtassessment.stage.submission.ListedProblems;
import org.districtassessment.stage.submission.RejectedRow;
import org.districtassessment.stage.submission.TablesNeeded;
import org.districtassessment.stage.submission.ValidationJob;
import org.districtassessment.stage.submission.ValidationSettings;
import org.jspecify.annotations.Nullable;

/** Files to validated submissions, as {@code evaluate} and {@code check} both need them. */
final class Validation {

  private Validation() {}

  /**
   * Lists a year's files and reads the assessed units, before Spark is started, so that a wrong
   * folder is refused at once.
   */
  static RawSubmissions find(RunRequest request, RuleSet rules, Schemas schemas, int year) {
    return FindSubmissions.findSubmissions(
        request.input(),
        year,
        schemas,
        rules.unit(),
        rules.submissions(),
        request.language(),
        Sessions.hadoop(request));
  }

  /** Does so for the year that is asked for, or else the newest one of the input. */
  static RawSubmissions find(RunRequest request, RuleSet rules, Schemas schemas) {
    return find(request, rules, schemas, year(request));
  }

  /** Does so for the year before that one; empty where it was not submitted. */
  static Optional<RawSubmissions> findBefore(RunRequest request, RuleSet rules, Schemas schemas) {
    return findBefore(request, rules, schemas, year(request));
  }

  /** Does so for the year before another one; empty where it was not submitted. */
  static Optional<RawSubmissions> findBefore(
      RunRequest request, RuleSet rules, Schemas schemas, int year) {
    return SubmissionYears.of(request.input(), Sessions.hadoop(request)).contains(year - 1)
        ? Optional.of(find(request, rules, schemas, year - 1))
        : Optional.empty();
  }

  private static int year(RunRequest request) {
    Integer asked = request.year();
    return asked != null
        ? asked
        : SubmissionYears.newest(request.input(), Sessions.hadoop(request));
  }

  /**
   * Validates a year and, where it was submitted, the year before, which rules may name.
   *
   * @param kept what was made of the same rules before
   * @param needed whose accepted rows will be read
   */
  static ValidatedSubmissions validate(
      SparkSession spark,
      RunRequest request,
      BoundRules rules,
      KeptRules kept,
      RawSubmissions current,
      TablesNeeded needed) {
    Optional<RawSubmissions> before =
        findBefore(request, rules.rules(), rules.schemas(), rules.year());
    return validate(spark, request, rules, kept, current, before, needed);
  }

  /**
   * Validates a year and the year before.
   *
   * @param kept what was made of the same rules before
   * @param needed whose accepted rows will be read
   */
  static ValidatedSubmissions validate(
      SparkSession spark,
      RunRequest request,
      BoundRules rules,
      KeptRules kept,
      RawSubmissions current,
      Optional<RawSubmissions> before,
      TablesNeeded needed) {
    return ValidateSubmissions.validateSubmissions(
        spark, settings(spark, request, rules, kept), current, before.orElse(null), needed);
  }

  private static ValidationSettings settings(
      SparkSession spark, RunRequest request, BoundRules rules, KeptRules kept) {
    return new ValidationSettings(
        rules.schemas(),
        rules.rules().unit(),
        RowRules.of(rules.schemas(), kept),
        request.pseudonyms(),
        request.language(),
        request.reuse() ? Reuse.store(spark, request, rules) : null,
        ValidationJob.Cut.BY_SIZE);
  }

  /**
   * Whose accepted rows rules read.
   *
   * @param kept what was made of the same rules before
   */
  static TablesNeeded needed(BoundRules rules, KeptRules kept) {
    return TablesNeeded.of(TablesOfRelations.of(rules.rules(), kept).ofRules());
  }

  /** All findings as rows of the table {@code findings}, made one by one as they are asked for. */
  static Iterable<List<@Nullable Object>> findings(ListedProblems problems, Redactor redactor) {
    return () ->
        oneByOne(problems.findings())
            .map(finding -> TablesOfRun.row(finding.redacted(redactor::redact)))
            .iterator();
  }

  /** All rows that were not accepted as rows of {@code rejected_rows}, made in the same way. */
  static Iterable<List<@Nullable Object>> rejectedRows(ListedProblems problems, Redactor redactor) {
    return () -> oneByOne(problems.rejectedRows()).map(row -> cells(row, redactor)).iterator();
  }

  private static <T> Stream<T> oneByOne(Iterable<T> rows) {
    return StreamSupport.stream(rows.spliterator(), false);
  }

  private static List<@Nullable Object> cells(RejectedRow row, Redactor redactor) {
    String sheet = row.sheet();
    return Arrays.<@Nullable Object>asList(
        row.table(),
        row.unit(),
        redactor.redact(row.file()),
        sheet == null ? null : redactor.redact(sheet),
        row.line(),
        row.codes(),
        row.header(),
        row.record());
  }

  /** Figures for the manifest. */
  static SortedMap<String, Long> counts(ValidatedSubmissions submissions) {
    SortedMap<String, Long> counts = new TreeMap<>();
    counts.put("files", (long) submissions.files().size());
    counts.put("units", (long) submissions.units().size());
    for (SubmittedFile file : submissions.files()) {
      counts.merge("rows_read", file.rowsRead(), Long::sum);
      counts.merge("rows_accepted", file.accepted(), Long::sum);
      counts.merge("rows_rejected", file.rejected(), Long::sum);
    }
    return counts;
  }

  /** What a file came to, as rows of the table {@code submissions}. */
  static List<List<@Nullable Object>> filesOf(ValidatedSubmissions submissions) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (SubmittedFile file : submissions.files()) {
      String sheet = file.sheet();
      String instead = file.readInstead();
      rows.add(
          Arrays.<@Nullable Object>asList(
              submissions.plan().redactor().redact(file.path()),
              sheet == null ? null : submissions.plan().redactor().redact(sheet),
              file.table(),
              file.unit(),
              file.status().id(),
              (long) file.version(),
              file.receivedOn(),
              file.sha256().isEmpty() ? null : file.sha256(),
              file.bytes(),
              file.format(),
              file.encoding(),
              file.conversions(),
              file.rowsRead(),
              file.accepted(),
              file.rejected(),
              file.workingDaysLate(),
              instead == null ? null : submissions.plan().redactor().redact(instead)));
    }
    return rows;
  }

  static String inWords(ValidatedSubmissions submissions) {
    long read = submissions.files().stream().mapToLong(SubmittedFile::rowsRead).sum();
    long rejected = submissions.files().stream().mapToLong(SubmittedFile::rejected).sum();
    int reused = submissions.plan().reusedFiles();
    return String.format(
            Locale.ROOT,
            "%,d rows of %,d files, %,d rejected",
            read,
            submissions.files().size(),
            rejected)
        + (reused == 0 ? "" : String.format(Locale.ROOT, "; %,d files as in the last run", reused));
  }
}
