package org.districtassessment.stage;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.districtassessment.core.composite.Unit;
import org.districtassessment.core.finding.Finding;
import org.districtassessment.core.finding.ReturnedRow;
import org.districtassessment.stage.submission.ListedProblems;
import org.districtassessment.stage.submission.SubmissionPlan;

/**
 * A year whose rows are known to be accepted or rejected. The accepted ones are the tables {@code
 * submissions.current.<table>}, those of the year before {@code submissions.previous.<table>}.
 *
 * @param files by path
 * @param previousFiles those of the year before, by path; empty without one
 * @param fileFindings about files and headers, in {@link Finding#ORDER}
 * @param plan what the catalog shows
 */
public record ValidatedSubmissions(
    int year,
    List<Unit> units,
    List<SubmittedFile> files,
    List<SubmittedFile> previousFiles,
    List<Finding> fileFindings,
    SubmissionPlan plan) {

  public ValidatedSubmissions {
    units = List.copyOf(units);
    files = List.copyOf(files);
    previousFiles = List.copyOf(previousFiles);
    fileFindings = List.copyOf(fileFindings);
  }

  /** Returns the same with more findings about files. */
  public ValidatedSubmissions withFileFindings(List<Finding> more) {
    List<Finding> all = new ArrayList<>(fileFindings);
    all.addAll(more);
    all.sort(Finding.ORDER);
    return new ValidatedSubmissions(year, units, files, previousFiles, all, plan);
  }

  /**
   * Lists all findings, of files and of rows, and every row that was not accepted: one Spark job,
   * in which the files with problems are read again.
   */
  public ListedProblems problems(SparkSession spark) {
    return plan.problems(spark, fileFindings);
  }

  /**
   * Returns every row that its sender should look at, as it came but masked, in {@link
   * ReturnedRow#ORDER} and in one partition: {@code table, unit, file, sheet, line, labels, cells,
   * marks}; {@code unit} and {@code sheet} may be null. Those that only their file's header rejects
   * are not among them.
   */
  public Dataset<Row> returnedRows(SparkSession spark) {
    return plan.returnedRows(spark)
        .repartition(1)
        .sortWithinPartitions(
            functions.col("unit").asc_nulls_last(),
            functions.col("table"),
            functions.col("file"),
            functions.col("sheet").asc_nulls_first(),
            functions.col("line"));
  }
}
