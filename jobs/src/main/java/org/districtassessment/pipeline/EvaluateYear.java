package org.districtassessment.pipeline;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
import org.districtassessment.core.composite.Unit;
import org.districtassessment.core.composite.WhatIf;
import org.districtassessment.core.finding.Redactor;
import org.districtassessment.core.rule.BoundRules;
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
import org.districtassessment.stage.LeaveOutRows;
import org.districtassessment.stage.RuleSteps;
import org.districtassessment.stage.SubmittedFile;
import org.districtassessment.stage.ValidatedSubmissions;
import org.districtassessment.stage.submission.ListedProblems;
import org.districtassessment.stage.submission.SubmissionPlan;
import org.jspecify.annotations.Nullable;

/** Evaluates one year of a job: the stages from submissions to a publication, in order. */
final class EvaluateYear {

  private final Job job;
  private final YearOfJob year;
  private final SparkSession spark;
  private final Progress progress;
  private final BoundRules rules;
  private final RuleSet edition;
  private final RuleSteps steps;
  private final YearBefore yearBefore;

  /**
   * What was validated, and what it is held against.
   *
   * @param run how this run is described
   * @param last the run that is published of this year
   */
  private record Validated(
      ValidatedSubmissions submissions,
      PreviousPublication previous,
      RunDescription run,
      LastRun last) {

    private List<Unit> units() {
      return submissions.units();
    }

    private Redactor redactor() {
      return submissions.plan().redactor();
    }
  }

  /**
   * Anomalies and what is decided about them.
   *
   * @param plan of submissions without the rows of confirmed ones
   */
  private record Found(
      List<IdentifiedAnomaly> anomalies, DecideAnomalies decisions, SubmissionPlan plan) {}

  /**
   * @param corrected the values that are scored
   */
  private record Scored(
      List<IndicatorValue> corrected,
      Scorecards scores,
      List<TraceStep> traces,
      List<Commendation> commendations,
      List<FundingCheck> fundingChecks) {}

  private EvaluateYear(Job job, YearOfJob year) {
    this.job = job;
    this.year = year;
    spark = job.spark();
    progress = job.progress();
    rules = year.rules();
    edition = rules.rules();
    steps = RuleSteps.of(rules, job.kept());
    yearBefore = new YearBefore(job, rules);
  }

  /** Evaluates and publishes a year, and before it the one before where that must be. */
  static Evaluation evaluateYear(Job job, YearOfJob year) {
    return new EvaluateYear(job, year).evaluate();
  }

  private Evaluation evaluate() {
    Validated validated = validate();
    Found found = findAnomalies(validated);
    IndicatorValues values = computeIndicators(validated);

    progress.stage("scores");
    Meanwhile<RowsToPublish> rows =
        Meanwhile.start(() -> RowsToPublish.read(spark, steps, validated.units()));
    Scored scored = score(validated, values);
    progress.done(String.format(Locale.ROOT, "%,d units", scored.scores.cards().size()));

    progress.stage("at stake");
    Meanwhile<Described> statistics =
        Meanwhile.start(() -> DescribeScores.describeScores(edition, scored.scores));
    List<ListedAnomaly> anomalies = list(validated, found, values, scored);
    progress.done(String.format(Locale.ROOT, "%,d anomalies", anomalies.size()));

    progress.stage("publish");
    List<PublishedTable> tables =
        new ArrayList<>(tables(validated, found, values, scored, anomalies, rows));
    tables.addAll(job.tables().statistics(statistics.result()));
    Publication publication = publish(validated, tables);
    progress.done(publication.location());
    return new Evaluation(
        rules,
        scored.scores,
        anomalies,
        found.decisions.withoutAnomaly(found.anomalies),
        SubmissionCounts.of(validated.submissions, publication),
        validated.previous.year().origin(),
        publication.location());
  }

  private Validated validate() {
    progress.stage("validate " + rules.year());
    Meanwhile<Optional<PreviousPublication>> named = Meanwhile.start(yearBefore::named);
    ValidatedSubmissions submissions =
        Validation.validate(
            spark,
            job.request(),
            rules,
            job.kept(),
            year.files(),
            year.before().result(),
            Validation.needed(rules, job.kept()));
    progress.done(Validation.inWords(submissions));
    RefuseUnits.refuse(spark, submissions, rules);
    year.corrections().check(edition, submissions.units());
    PreviousPublication previous = named.result().orElseGet(() -> previous(submissions));

    RunDescription run =
        Description.of(
            job.request(), rules, submissions, previous, year.corrections(), year.reviews());
    return new Validated(submissions, previous, run, LastRun.before(job, run));
  }

