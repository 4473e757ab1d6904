package org.districtassessment.stage.submission;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.districtassessment.core.finding.Finding;

/**
 * Gathers the problems of rows in words: those that were kept, and those of files that had too
 * many, in one more walk over these. That is a task per bucket and no query, whose planning would
 * take longer than the walk.
 */
final class ProblemPass {

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
    List<WordedRows> ofRows = new ArrayList<>(again(spark, shared, readable));
    readable.outcomes().stream()
        .flatMap(outcome -> Stream.ofNullable(outcome.worded()))
        .forEach(ofRows::add);
    for (WordedRows rows : ofRows) {
      findings.addAll(rows.findings());
      rejectedRows.addAll(rows.rejectedRows());
    }
    return new ListedProblems(findings, rejectedRows);
  }

  private static List<WordedRows> again(
      SparkSession spark, Broadcast<ReadingContext> shared, ReadableYear readable) {
    YearFiles year = readable.files();
    List<ProblemBucket> buckets = ProblemBucket.of(readable, outcome -> outcome.worded() == null);
    return buckets.isEmpty()
        ? List.of()
        : JavaSparkContext.fromSparkContext(spark.sparkContext())
            .parallelize(buckets, buckets.size())
            .map(bucket -> again(shared.value(), year, bucket))
            .collect();
  }

  private static WordedRows again(ReadingContext context, YearFiles year, ProblemBucket bucket)
      throws IOException {
    WordedRows.Writer words = new WordedRows.Writer(context);
    try (BucketValidator rows = bucket.validator(context, year)) {
      while (rows.nextFile()) {
        boolean isWanted = bucket.files().contains(rows.file().number());
        words.nextFile(rows);
        while (rows.nextRow()) {
          if (isWanted) {
            words.add(rows);
          }
        }
      }
    }
    return words.written();
  }
}
