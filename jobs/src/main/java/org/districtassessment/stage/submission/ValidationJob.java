package org.districtassessment.stage.submission;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.districtassessment.core.composite.Unit;
import org.districtassessment.core.schema.Schemas;
import org.districtassessment.core.schema.TableSchema;
import org.districtassessment.stage.RawSubmissions;
import org.jspecify.annotations.Nullable;

/** Validates one or two years in one Spark job, a task per bucket and year. */
public final class ValidationJob {

  /** A task takes about 10 ms by itself, as long as reading some megabytes. */
  private static final long BYTES_PER_BUCKET = 8 << 20;

  private static final int BUCKETS_PER_CORE = 4;

  /** A task joins the rows of a bucket in memory, dozens of times. */
  private static final long MOST_BYTES_PER_BUCKET = 32 << 20;

  private static final int FEWEST_BUCKETS = 2;

  private ValidationJob() {}

  /** Files at least twice as large as this are split. */
  private static final long BYTES_PER_CHUNK = 8 << 20;

  /** How finely the work is cut, which changes nothing that is found. */
  public record Cut(int buckets, long chunkBytes) {
    /** Derived from bytes and cores. */
    public static final Cut BY_SIZE = new Cut(0, BYTES_PER_CHUNK);
  }

  /**
   * Walks over all rows of all files once; over those of a large file twice, for its keys in the
   * bucket of its unit, for its cells in parts.
   *
   * @param needed whose accepted rows will be read
   */
  public static SubmissionPlan run(
      SparkSession spark,
      ValidationSettings settings,
      RawSubmissions current,
      @Nullable RawSubmissions previous,
      TablesNeeded needed) {
    Cut cut = settings.cut();
    ReadingContext context =
        new ReadingContext(
            settings.schemas().all(),
            settings.unitTable(),
            settings.rowRules(),
            settings.pseudonyms(),
            settings.language(),
            spark.sparkContext().hadoopConfiguration(),
            settings.store());
    JavaSparkContext cluster = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Broadcast<ReadingContext> shared = cluster.broadcast(context);
    List<RawSubmissions> years = previous == null ? List.of(current) : List.of(current, previous);
    int count =
        cut.buckets > 0
            ? cut.buckets
            : bucketCount(context, years, spark.sparkContext().defaultParallelism());
    ReuseStore store = settings.store();
    ReusedFiles reused =
        store == null ? null : ReusedFiles.of(store, spark.sparkContext().hadoopConfiguration());
    Buckets dealt =
        store == null || reused == null || cut.buckets > 0
            ? Buckets.deal(bytesByUnit(years), count)
            : ReusedBuckets.deal(store, context, reused, bytesByUnit(years), count);
    List<YearFiles> files = new ArrayList<>();
    List<Set<Integer>> split = new ArrayList<>();
    List<ValidationTasks.Task> tasks = new ArrayList<>();
    for (RawSubmissions year : years) {
      boolean isCurrent = files.isEmpty();
      Set<String> kept = isCurrent ? needed.current() : needed.previous();
      Set<String> validated = isCurrent ? namesOf(settings.schemas()) : needed.previous();
      YearFiles unsplit = yearFiles(year, dealt, validated, kept);
      List<SplitFile> large = split(cluster, shared, unsplit, cut.chunkBytes);
      SortedMap<Integer, Look> looks = new TreeMap<>();
      large.forEach(file -> looks.put(file.number(), file.look()));
      files.add(unsplit.with(looks));
      split.add(
          large.stream()
              .filter(SplitFile::isSplit)
              .map(SplitFile::number)
              .collect(Collectors.toCollection(TreeSet::new)));
      for (int i = 0; i < dealt.count(); i++) {
        tasks.add(ValidationTasks.Task.ofBucket(isCurrent, i));
      }
      large.stream()
          .filter(SplitFile::isSplit)
          .forEach(
              file ->
                  file.chunks()
                      .forEach(
                          chunk ->
                              tasks.add(
                                  ValidationTasks.Task.ofChunk(isCurrent, file.number(), chunk))));
    }
    List<ValidationTasks.Outcome> outcomes = validate(cluster, shared, files, split, tasks, store);
    if (reused != null) {
      outcomes.forEach(outcome -> reused.use(outcome.stored()));
    }

    List<ReadableYear> readable = new ArrayList<>();
    for (int year = 0; year < files.size(); year++) {
      List<FileOutcome> ofBuckets = new ArrayList<>();
      List<ChunkOutcome> ofChunks = new ArrayList<>();
      for (int i = 0; i < tasks.size(); i++) {
        if (tasks.get(i).isCurrent() == (year == 0)) {
          ofBuckets.addAll(outcomes.get(i).ofBucket());
          Optional.ofNullable(outcomes.get(i).ofChunk()).ifPresent(ofChunks::add);
        }
      }
      readable.add(
          new ReadableYear(files.get(year), ChunkPass.merge(ofBuckets, ofChunks, split.get(year))));
    }
    return new SubmissionPlan(
        shared,
        readable.get(0),
        previous == null ? null : readable.get(1),
        settings.unitTable(),
        current.register(),
        reusedFiles(tasks, outcomes),
        reused);
  }

