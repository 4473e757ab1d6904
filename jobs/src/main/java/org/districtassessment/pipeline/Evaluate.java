package org.districtassessment.pipeline;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.districtassessment.core.Meanwhile;
import org.districtassessment.core.anomaly.Anomaly;
import org.districtassessment.core.anomaly.DecideAnomalies;
import org.districtassessment.core.anomaly.IdentifiedAnomaly;
import org.districtassessment.core.anomaly.IdentifyAnomalies;
import org.districtassessment.core.anomaly.ListedAnomaly;
import org.districtassessment.core.anomaly.Stake;
import org.districtassessment.core.composite.Commend;
import org.districtassessment.core.composite.Commendation;
import org.districtassessment.core.composite.CorrectValues;
import org.districtassessment.core.composite.DescribeScores;
import org.districtassessment.core.composite.DescribeScores.Described;
import org.districtassessment.core.composite.IndicatorValue;
import org.districtassessment.core.composite.MakeTraces;
import org.districtassessment.core.composite.ScoreUnits;
import org.districtassessment.core.composite.Scorecards;
import org.districtassessment.core.composite.TraceStep;
import org.districtassessment.core.composite.WhatIf;
import org.districtassessment.core.finding.Redactor;
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
import org.districtassessment.publish.PublishedTable;
import org.districtassessment.publish.RunDescription;
import org.districtassessment.publish.TablesOfRun;
import org.districtassessment.stage.Anomalies;
import org.districtassessment.stage.ComputeIndicators;
import org.districtassessment.stage.FindAnomalies;
import org.districtassessment.stage.IndicatorValues;
import org.districtassessment.stage.KeptRules;
import org.districtassessment.stage.LeaveOutRows;
import org.districtassessment.stage.RawSubmissions;
import org.districtassessment.stage.RuleSteps;
import org.districtassessment.stage.SubmittedFile;
import org.districtassessment.stage.ValidatedSubmissions;
import org.districtassessment.stage.submission.ListedProblems;
import org.districtassessment.stage.submission.SubmissionPlan;
import org.jspecify.annotations.Nullable;

/** The yearly job: submissions to a publication. */
public final class Evaluate {

  private final RunRequest request;
  private final Progress progress;
  private final CheckedRules checked;
  private final KeptRules kept;
  private final TablesOfRun tables;

  private Evaluate(
      RunRequest request,
      Progress progress,
      CheckedRules checked,
      KeptRules kept,
      TablesOfRun tables) {
    this.request = request;
    this.progress = progress;
    this.checked = checked;
    this.kept = kept;
    this.tables = tables;
  }

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
    RawSubmissions files;
    Meanwhile<Optional<RawSubmissions>> before;
    CheckedRules checked;
    BoundRules rules;
    Corrections corrections;
    Reviews reviews;
    try {
      LoadRules.Loaded loaded =
          LoadRules.load(request.rules(), request.schemas(), request.publishedSchemas());
      tables = new TablesOfRun(loaded.published(), loaded.rules(), request.language());
      Meanwhile<RawSubmissions> found =
          Meanwhile.start(() -> Validation.find(request, loaded.rules(), loaded.submitted()));
      before =
          Meanwhile.start(() -> Validation.findBefore(request, loaded.rules(), loaded.submitted()));
      checked = keeping.check(loaded);
      files = found.result();
      rules = checked.bind(files.year());
      corrections = Corrections.of(request, loaded.rules());
      reviews = Reviews.of(request);
      keeping.rules().prepare(rules.year());
    } catch (RuntimeException e) {
      starting.cancel();
      throw e;
    }
    progress.done(rules.rules().indicators().size() + " indicators of " + rules.rules().id());

