package org.districtassessment.stage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.districtassessment.core.finding.Finding;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.finding.Pseudonyms;
import org.districtassessment.core.rule.UnitTable;
import org.districtassessment.core.schema.Schemas;
import org.districtassessment.core.submission.Register;
import org.districtassessment.core.submission.SentFile;
import org.districtassessment.stage.submission.FileCounts;
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
        spark, current, previous, schemas, unitTable, rowRules, pseudonyms, language, 0);
  }

  /** The same with a fixed number of buckets, or 0; what is found does not depend on it. */
  static ValidatedSubmissions validateSubmissions(
      SparkSession spark,
      RawSubmissions current,
      @Nullable RawSubmissions previous,
      Schemas schemas,
      UnitTable unitTable,
      Map<String, List<RowRuleEvaluator>> rowRules,
      Pseudonyms pseudonyms,
      Language language,
      int buckets) {
    SubmissionPlan plan =
        ValidationJob.run(
            spark, current, previous, schemas, unitTable, rowRules, pseudonyms, language, buckets);
    plan.show(spark);
    List<Finding> fileFindings = new ArrayList<>(current.fileFindings());
    fileFindings.addAll(plan.fileFindings());
    fileFindings.sort(Finding.ORDER);
    return new ValidatedSubmissions(
        current.year(),
        current.units(),
        submittedFiles(plan.fileCounts(), current.register()),
        submittedFiles(
            plan.previousFileCounts(), previous == null ? Register.EMPTY : previous.register()),
        fileFindings,
        plan);
  }

  /** The files that were read, and those that were not, by path. */
  private static List<SubmittedFile> submittedFiles(List<FileCounts> counts, Register register) {
    Map<String, FileCounts> read = new HashMap<>();
    counts.forEach(file -> read.put(file.file().path(), file));
    List<SubmittedFile> files = new ArrayList<>();
    for (Register.Entry entry : register.entries()) {
      FileCounts mine = read.get(entry.file().path());
      files.add(mine == null ? unread(entry) : submittedFile(mine, entry));
    }
    return files;
  }

  private static SubmittedFile unread(Register.Entry entry) {
    SentFile file = entry.file();
    String hash = file.sha256() == null ? "" : file.sha256();
    return new SubmittedFile(
        file.path(), file.table(), file.unit(), hash, file.bytes(), "", 0, 0, 0, entry);
  }

  private static SubmittedFile submittedFile(FileCounts counts, Register.Entry entry) {
    return new SubmittedFile(
        counts.file().path(),
        counts.file().table(),
        counts.file().unit(),
        counts.sha256(),
        counts.bytes(),
        counts.encoding().id(),
        counts.accepted() + counts.rejected(),
        counts.accepted(),
        counts.rejected(),
        entry);
  }
}
