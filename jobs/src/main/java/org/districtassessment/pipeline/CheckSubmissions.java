package org.districtassessment.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.districtassessment.core.finding.Redactor;
import org.districtassessment.core.rule.BoundRules;
import org.districtassessment.core.rule.ProfileLimits;
import org.districtassessment.publish.PreviousPublication;
import org.districtassessment.publish.Publication;
import org.districtassessment.publish.PublicationContents;
import org.districtassessment.publish.Publish;
import org.districtassessment.publish.PublishedTable;
import org.districtassessment.publish.TablesOfRun;
import org.districtassessment.stage.KeptRules;
import org.districtassessment.stage.ProfileSubmissions;
import org.districtassessment.stage.Profiles;
import org.districtassessment.stage.RawSubmissions;
import org.districtassessment.stage.RuleSteps;
import org.districtassessment.stage.ValidatedSubmissions;
import org.districtassessment.stage.submission.ListedProblems;
import org.districtassessment.stage.submission.TablesNeeded;

/** Reads and validates a year, and looks at what its columns hold where that is asked for. */
public final class CheckSubmissions {

  /** Folder of the output that checks are written into; evaluations stay apart from it. */
  private static final String FOLDER = "/check";

  private final RunRequest request;
  private final Progress progress;
  private final BoundRules rules;
  private final KeptRules kept;
  private final TablesOfRun tables;

  private CheckSubmissions(
      RunRequest request, Progress progress, BoundRules rules, KeptRules kept, TablesOfRun tables) {
    this.request = request;
    this.progress = progress;
    this.rules = rules;
    this.kept = kept;
    this.tables = tables;
  }

  /**
   * What a check came to.
   *
   * @param folder where findings, rejected rows and files are listed
   */
  public record Checked(BoundRules rules, SubmissionCounts submissions, String folder) {}

  /**
   * Writes {@code findings}, {@code rejected_rows} and {@code submissions} of the year, in the form
   * of a publication below {@code <output>/check}, and return lists for the units beside them.
   */
  public static Checked check(RunRequest request, Progress progress) {
    return check(request, progress, false);
  }

  /**
   * Does the same and writes {@code profile} too; columns that moved far from last year's are among
   * the findings.
   */
  public static Checked checkAndProfile(RunRequest request, Progress progress) {
    return check(request, progress, true);
  }

  private static Checked check(RunRequest request, Progress progress, boolean withProfile) {
    Sessions.check(request.sparkSettings());
    progress.stage("rules");
    LoadRules.Loaded loaded =
        LoadRules.load(request.rules(), request.schemas(), request.publishedSchemas());
    RawSubmissions files = Validation.find(request, loaded.rules(), loaded.submitted());
    Keeping keeping = Keeping.begin(request);
    BoundRules rules = keeping.check(loaded).bind(files.year());
    TablesOfRun tables = new TablesOfRun(loaded.published(), rules.rules(), request.language());
    progress.done(rules.schemas().all().size() + " tables");

    progress.stage("start");
    SparkSession spark = Sessions.start(request.master(), request.sparkSettings());
    progress.done("Spark " + spark.version() + " on " + request.master());
    KeptRules kept = keeping.rules();
    CheckSubmissions check = new CheckSubmissions(request, progress, rules, kept, tables);
    return Sessions.use(
        spark,
        request.master(),
        () -> {
          Checked done = check.check(spark, files, withProfile);
          kept.save();
          return done;
        });
  }

  private Checked check(SparkSession spark, RawSubmissions files, boolean withProfile) {
    progress.stage("validate " + rules.year());
    ValidatedSubmissions submissions =
        Validation.validate(
            spark,
            request,
            rules,
            kept,
            files,
            withProfile
                ? TablesNeeded.all(rules.schemas().all())
                : Validation.needed(rules, kept).ofYearBefore());
    progress.done(Validation.inWords(submissions));

    List<PublishedTable> published = new ArrayList<>();
    SortedMap<String, String> options = new TreeMap<>();
    if (withProfile) {
      progress.stage("profile");
      ProfileLimits limits = rules.rules().submissions().profile();
      Profiles profiles =
          ProfileSubmissions.profileSubmissions(
              spark,
              submissions,
              rules.schemas(),
              rules.rules().unit(),
              limits,
              request.language());
      submissions = submissions.withFileFindings(profiles.shifts());
      published.add(tables.profile(profiles.columns()));
      options.putAll(options(limits));
      progress.done(inWords(profiles));
    }

    progress.stage("write");
    ListedProblems problems = submissions.problems(spark);
    Redactor redactor = submissions.plan().redactor();
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    published.add(tables.findings(Validation.findings(problems, redactor)));
    published.add(tables.rejectedRows(Validation.rejectedRows(problems, redactor)));
    published.add(tables.submissions(Validation.filesOf(submissions)));
    PublicationContents contents =
        new PublicationContents(
            Description.of(
                request,
                rules,
                submissions,
                PreviousPublication.NONE,
                Corrections.NONE,
                Reviews.NONE,
                options),
            published,
            Validation.counts(submissions),
            List.of(Returns.of(spark, RuleSteps.of(rules, kept), submissions, request.language())));
    Publication written =
        Publish.publish(request.output() + FOLDER, () -> hadoop, contents).publication();
    progress.done(written.location());
    return new Checked(rules, SubmissionCounts.of(submissions, written), written.location());
  }

  private static Map<String, String> options(ProfileLimits limits) {
    return Map.of(
        "profile:missing-share", limits.missingShare().toPlainString(),
        "profile:median-ratio", limits.medianRatio().toPlainString(),
        "profile:category-share", limits.categoryShare().toPlainString());
  }

  private static String inWords(Profiles profiles) {
    return String.format(
        Locale.ROOT,
        "%,d columns of files, %,d shifts",
        profiles.columns().size(),
        profiles.shifts().size());
  }
}