    progress.stage("start");
    SparkSession spark = starting.session();
    progress.done("Spark " + spark.version() + " on " + request.master());
    KeptRules kept = keeping.rules();
    Evaluate evaluate = new Evaluate(request, progress, checked, kept, tables);
    return Sessions.use(
        spark,
        request.master(),
        () -> {
          Evaluation evaluation =
              evaluate.evaluate(spark, rules, files, before, corrections, reviews);
          kept.save();
          return evaluation;
        });
  }

  private Evaluation evaluate(
      SparkSession spark,
      BoundRules rules,
      RawSubmissions files,
      Meanwhile<Optional<RawSubmissions>> before,
      Corrections corrections,
      Reviews reviews) {
    RuleSet edition = rules.rules();
    RuleSteps steps = RuleSteps.of(rules, kept);

    progress.stage("validate " + rules.year());
    Meanwhile<Optional<PreviousPublication>> named = Meanwhile.start(() -> named(spark, rules));
    ValidatedSubmissions submissions =
        Validation.validate(
            spark, request, rules, kept, files, before.result(), Validation.needed(rules, kept));
    progress.done(Validation.inWords(submissions));
    RefuseUnits.refuse(spark, submissions, rules);
    corrections.check(edition, submissions.units());
    PreviousPublication previous =
        named.result().orElseGet(() -> previous(spark, rules, submissions));

    RunDescription described =
        Description.of(request, rules, submissions, previous, corrections, reviews);
    LastRun last = lastRun(spark, described);
    Redactor redactor = submissions.plan().redactor();

    progress.stage("anomalies");
    Publish.prepare(
        rules.schemas().table(edition.unit().table()).orElseThrow(), request.language());
    List<IdentifiedAnomaly> found =
        IdentifyAnomalies.identifyAnomalies(
            redacted(FindAnomalies.findAnomalies(spark, steps, request.language()), redactor));
    DecideAnomalies decisions =
        new DecideAnomalies(reviews.all(), previous.anomalies(), last.anomalies());
    List<IdentifiedAnomaly> confirmed = decisions.confirmed(found);
    SubmissionPlan plan = submissions.plan().withConfirmed(confirmed);
    plan.show(spark);
    progress.done(
        String.format(Locale.ROOT, "%,d, of which %,d confirmed", found.size(), confirmed.size()));

    progress.stage("indicators");
    IndicatorValues values = ComputeIndicators.computeIndicators(spark, steps, submissions.units());
    progress.done(String.format(Locale.ROOT, "%,d values", values.values().size()));

    progress.stage("scores");
    Meanwhile<RowsToPublish> reading =
        Meanwhile.start(() -> RowsToPublish.read(spark, steps, submissions.units()));
    List<IndicatorValue> corrected =
        CorrectValues.correctValues(edition, values.values(), corrections.all());
    Scorecards scores =
        ScoreUnits.scoreUnits(
            edition, submissions.units(), corrected, values.adjustments(), previous.year());
    List<TraceStep> traces =
        MakeTraces.makeTraces(
            edition,
            submissions.units(),
            values.values(),
            corrections.redacted(redactor),
            values.adjustments(),
            scores);
    List<Commendation> commendations =
        Commend.commend(edition, scores, redacted(values.cases(), redactor));
    List<FundingCheck> fundingChecks = fundingChecks(edition.funding(), values);
    progress.done(String.format(Locale.ROOT, "%,d units", scores.cards().size()));

    progress.stage("at stake");
    Meanwhile<Described> statistics =
        Meanwhile.start(() -> DescribeScores.describeScores(edition, scores));
    WhatIf whatIf =
        new WhatIf(
            edition, submissions.units(), corrected, values.adjustments(), previous.year(), scores);
    Map<String, Stake> stakes =
        AtStake.stakes(
            edition,
            whatIf,
            corrections.all(),
            found,
            LeaveOutRows.leaveOutRows(spark, steps, plan, submissions.units(), found, values));
    List<ListedAnomaly> anomalies =
        found.stream()
            .map(
                each ->
                    new ListedAnomaly(
                        each,
                        decisions.status(each),
                        decisions.previousStatus(each),
                        requireNonNull(stakes.get(each.id()))))
            .toList();
    progress.done(String.format(Locale.ROOT, "%,d anomalies", anomalies.size()));

    progress.stage("publish");
    ListedProblems problems = submissions.problems(spark);
    RowsToPublish rows = reading.result();
    List<PublishedTable> published =
        new ArrayList<>(
            List.of(
                tables.scorecards(scores),
                tables.indicatorScores(scores),
                tables.traces(traces),
                tables.anomalies(anomalies),
                tables.reviews(reviews.redacted(redactor), found),
                tables.findings(Validation.findings(problems, redactor)),
                tables.rejectedRows(Validation.rejectedRows(problems, redactor)),
                tables.fundingChecks(fundingChecks),
                tables.monitoringLists(rows.listed().redacted(redactor::redact)),
                tables.commendations(commendations),
                tables.fundingMoney(
                    () ->
                        rows.money().stream()
                            .map(row -> row.redacted(redactor::redact))
                            .iterator()),
                tables.fundingFigures(values.figures()),
                tables.submissions(Validation.filesOf(submissions))));
    published.addAll(tables.statistics(statistics.result()));
    PublicationContents contents =
        new PublicationContents(
            last.into(described), published, Validation.counts(submissions), List.of());
    Publication publication =
        Publish.publish(request.output(), () -> hadoop(spark), contents).publication();
    submissions.plan().removeUnused();
    progress.done(publication.location());
    return new Evaluation(
        rules,
        scores,
        anomalies,
        decisions.withoutAnomaly(found),
        SubmissionCounts.of(submissions, publication),
        previous.year().origin(),
        publication.location());
  }

  /** The year before, from the publication that a person named; empty where nobody did. */
  private Optional<PreviousPublication> named(SparkSession spark, BoundRules rules) {
    String location = request.previous();
    try {
      return location == null
          ? Optional.empty()
          : Optional.of(YearBefore.named(location, rules, () -> hadoop(spark)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The year before, where nobody named a publication: from one in the output that was made of the
   * files that are submitted, or else from one that is made of them now.
   */
  private PreviousPublication previous(
      SparkSession spark, BoundRules rules, ValidatedSubmissions submissions) {
    int year = rules.year() - 1;
    List<SubmittedFile> files = submissions.previousFiles();
    try {
      Optional<PreviousPublication> published =
          YearBefore.published(request.output(), rules, files, () -> hadoop(spark));
      if (published.isPresent()) {
        return published.get();
      }

      if (files.isEmpty() || !rules.rules().years().contains(year)) {
        return PreviousPublication.NONE;
      }

      evaluate(
          spark,
          checked.bind(year),
          Validation.find(request, rules.rules(), rules.schemas(), year),
          Meanwhile.start(
              () -> Validation.findBefore(request, rules.rules(), rules.schemas(), year)),
          Corrections.NONE,
          Reviews.NONE);
      submissions.plan().show(spark);
      return YearBefore.published(request.output(), rules, files, () -> hadoop(spark))
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private LastRun lastRun(SparkSession spark, RunDescription described) {
    try {
      return LastRun.before(described, request.output(), () -> hadoop(spark));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes out what looks like a sensitive value, which may stand in a field not meant for it. */
  private static List<Anomaly> redacted(Anomalies found, Redactor redactor) {
    return found.anomalies().stream().map(anomaly -> anomaly.redacted(redactor::redact)).toList();
  }

  private static Map<String, List<String>> redacted(
      Map<String, List<String>> cases, Redactor redactor) {
    Map<String, List<String>> redacted = new HashMap<>();
    cases.forEach((unit, ids) -> redacted.put(unit, ids.stream().map(redactor::redact).toList()));
    return redacted;
  }

  private static List<FundingCheck> fundingChecks(
      @Nullable FundingRules rules, IndicatorValues values) {
    return rules == null
        ? List.of()
        : CheckFunding.checkFunding(rules, values.fundingSums(), values.populations());
  }

  private static Configuration hadoop(SparkSession spark) {
    return spark.sparkContext().hadoopConfiguration();
  }
}
