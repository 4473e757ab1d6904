package org.districtassessment.stage.submission;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.districtassessment.core.finding.Finding;

/**
 * Puts the problems of rows into words, in one more walk over the files that have them: a task per
 * bucket, and no query, whose planning would take longer than the walk.
 */
final class ProblemPass {

  /** What one bucket came to. */
  record Listed(List<PackedRun<Finding>> findings, List<PackedRun<RejectedRow>> rejectedRows)
      implements Serializable {}

  private ProblemPass() {}

  /**
   * @param ofFiles findings about files as a whole, which are listed with those of rows
   */
  static ListedProblems list(
      SparkSession spark,
      Broadcast<ReadingContext> shared,
      ReadableYear readable,
      List<Finding> ofFiles) {
    PackedRun.Packer<Finding> packer = new PackedRun.Packer<>(Finding.ORDER);
    ofFiles.forEach(packer::add);
    List<PackedRun<Finding>> findings = new ArrayList<>(packer.runs());
    List<PackedRun<RejectedRow>> rejectedRows = new ArrayList<>();
    for (Listed bucket : ofRows(spark, shared, readable)) {
      findings.addAll(bucket.findings);
      rejectedRows.addAll(bucket.rejectedRows);
    }
    return new ListedProblems(findings, rejectedRows);
  }

  private static List<Listed> ofRows(
      SparkSession spark, Broadcast<ReadingContext> shared, ReadableYear readable) {
    YearFiles year = readable.files();
    List<ProblemBucket> buckets = ProblemBucket.of(readable);
    return buckets.isEmpty()
        ? List.of()
        : JavaSparkContext.fromSparkContext(spark.sparkContext())
            .parallelize(buckets, buckets.size())
            .map(bucket -> list(shared.value(), year, bucket))
            .collect();
  }

  private static Listed list(ReadingContext context, YearFiles year, ProblemBucket bucket)
      throws IOException {
    Findings words = new Findings(context.language(), context.redactor());
    PackedRun.Packer<Finding> findings = new PackedRun.Packer<>(Finding.ORDER);
    PackedRun.Packer<RejectedRow> rejected = new PackedRun.Packer<>(RejectedRow.ORDER);
    try (BucketValidator rows = bucket.validator(context, year)) {
      while (rows.nextFile()) {
        findings.cut();
        rejected.cut();
        List<Finding> ofFile = words.ofFile(rows.file());
        while (rows.nextRow()) {
          List<Finding> ofRow = new ArrayList<>();
          rows.problems().forEach(problem -> ofRow.add(words.ofRow(rows, problem)));
          ofRow.sort(Finding.ORDER);
          ofRow.forEach(findings::add);
          if (rows.isRejected()) {
            rejected.add(RejectedRow.of(rows, ofFile, context.redactor()));
          }
        }
      }
    }
    return new Listed(findings.runs(), rejected.runs());
  }
}
