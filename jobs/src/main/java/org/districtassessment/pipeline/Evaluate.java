package org.districtassessment.pipeline;

import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.districtassessment.core.Meanwhile;
import org.districtassessment.core.finding.RefusedException;
import org.districtassessment.core.rule.BoundRules;
import org.districtassessment.core.rule.CheckedRules;
import org.districtassessment.publish.TablesOfRun;
import org.districtassessment.stage.RawSubmissions;

/** The yearly job: submissions to a publication. */
public final class Evaluate {

  private Evaluate() {}

  /**
   * Evaluates a year. Where the year before is neither given nor published, but submitted, it is
   * evaluated and published first, so that figures of two years always come from two publications.
   *
   * @throws RefusedException if rules, schemas or input cannot be used; nothing is published
   */
  public static Evaluation evaluate(RunRequest request, Progress progress) {
    Sessions.check(request.sparkSettings());
    progress.stage("rules");
    // While Spark starts it holds a lock that every look at a SQL setting waits for, so it starts
    // while files are read.
    StartingSession starting = StartingSession.of(request);
    Keeping keeping = Keeping.begin(request);
    TablesOfRun tables;
    CheckedRules checked;
    YearOfJob year;
    try {
      LoadRules.Loaded loaded =
          LoadRules.load(request.rules(), request.schemas(), request.publishedSchemas());
      tables = new TablesOfRun(loaded.published(), loaded.rules(), request.language());
      Meanwhile<RawSubmissions> found =
          Meanwhile.start(() -> Validation.find(request, loaded.rules(), loaded.submitted()));
      Meanwhile<Optional<RawSubmissions>> before =
          Meanwhile.start(() -> Validation.findBefore(request, loaded.rules(), loaded.submitted()));
      checked = keeping.check(loaded);
      RawSubmissions files = found.result();
      BoundRules rules = checked.bind(files.year());
      Corrections corrections = Corrections.of(request, loaded.rules());
      year = new YearOfJob(rules, files, before, corrections, Reviews.of(request));
      keeping.rules().prepare(rules.year());
    } catch (RuntimeException e) {
      starting.cancel();
      throw e;
    }
    BoundRules rules = year.rules();
    progress.done(rules.rules().indicators().size() + " indicators of " + rules.rules().id());

    progress.stage("start");
    SparkSession spark = starting.session();
    progress.done("Spark " + spark.version() + " on " + request.master());
    Job job = new Job(spark, request, progress, checked, keeping.rules(), tables);
    return Sessions.use(
        spark,
        request.master(),
        () -> {
          Evaluation evaluation = EvaluateYear.evaluateYear(job, year);
          job.kept().save();
          return evaluation;
        });
  }
}
