package org.districtassessment.stage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.districtassessment.core.finding.Finding;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.finding.Pseudonyms;
import org.districtassessment.core.rule.UnitTable;
import org.districtassessment.core.schema.Schemas;
import org.districtassessment.stage.submission.FileCounts;
import org.districtassessment.stage.submission.SubmissionFile;
import org.districtassessment.stage.submission.SubmissionPlan;
import org.districtassessment.stage.submission.ValidationJob;
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
   * @param rowRules by table, evaluators of the row rules of its schema in their order
   */
  public static ValidatedSubmissions validateSubmissions(
      SparkSession spark,
      RawSubmissions current,
      @Nullable RawSubmissions previous,
      Schemas schemas,
      UnitTable unitTable,
      Map<String, List<RowRuleEvaluator>> rowRules,
      Pseudonyms pseudonyms,
      Language language) {
    return validateSubmissions(
        spark,
        current,
        previous,
        schemas,
        unitTable,
        rowRules,
        pseudonyms,
        language,
        ValidationJob.Cut.BY_SIZE);
  }

  /** The same, cut as a test wants it; what is found does not depend on it. */
  static ValidatedSubmissions validateSubmissions(
      SparkSession spark,
      RawSubmissions current,
      @Nullable RawSubmissions previous,
      Schemas schemas,
      UnitTable unitTable,
      Map<String, List<RowRuleEvaluator>> rowRules,
      Pseudonyms pseudonyms,
      Language language,
      ValidationJob.Cut cut) {
    SubmissionPlan plan =
        ValidationJob.run(
            spark, current, previous, schemas, unitTable, rowRules, pseudonyms, language, cut);
    plan.show(spark);
    List<Finding> fileFindings = new ArrayList<>(current.fileFindings());
    fileFindings.addAll(plan.fileFindings());
    fileFindings.sort(Finding.ORDER);
    return new ValidatedSubmissions(
        current.year(),
        current.units(),
        plan.fileCounts().stream().map(ValidateSubmissions::submittedFile).toList(),
        plan.previousFileCounts().stream().map(ValidateSubmissions::submittedFile).toList(),
        fileFindings,
        plan);
  }

  private static @Nullable String nullIfEmpty(String text) {
    return text.isEmpty() ? null : text;
  }

  private static SubmittedFile submittedFile(FileCounts counts) {
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
        counts.rejected());
  }
}
