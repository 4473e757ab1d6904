package org.districtassessment.stage;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.districtassessment.core.composite.Unit;
import org.districtassessment.core.finding.Finding;
import org.districtassessment.core.finding.ReturnedRow;
import org.districtassessment.stage.submission.ProblemRows;
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
   * Returns all findings, of files and of rows, in {@link Finding#ORDER} and in one partition:
   * {@code code, severity, table, unit, file, sheet, line, column, field, value, message}; {@code
   * unit}, {@code sheet}, {@code column}, {@code field} and {@code value} may be null.
   */
  public Dataset<Row> findings(SparkSession spark) {
    List<Row> ofFiles = fileFindings.stream().map(ValidatedSubmissions::row).toList();
    Dataset<Row> all = spark.createDataFrame(ofFiles, ProblemRows.FINDINGS.schema());
    if (plan.hasRowFindings()) {
      all = all.unionAll(plan.rows(spark, ProblemRows.FINDINGS));
    }
    return sorted(all, "file", "sheet", "line", "field", "code", "value", "column", "message");
  }

  /**
   * Returns every row that was not accepted, by file and line, in one partition: {@code table,
   * unit, file, sheet, line, codes, header, record}; {@code unit} and {@code sheet} may be null.
   * {@code codes} are sorted and joined by {@code ;}; {@code header} and {@code record} are RFC
   * 4180 text, {@code record} the cells as they came, with pseudonyms for what is sensitive.
   */
  public Dataset<Row> rejectedRows(SparkSession spark) {
    if (!plan.hasRowFindings()) {
      return spark.createDataFrame(List.of(), ProblemRows.REJECTED.schema());
    }

    return sorted(plan.rows(spark, ProblemRows.REJECTED), "file", "sheet", "line");
  }

  /**
   * Returns every row that its sender should look at, as it came but masked, in {@link
   * ReturnedRow#ORDER} and in one partition: {@code table, unit, file, sheet, line, labels, cells,
   * marks}; {@code unit} and {@code sheet} may be null.
   */
  public Dataset<Row> returnedRows(SparkSession spark) {
    if (!plan.hasRowFindings()) {
      return spark.createDataFrame(List.of(), ProblemRows.RETURNED.schema());
    }

    return plan.rows(spark, ProblemRows.RETURNED)
        .repartition(1)
        .sortWithinPartitions(
            functions.col("unit").asc_nulls_last(),
            functions.col("table"),
            functions.col("file"),
            functions.col("sheet").asc_nulls_first(),
            functions.col("line"));
  }

  /** Sorts in one partition: a sort over several would have to read everything twice. */
  private static Dataset<Row> sorted(Dataset<Row> rows, String... by) {
    Column[] order = new Column[by.length];
    for (int i = 0; i < by.length; i++) {
      order[i] = functions.col(by[i]).asc_nulls_first();
    }
    return rows.repartition(1).sortWithinPartitions(order);
  }

  private static Row row(Finding finding) {
    return RowFactory.create(
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
}
