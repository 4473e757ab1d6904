package org.districtassessment.stage.submission;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.districtassessment.core.composite.Unit;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.finding.Pseudonyms;
import org.districtassessment.core.rule.UnitTable;
import org.districtassessment.core.schema.Schemas;
import org.districtassessment.stage.RawSubmissions;
import org.districtassessment.stage.RowRuleEvaluator;
import org.jspecify.annotations.Nullable;

/** Validates one or two years in one Spark job, a task per bucket and year. */
public final class ValidationJob {

  /** A task takes about 10 ms by itself, as long as reading some megabytes. */
  private static final long BYTES_PER_BUCKET = 8 << 20;

  private static final int BUCKETS_PER_CORE = 4;
  private static final int FEWEST_BUCKETS = 2;

  private ValidationJob() {}

  private record Task(boolean isCurrent, int bucket) implements Serializable {}

  /**
   * Walks over all rows of all files once.
   *
   * @param buckets number of partitions; 0 to derive it from bytes and cores
   */
  public static SubmissionPlan run(
      SparkSession spark,
      RawSubmissions current,
      @Nullable RawSubmissions previous,
      Schemas schemas,
      UnitTable unitTable,
      Map<String, List<RowRuleEvaluator>> rowRules,
      Pseudonyms pseudonyms,
      Language language,
      int buckets) {
    ReadingContext context =
        new ReadingContext(
            schemas.all(),
            unitTable,
            rowRules,
            pseudonyms,
            language,
            spark.sparkContext().hadoopConfiguration());
    List<RawSubmissions> years = previous == null ? List.of(current) : List.of(current, previous);
    int count =
        buckets > 0
            ? buckets
            : bucketCount(context, years, spark.sparkContext().defaultParallelism());
    Buckets dealt = Buckets.deal(bytesByUnit(years), count);
    YearFiles currentFiles = yearFiles(current, dealt);
    YearFiles previousFiles = previous == null ? null : yearFiles(previous, dealt);

    List<Task> tasks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      tasks.add(new Task(true, i));
      if (previousFiles != null) {
        tasks.add(new Task(false, i));
      }
    }
    List<List<FileOutcome>> outcomes = validate(spark, context, currentFiles, previousFiles, tasks);

    List<FileOutcome> ofCurrent = new ArrayList<>();
    List<FileOutcome> ofPrevious = new ArrayList<>();
    for (int i = 0; i < tasks.size(); i++) {
      (tasks.get(i).isCurrent() ? ofCurrent : ofPrevious).addAll(outcomes.get(i));
    }
    return new SubmissionPlan(
        context,
        new ReadableYear(currentFiles, ofCurrent),
        previousFiles == null ? null : new ReadableYear(previousFiles, ofPrevious),
        unitTable,
        current.register());
  }

  private static List<List<FileOutcome>> validate(
      SparkSession spark,
      ReadingContext context,
      YearFiles current,
      @Nullable YearFiles previous,
      List<Task> tasks) {
    return JavaSparkContext.fromSparkContext(spark.sparkContext())
        .parallelize(tasks, tasks.size())
        .map(
            task -> {
              YearFiles year = task.isCurrent() || previous == null ? current : previous;
              return BucketPass.validate(context, year, task.bucket());
            })
        .collect();
  }

  private static YearFiles yearFiles(RawSubmissions year, Buckets buckets) {
    Collection<String> units = year.units().stream().map(Unit::key).toList();
    return new YearFiles(year.files(), units, buckets);
  }

  private static SortedMap<String, Long> bytesByUnit(List<RawSubmissions> years) {
    SortedMap<String, Long> bytes = new TreeMap<>();
    for (RawSubmissions year : years) {
      year.units().forEach(unit -> bytes.merge(unit.key(), 0L, Long::sum));
      for (SubmissionFile file : year.files()) {
        if (file.unit() != null) {
          bytes.merge(file.unit(), file.bytes(), Long::sum);
        }
      }
    }
    return bytes;
  }

  /** Few for small input; where every task must walk over the same files, one per core. */
  private static int bucketCount(ReadingContext context, List<RawSubmissions> years, int cores) {
    long ownBytes = 0;
    long mixedBytes = 0;
    KeyPlan keyPlan = context.keyPlan();
    for (RawSubmissions year : years) {
      for (SubmissionFile file : year.files()) {
        if (file.unit() != null) {
          ownBytes += file.bytes();
        } else if (!keyPlan.isShared(file.table())) {
          mixedBytes += file.bytes();
        }
      }
    }
    long byBytes = (ownBytes + mixedBytes) / BYTES_PER_BUCKET + 1;
    int most = mixedBytes > ownBytes ? cores : BUCKETS_PER_CORE * cores;
    return (int) Math.max(FEWEST_BUCKETS, Math.min(byBytes, most));
  }
}