  private Found findAnomalies(Validated validated) {
    progress.stage("anomalies");
    Publish.prepare(
        rules.schemas().table(edition.unit().table()).orElseThrow(), job.request().language());
    Anomalies all = FindAnomalies.findAnomalies(spark, steps, job.request().language());
    List<IdentifiedAnomaly> found =
        IdentifyAnomalies.identifyAnomalies(redacted(all, validated.redactor()));
    DecideAnomalies decisions =
        new DecideAnomalies(
            year.reviews().all(), validated.previous.anomalies(), validated.last.anomalies());
    List<IdentifiedAnomaly> confirmed = decisions.confirmed(found);
    SubmissionPlan plan = validated.submissions.plan().withConfirmed(confirmed);
    plan.show(spark);
    progress.done(
        String.format(Locale.ROOT, "%,d, of which %,d confirmed", found.size(), confirmed.size()));
    return new Found(found, decisions, plan);
  }

  private IndicatorValues computeIndicators(Validated validated) {
    progress.stage("indicators");
    IndicatorValues values = ComputeIndicators.computeIndicators(spark, steps, validated.units());
    progress.done(String.format(Locale.ROOT, "%,d values", values.values().size()));
    return values;
  }

  private Scored score(Validated validated, IndicatorValues values) {
    List<Unit> units = validated.units();
    Redactor redactor = validated.redactor();
    List<IndicatorValue> corrected =
        CorrectValues.correctValues(edition, values.values(), year.corrections().all());
    Scorecards scores =
        ScoreUnits.scoreUnits(
            edition, units, corrected, values.adjustments(), validated.previous.year());
    List<TraceStep> traces =
        MakeTraces.makeTraces(
            edition,
            units,
            values.values(),
            year.corrections().redacted(redactor),
            values.adjustments(),
            scores);
    List<Commendation> commendations =
        Commend.commend(edition, scores, redacted(values.cases(), redactor));
    return new Scored(
        corrected, scores, traces, commendations, fundingChecks(edition.funding(), values));
  }

  /** Returns the anomalies with what hangs on each of them. */
  private List<ListedAnomaly> list(
      Validated validated, Found found, IndicatorValues values, Scored scored) {
    List<Unit> units = validated.units();
    WhatIf whatIf =
        new WhatIf(
            edition,
            units,
            scored.corrected,
            values.adjustments(),
            validated.previous.year(),
            scored.scores);
    Map<String, Stake> stakes =
        AtStake.stakes(
            edition,
            whatIf,
            year.corrections().all(),
            found.anomalies,
            LeaveOutRows.leaveOutRows(spark, steps, found.plan, units, found.anomalies, values));
    return found.anomalies.stream()
        .map(
            each ->
                new ListedAnomaly(
                    each,
                    found.decisions.status(each),
                    found.decisions.previousStatus(each),
                    requireNonNull(stakes.get(each.id()))))
        .toList();
  }

  /** Returns what is published, but for statistics. */
  private List<PublishedTable> tables(
      Validated validated,
      Found found,
      IndicatorValues values,
      Scored scored,
      List<ListedAnomaly> anomalies,
      Meanwhile<RowsToPublish> read) {
    TablesOfRun tables = job.tables();
    Redactor redactor = validated.redactor();
    ListedProblems problems = validated.submissions.problems(spark);
    RowsToPublish rows = read.result();
    return List.of(
        tables.scorecards(scored.scores),
        tables.indicatorScores(scored.scores),
        tables.traces(scored.traces),
        tables.anomalies(anomalies),
        tables.reviews(year.reviews().redacted(redactor), found.anomalies),
        tables.findings(Validation.findings(problems, redactor)),
        tables.rejectedRows(Validation.rejectedRows(problems, redactor)),
        tables.fundingChecks(scored.fundingChecks),
        tables.monitoringLists(rows.listed().redacted(redactor::redact)),
        tables.commendations(scored.commendations),
        tables.fundingMoney(
            () -> rows.money().stream().map(row -> row.redacted(redactor::redact)).iterator()),
        tables.fundingFigures(values.figures()),
        tables.submissions(Validation.filesOf(validated.submissions)));
  }

  private Publication publish(Validated validated, List<PublishedTable> tables) {
    PublicationContents contents =
        new PublicationContents(
            validated.last.into(validated.run),
            tables,
            Validation.counts(validated.submissions),
            List.of());
    Publication publication =
        Publish.publish(job.request().output(), job::hadoop, contents).publication();
    validated.submissions.plan().removeUnused();
    return publication;
  }

  /**
   * The year before, where nobody named a publication: from one in the output that was made of the
   * files that are submitted, or else from one that is made of them now.
   */
  private PreviousPublication previous(ValidatedSubmissions submissions) {
    List<SubmittedFile> files = submissions.previousFiles();
    Optional<PreviousPublication> published = yearBefore.published(files);
    if (published.isPresent()) {
      return published.get();
    }

    int before = yearBefore.year();
    if (files.isEmpty() || !edition.years().contains(before)) {
      return PreviousPublication.NONE;
    }

    RunRequest request = job.request();
    evaluateYear(
        job,
        new YearOfJob(
            job.rules().bind(before),
            Validation.find(request, edition, rules.schemas(), before),
            Meanwhile.start(() -> Validation.findBefore(request, edition, rules.schemas(), before)),
            Corrections.NONE,
            Reviews.NONE));
    submissions.plan().show(spark);
    return yearBefore.published(files).orElseThrow();
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
}
