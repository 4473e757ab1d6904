package org.districtassessment.stage.submission;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.NoSuchTableException;
import org.apache.spark.sql.connector.catalog.Identifier;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.districtassessment.core.anomaly.IdentifiedAnomaly;
import org.districtassessment.core.finding.Finding;
import org.districtassessment.core.finding.Redactor;
import org.districtassessment.core.rule.UnitTable;
import org.districtassessment.core.schema.TableSchema;
import org.districtassessment.core.submission.Register;
import org.districtassessment.stage.vector.Answers;
import org.jspecify.annotations.Nullable;

/**
 * What the catalog of submissions shows: the validated year and, if there is one, the year before.
 * Lives on the driver; what executors need of it travels in scans.
 */
public final class SubmissionPlan {

  /** Name of the catalog in SQL. */
  public static final String CATALOG = "submissions";

  /**
   * By the name of the application. A setting of the session would say the same, but the first
   * question to its settings makes Spark register each of its functions and prepare its parser.
   */
  private static final Map<String, SubmissionPlan> SHOWN = new ConcurrentHashMap<>();

  private final ReadingContext context;
  private final Broadcast<ReadingContext> shared;
  private final ReadableYear current;
  private final @Nullable ReadableYear previous;
  private final UnitTable unitTable;
  private final Register register;
  private final int reusedFiles;
  private final @Nullable ReusedFiles reused;
  private final List<IdentifiedAnomaly> confirmed;
  private final List<List<Scenario>> scenarios;
  private final Buckets buckets;

  SubmissionPlan(
      Broadcast<ReadingContext> shared,
      ReadableYear current,
      @Nullable ReadableYear previous,
      UnitTable unitTable,
      Register register,
      int reusedFiles,
      @Nullable ReusedFiles reused) {
    this(shared, current, previous, unitTable, register, reusedFiles, reused, List.of(), List.of());
  }

  private SubmissionPlan(
      Broadcast<ReadingContext> shared,
      ReadableYear current,
      @Nullable ReadableYear previous,
      UnitTable unitTable,
      Register register,
      int reusedFiles,
      @Nullable ReusedFiles reused,
      List<IdentifiedAnomaly> confirmed,
      List<List<Scenario>> scenarios) {
    this.context = shared.value();
    this.shared = shared;
    this.current = current;
    this.previous = previous;
    this.unitTable = unitTable;
    this.register = register;
    this.reusedFiles = reusedFiles;
    this.reused = reused;
    this.confirmed = List.copyOf(confirmed);
    this.scenarios = List.copyOf(scenarios);
    Buckets ofUnits = current.files().buckets();
    buckets = scenarios.isEmpty() ? ofUnits : ofUnits.with(scenarios.get(scenarios.size() - 1));
  }

  /** Returns a plan that shows these anomalies, too, as those that reviewers confirmed. */
  public SubmissionPlan withConfirmed(List<IdentifiedAnomaly> anomalies) {
    return new SubmissionPlan(
        shared, current, previous, unitTable, register, reusedFiles, reused, anomalies, scenarios);
  }

  /**
   * Returns a plan that shows units without some of their rows, too: group n of scenarios as the
   * tables {@code whatif_n.<table>} and {@code whatif_n_previous.<table>}.
   *
   * @param groups of which the last one has all scenarios
   */
  public SubmissionPlan withScenarios(List<List<Scenario>> groups) {
    return new SubmissionPlan(
        shared, current, previous, unitTable, register, reusedFiles, reused, confirmed, groups);
  }

  /**
   * Returns the scenarios with the rows that fall with those left out: those that refer to them, as
   * a foreign key would reject them, and so on. What was rejected does not take their place.
   */
  public List<Scenario> withFallenRows(SparkSession spark, List<Scenario> named) {
    return ScenarioTables.withFallenRows(spark, this, named);
  }

  /** Makes the catalog {@link #CATALOG} of the application's sessions show this plan alone. */
  public void show(SparkSession spark) {
    SHOWN.put(spark.sparkContext().applicationId(), this);
  }

  /**
   * Returns the plan that the active session shows.
   *
   * @throws IllegalStateException if it shows none
   */
  static SubmissionPlan shown() {
    SubmissionPlan shown = shownIn(SparkSession.active());
    if (shown == null) {
      throw new IllegalStateException("No validated submissions are shown in this session");
    }

    return shown;
  }

