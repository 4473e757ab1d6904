package org.districtassessment.stage;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import org.districtassessment.core.finding.Finding;
import org.districtassessment.core.submission.Completeness;
import org.districtassessment.core.submission.Register;
import org.districtassessment.core.submission.SentFile;
import org.districtassessment.core.submission.Succession;
import org.districtassessment.stage.submission.FileCounts;
import org.districtassessment.stage.submission.SubmissionFile;
import org.districtassessment.stage.submission.SubmissionPlan;
import org.districtassessment.stage.submission.TablesNeeded;
import org.districtassessment.stage.submission.ValidationJob;
import org.districtassessment.stage.submission.ValidationSettings;
import org.jspecify.annotations.Nullable;

/** Raw submissions to validated ones: every row is accepted or rejected, for all its reasons. */
public final class ValidateSubmissions {

  private ValidateSubmissions() {}

  /**
   * Reads every file once, in one Spark job, and makes the session's catalog {@code submissions}
   * show the accepted rows.
   *
   * @param previous the year before, validated against its own unit table; its findings are not
   *     reported
   * @param needed whose accepted rows will be read; of the year before no others are validated
   */
  public static ValidatedSubmissions validateSubmissions(
      SparkSession spark,
      ValidationSettings settings,
      RawSubmissions current,
      @Nullable RawSubmissions previous,
      TablesNeeded needed) {
    SubmissionPlan plan = ValidationJob.run(spark, settings, current, previous, needed);
    plan.show(spark);
    List<Finding> fileFindings = new ArrayList<>(current.fileFindings());
    fileFindings.addAll(plan.fileFindings());
    fileFindings.addAll(missing(current, plan.fileCounts(), settings));
    fileFindings.sort(Finding.ORDER);
    return new ValidatedSubmissions(
        current.year(),
        current.units(),
        submittedFiles(plan.fileCounts(), current),
        previous == null ? List.of() : submittedFiles(plan.previousFileCounts(), previous),
        fileFindings,
        plan);
  }

  /** Due tables that a unit has sent no file of, and that no file has a row of it in. */
  private static List<Finding> missing(
      RawSubmissions year, List<FileCounts> counts, ValidationSettings settings) {
    List<SentFile> read =
        year.register().entries().stream()
            .filter(entry -> entry.status() == Succession.Status.READ)
            .map(Register.Entry::file)
            .toList();
    Map<String, Set<String>> unitsInRows = new HashMap<>();
    for (FileCounts file : counts) {
      unitsInRows
          .computeIfAbsent(file.file().table(), table -> new HashSet<>())
          .addAll(file.units());
    }
    return Completeness.missing(
        read,
        unitsInRows,
        year.units(),
        year.rules(),
        year.year(),
        table -> FindSubmissions.nameOf(settings.schemas().table(table).orElseThrow()),
        settings.language());
  }

  private static @Nullable String nullIfEmpty(String text) {
    return text.isEmpty() ? null : text;
  }

  /** The files that were read and those that were not, by path and sheet. */
  private static List<SubmittedFile> submittedFiles(List<FileCounts> counts, RawSubmissions year) {
    Map<String, FileCounts> read = new HashMap<>();
    counts.forEach(file -> read.put(file.file().place(), file));
    Map<String, SubmissionFile> unread = new HashMap<>();
    year.unread().forEach(file -> unread.put(file.place(), file));
    List<SubmittedFile> files = new ArrayList<>();
    for (Register.Entry entry : year.register().entries()) {
      String place = entry.file().place();
      FileCounts mine = read.get(place);
      files.add(
          mine == null
              ? unread(requireNonNull(unread.get(place), place), entry)
              : submittedFile(mine, entry));
    }
    return files;
  }

  private static SubmittedFile unread(SubmissionFile file, Register.Entry entry) {
    return new SubmittedFile(
        file.path(),
        file.sheet(),
        file.table(),
        file.unit(),
        entry.status() == Succession.Status.DUPLICATE
            ? SubmittedFile.Status.DUPLICATE
            : SubmittedFile.Status.SUPERSEDED,
        file.version(),
        file.receivedOn(),
        requireNonNullElse(entry.file().sha256(), ""),
        file.bytes(),
        file.format().id(),
        null,
        null,
        0,
        0,
        0,
        entry.workingDaysLate(),
        entry.by());
  }

  private static SubmittedFile submittedFile(FileCounts counts, Register.Entry entry) {
    SubmissionFile file = counts.file();
    return new SubmittedFile(
        file.path(),
        file.sheet(),
        file.table(),
        file.unit(),
        counts.isReadable() ? SubmittedFile.Status.READ : SubmittedFile.Status.UNREADABLE,
        file.version(),
        file.receivedOn(),
        counts.sha256(),
        counts.bytes(),
        file.format().id(),
        nullIfEmpty(counts.encoding().id()),
        nullIfEmpty(counts.conversions().inWords()),
        counts.accepted() + counts.rejected(),
        counts.accepted(),
        counts.rejected(),
        entry.workingDaysLate(),
        null);
  }
}