  /** How many files of the year no bucket had to validate. */
  private static int reusedFiles(
      List<ValidationTasks.Task> tasks, List<ValidationTasks.Outcome> outcomes) {
    Set<Integer> reused = new TreeSet<>();
    Set<Integer> validated = new TreeSet<>();
    for (int i = 0; i < tasks.size(); i++) {
      if (tasks.get(i).isCurrent()) {
        Set<Integer> ofTask = outcomes.get(i).reused();
        reused.addAll(ofTask);
        outcomes.get(i).ofBucket().stream()
            .map(FileOutcome::file)
            .filter(file -> !ofTask.contains(file))
            .forEach(validated::add);
      }
    }
    reused.removeAll(validated);
    return reused.size();
  }

  /** Looks at the large files, a task each. */
  private static List<SplitFile> split(
      JavaSparkContext cluster, Broadcast<ReadingContext> shared, YearFiles year, long chunkBytes) {
    List<Integer> large = new ArrayList<>();
    for (int i = 0; i < year.files().size(); i++) {
      SubmissionFile file = year.files().get(i);
      boolean isValidated = year.validated().contains(file.table());
      if (isValidated && file.isSeekable() && file.bytes() >= 2 * chunkBytes) {
        large.add(i);
      }
    }
    return large.isEmpty()
        ? List.of()
        : cluster
            .parallelize(large, large.size())
            .map(
                number -> {
                  ReadingContext context = shared.value();
                  SubmissionFile file = year.files().get(number);
                  TableLayout layout = context.layout(file.table());
                  return SplitFile.of(context.files(), layout, file, number, chunkBytes);
                })
            .collect();
  }

  private static List<ValidationTasks.Outcome> validate(
      JavaSparkContext cluster,
      Broadcast<ReadingContext> shared,
      List<YearFiles> files,
      List<Set<Integer>> split,
      List<ValidationTasks.Task> tasks,
      @Nullable ReuseStore store) {
    if (store == null) {
      return new ValidationTasks(shared, files, split, null, List.of()).run(cluster, tasks);
    }

    List<ReusedGroups.OfYear> known = new ArrayList<>();
    for (YearFiles year : files) {
      known.add(ReusedGroups.OfYear.of(store, shared.value(), year, hashes(cluster, shared, year)));
    }
    return new ValidationTasks(shared, files, split, store, known).run(cluster, tasks);
  }

  /** SHA-256 of the files whose rows are validated, by number; those that can be read. */
  private static SortedMap<Integer, String> hashes(
      JavaSparkContext cluster, Broadcast<ReadingContext> shared, YearFiles year) {
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < year.files().size(); i++) {
      if (year.validated().contains(year.files().get(i).table())) {
        numbers.add(i);
      }
    }
    SortedMap<Integer, String> hashes = new TreeMap<>();
    if (!numbers.isEmpty()) {
      List<SubmissionFile> files = numbers.stream().map(year.files()::get).toList();
      List<String> found =
          cluster
              .parallelize(files, year.buckets().count())
              .map(file -> shared.value().files().sha256(file).orElse(""))
              .collect();
      for (int i = 0; i < numbers.size(); i++) {
        if (!found.get(i).isEmpty()) {
          hashes.put(numbers.get(i), found.get(i));
        }
      }
    }
    return hashes;
  }

  private static Set<String> namesOf(Schemas schemas) {
    return schemas.all().stream().map(TableSchema::name).collect(Collectors.toSet());
  }

  private static YearFiles yearFiles(
      RawSubmissions year, Buckets buckets, Set<String> validated, Set<String> kept) {
    Collection<String> units = year.units().stream().map(Unit::key).toList();
    return new YearFiles(year.files(), units, buckets, validated, kept, Map.of());
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
    long fewest = (ownBytes + mixedBytes) / MOST_BYTES_PER_BUCKET;
    return (int) Math.max(Math.max(FEWEST_BUCKETS, fewest), Math.min(byBytes, most));
  }
}