  /**
   * Returns a table that the session shows.
   *
   * @param namespace and {@code name}: as {@link SubmissionCatalog} lists them
   * @throws IllegalStateException if it shows no such table
   */
  public static SupportsRead table(SparkSession spark, String namespace, String name) {
    Identifier identifier = Identifier.of(new String[] {namespace}, name);
    try {
      return SubmissionCatalog.table(
          requireNonNull(shownIn(spark), "No validated submissions are shown"), identifier);
    } catch (NoSuchTableException e) {
      throw new IllegalStateException(e);
    }
  }

  private static @Nullable SubmissionPlan shownIn(SparkSession spark) {
    return SHOWN.get(spark.sparkContext().applicationId());
  }

  /** Returns what is wrong with files as a whole and with their headers, this year. */
  public List<Finding> fileFindings() {
    return current.fileFindings();
  }

  /** Returns every file of this year's tables with its counts, by path. */
  public List<FileCounts> fileCounts() {
    return fileCounts(current);
  }

  /** Returns the same of the year before; nothing without one. */
  public List<FileCounts> previousFileCounts() {
    return previous == null ? List.of() : fileCounts(previous);
  }

  private static List<FileCounts> fileCounts(ReadableYear year) {
    List<FileCounts> counts = new ArrayList<>();
    for (FileOutcome outcome : year.outcomes()) {
      FileCounts mine = FileCounts.of(year.files().files().get(outcome.file()), outcome);
      int last = counts.size() - 1;
      if (last >= 0 && counts.get(last).file().equals(mine.file())) {
        counts.set(last, counts.get(last).plus(mine));
      } else {
        counts.add(mine);
      }
    }
    return counts;
  }

  /**
   * Lists this year's problems; rows that have some are validated again.
   *
   * @param ofFiles findings about files as a whole
   */
  public ListedProblems problems(SparkSession spark, List<Finding> ofFiles) {
    return ProblemPass.list(spark, shared, current, ofFiles);
  }

  /** Returns the rows of this year that their senders should look at, unordered. */
  public Dataset<Row> returnedRows(SparkSession spark) {
    show(spark);
    return spark.table(
        String.join(".", CATALOG, SubmissionCatalog.RETURNED, SubmissionCatalog.ALL));
  }

  /** Takes sensitive values out of text, as the reading of these submissions does. */
  public Redactor redactor() {
    return context.redactor();
  }

  /** Masks sensitive values in text that goes back to who sent it. */
  public Redactor mask() {
    return context.mask();
  }

  UnitTable unitTable() {
    return unitTable;
  }

  /** All files of this year's tables. */
  public Register register() {
    return register;
  }

  /** Returns how many files of the year an earlier run validated. */
  public int reusedFiles() {
    return reusedFiles;
  }

  /**
   * Returns what earlier runs answered to queries over the tables that the session shows.
   *
   * @param stage that asks
   * @return null where nothing is stored
   */
  public static @Nullable Answers answers(SparkSession spark, String stage) {
    SubmissionPlan shown = shownIn(spark);
    return shown == null || shown.reused == null
        ? null
        : new StoredAnswers(shown.shared, stage, shown.reused);
  }

  /**
   * Removes from the store what stood there when the run began, and was of no use to it: when it
   * ends, as it may ask until then. Does nothing without a store.
   */
  public void removeUnused() {
    if (reused != null) {
      reused.removeUnused();
    }
  }

  List<IdentifiedAnomaly> confirmed() {
    return confirmed;
  }

  ReadingContext context() {
    return context;
  }

  /** Returns the context as it travels: once to each executor, not with each task. */
  Broadcast<ReadingContext> shared() {
    return shared;
  }

  ReadableYear current() {
    return current;
  }

  Optional<ReadableYear> previous() {
    return Optional.ofNullable(previous);
  }

  /** The units' buckets, the same in both years; a scenario is in that of its unit. */
  Buckets buckets() {
    return buckets;
  }

  /** Groups of scenarios; a scenario may be in several, and all are in the last. */
  List<List<Scenario>> scenarios() {
    return scenarios;
  }

  Optional<TableSchema> table(String name) {
    return context.tables().stream().filter(table -> table.name().equals(name)).findFirst();
  }
}
