package org.districtassessment.pipeline;

import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.districtassessment.core.rule.BoundRules;
import org.districtassessment.publish.PreviousPublication;
import org.districtassessment.publish.Publication;
import org.districtassessment.publish.PublicationContents;
import org.districtassessment.publish.Publish;
import org.districtassessment.publish.TablesOfRun;
import org.districtassessment.stage.RawSubmissions;
import org.districtassessment.stage.ValidatedSubmissions;

/** Reads and validates a year, and nothing more. */
public final class CheckSubmissions {

  /** Folder of the output that checks are written into; evaluations stay apart from it. */
  private static final String FOLDER = "/check";

  private CheckSubmissions() {}

  /**
   * What a check came to.
   *
   * @param folder where findings, rejected rows and files are listed
   */
  public record Checked(BoundRules rules, SubmissionCounts submissions, String folder) {}

  /**
   * Writes {@code findings}, {@code rejected_rows} and {@code submissions} of the year, in the form
   * of a publication below {@code <output>/check}.
   */
  public static Checked check(RunRequest request, Progress progress) {
    Sessions.check(request.sparkSettings());
    progress.stage("rules");
    LoadRules.Loaded loaded =
        LoadRules.load(request.rules(), request.schemas(), request.publishedSchemas());
    int year = Validation.yearOf(request);
    RawSubmissions files = Validation.find(request, loaded.rules(), loaded.submitted(), year);
    BoundRules rules = loaded.check().bind(year);
    TablesOfRun tables = new TablesOfRun(loaded.published(), rules.rules(), request.language());
    progress.done(rules.schemas().all().size() + " tables");

    progress.stage("start");
    SparkSession spark = Sessions.start(request.master(), request.sparkSettings());
    try {
      progress.done("Spark " + spark.version() + " on " + request.master());

      progress.stage("validate " + rules.year());
      ValidatedSubmissions submissions = Validation.validate(spark, request, rules, files);
      progress.done(Validation.inWords(submissions));

      progress.stage("write");
      Configuration hadoop = spark.sparkContext().hadoopConfiguration();
      PublicationContents contents =
          new PublicationContents(
              Description.of(request, rules, submissions, PreviousPublication.NONE),
              List.of(
                  tables.findings(Validation.findings(spark, submissions)),
                  tables.rejectedRows(Validation.rejectedRows(spark, submissions)),
                  tables.submissions(Validation.filesOf(submissions))),
              Validation.counts(submissions),
              List.of());
      Publication written =
          Publish.publish(request.output() + FOLDER, () -> hadoop, contents).publication();
      progress.done(written.location());
      return new Checked(rules, SubmissionCounts.of(submissions, written), written.location());
    } finally {
      spark.stop();
    }
  }
}
