package org.districtassessment.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.districtassessment.core.anomaly.Anomaly;
import org.districtassessment.core.composite.ScoreUnits;
import org.districtassessment.core.composite.Scorecards;
import org.districtassessment.core.finding.Problem;
import org.districtassessment.core.finding.RefusedException;
import org.districtassessment.core.rule.BoundRules;
import org.districtassessment.core.rule.CheckedRules;
import org.districtassessment.core.rule.FundingRules;
import org.districtassessment.core.rule.RuleSet;
import org.districtassessment.core.targeting.CheckFunding;
import org.districtassessment.core.targeting.FundingCheck;
import org.districtassessment.publish.PreviousPublication;
import org.districtassessment.publish.Publication;
import org.districtassessment.publish.PublicationContents;
import org.districtassessment.publish.Publish;
import org.districtassessment.publish.TablesOfRun;
import org.districtassessment.stage.ComputeIndicators;
import org.districtassessment.stage.FindAnomalies;
import org.districtassessment.stage.IndicatorValues;
import org.districtassessment.stage.ValidatedSubmissions;
import org.jspecify.annotations.Nullable;

/** The yearly job: submissions to a publication. */
public final class Evaluate {

  private final RunRequest request;
  private final Progress progress;
  private final CheckedRules checked;
  private final TablesOfRun tables;

  private Evaluate(
      RunRequest request, Progress progress, CheckedRules checked, TablesOfRun tables) {
    this.request = request;
    this.progress = progress;
    this.checked = checked;
    this.tables = tables;
  }

  /**
   * Evaluates a year. Where the year before is neither given nor published, but submitted, it is
   * evaluated and published first, so that figures of two years always come from two publications.
   *
   * @throws RefusedException if rules, schemas or input cannot be used; nothing is published
   */
  public static Evaluation evaluate(RunRequest request, Progress progress) {
    progress.stage("rules");
    LoadRules.Loaded loaded =
        LoadRules.load(request.rules(), request.schemas(), request.publishedSchemas());
    CheckedRules checked = loaded.check();
    BoundRules rules = checked.bind(Validation.yearOf(request));
    TablesOfRun tables = new TablesOfRun(loaded.published(), loaded.rules(), request.language());
    progress.done(rules.rules().indicators().size() + " indicators of " + loaded.rules().id());

    progress.stage("start");
    SparkSession spark = Sessions.start(request.master(), request.sparkSettings());
    try {
      progress.done("Spark " + spark.version() + " on " + request.master());
      return new Evaluate(request, progress, checked, tables).evaluate(spark, rules);
    } finally {
      spark.stop();
    }
  }

  private Evaluation evaluate(SparkSession spark, BoundRules rules) {
    PreviousPublication previous = previous(spark, rules);
    RuleSet edition = rules.rules();

    progress.stage("validate " + rules.year());
    ValidatedSubmissions submissions = Validation.validate(spark, request, rules);
    refuseIfAny(ScoreUnits.missingGroups(edition, submissions.units()));
    progress.done(Validation.inWords(submissions));

    progress.stage("indicators");
    IndicatorValues values = ComputeIndicators.computeIndicators(spark, rules, submissions.units());
    progress.done(String.format(Locale.ROOT, "%,d values", values.values().size()));

    progress.stage("scores");
    Scorecards scores =
        ScoreUnits.scoreUnits(
            edition, submissions.units(), values.values(), values.adjustments(), previous.year());
    List<FundingCheck> fundingChecks = fundingChecks(edition.funding(), values);
    progress.done(String.format(Locale.ROOT, "%,d units", scores.cards().size()));

    progress.stage("anomalies");
    List<Anomaly> anomalies =
        AtStake.complete(
            FindAnomalies.findAnomalies(spark, rules, request.language()).anomalies(),
            edition,
            scores,
            previous);
    progress.done(String.format(Locale.ROOT, "%,d", anomalies.size()));

    progress.stage("publish");
    PublicationContents contents =
        new PublicationContents(
            Description.of(request, rules, submissions, previous),
            List.of(
                tables.scorecards(scores),
                tables.indicatorScores(scores),
                tables.anomalies(anomalies),
                tables.findings(Rows.of(() -> submissions.findings(spark))),
                tables.rejectedRows(Rows.of(() -> submissions.rejectedRows(spark))),
                tables.fundingChecks(fundingChecks),
                tables.submissions(Validation.filesOf(submissions))),
            new TreeMap<>(),
            List.of());
    Publication publication =
        Publish.publish(request.output(), () -> hadoop(spark), contents).publication();
    progress.done(publication.location());
    return new Evaluation(
        rules,
        scores,
        anomalies,
        SubmissionCounts.of(submissions, publication),
        previous.year().origin(),
        publication.location());
  }

  private PreviousPublication previous(SparkSession spark, BoundRules rules) {
    int year = rules.year() - 1;
    try {
      String given = request.previous();
      if (given != null) {
        return PreviousPublication.of(Publication.open(given, () -> hadoop(spark)));
      }

      Optional<PreviousPublication> found = published(spark, rules, year);
      if (found.isPresent()) {
        return found.get();
      }

      boolean canBeEvaluated =
          rules.rules().years().contains(year)
              && SubmissionYears.of(request.input(), hadoop(spark)).contains(year);
      if (!canBeEvaluated) {
        return PreviousPublication.NONE;
      }

      evaluate(spark, checked.bind(year));
      return published(spark, rules, year).orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<PreviousPublication> published(SparkSession spark, BoundRules rules, int year)
      throws IOException {
    return PreviousPublication.find(
        request.output(), rules.rules().id(), year, () -> hadoop(spark));
  }

  private static List<FundingCheck> fundingChecks(
      @Nullable FundingRules rules, IndicatorValues values) {
    return rules == null
        ? List.of()
        : CheckFunding.checkFunding(rules, values.fundingSums(), values.populations());
  }

  private static void refuseIfAny(List<Problem> problems) {
    if (!problems.isEmpty()) {
      throw new RefusedException(problems);
    }
  }

  private static Configuration hadoop(SparkSession spark) {
    return spark.sparkContext().hadoopConfiguration();
  }
}
