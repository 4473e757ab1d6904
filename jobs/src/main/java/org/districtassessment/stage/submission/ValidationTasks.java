package org.districtassessment.stage.submission;

import java.io.IOException;
import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.jspecify.annotations.Nullable;

/** What tasks of validation do: the rows of a bucket each, or the cells of a part of a file. */
final class ValidationTasks implements Serializable {

  @Serial private static final long serialVersionUID = 1;

  private final Broadcast<ReadingContext> shared;
  private final ArrayList<YearFiles> years;
  private final ArrayList<Set<Integer>> split;
  private final @Nullable ReuseStore store;
  private final ArrayList<ReusedGroups.OfYear> known;

  /**
   * What one task validates.
   *
   * @param bucket its bucket; unused by a part of a file
   * @param chunk the part of a file; null for a bucket
   */
  record Task(boolean isCurrent, int bucket, int file, @Nullable Chunk chunk)
      implements Serializable {

    static Task ofBucket(boolean isCurrent, int bucket) {
      return new Task(isCurrent, bucket, -1, null);
    }

    static Task ofChunk(boolean isCurrent, int file, Chunk chunk) {
      return new Task(isCurrent, -1, file, chunk);
    }
  }

  /**
   * What came out of a task.
   *
   * @param ofChunk null for a bucket
   * @param reused numbers of the bucket's files that an earlier run validated
   * @param stored names of what the store has of the bucket
   */
  record Outcome(
      List<FileOutcome> ofBucket,
      @Nullable ChunkOutcome ofChunk,
      Set<Integer> reused,
      List<String> stored)
      implements Serializable {}

  /**
   * @param years this year's files, and those of the year before if there are any
   * @param split of each year, numbers of the files whose cells are checked apart
   * @param store has what an earlier run found out; null for none
   * @param known of each year, where there is a store
   */
  ValidationTasks(
      Broadcast<ReadingContext> shared,
      List<YearFiles> years,
      List<Set<Integer>> split,
      @Nullable ReuseStore store,
      List<ReusedGroups.OfYear> known) {
    this.shared = shared;
    this.years = new ArrayList<>(years);
    this.split = new ArrayList<>(split);
    this.store = store;
    this.known = new ArrayList<>(known);
  }

  /** Runs all tasks. */
  List<Outcome> run(JavaSparkContext cluster, List<Task> tasks) {
    // With each task it would take longer to unpack the files of a year than to find them known.
    Broadcast<ValidationTasks> all = cluster.broadcast(this);
    return cluster.parallelize(tasks, tasks.size()).map(task -> all.value().run(task)).collect();
  }

  private Outcome run(Task task) throws IOException {
    ReadingContext context = shared.value();
    int of = task.isCurrent() ? 0 : 1;
    Chunk chunk = task.chunk();
    return chunk == null
        ? ofBucket(context, of, task.bucket())
        : new Outcome(
            List.of(),
            ChunkPass.validate(context, years.get(of).copy(), task.file(), chunk),
            Set.of(),
            List.of());
  }

  private Outcome ofBucket(ReadingContext context, int of, int bucket) throws IOException {
    YearFiles year = years.get(of).copy();
    if (store == null) {
      return new Outcome(
          BucketPass.validate(context, year, bucket, split.get(of), List.of()),
          null,
          Set.of(),
          List.of());
    }

    ReusedGroups groups = new ReusedGroups(store, context, year, known.get(of));
    ReusedGroups.Known ofBucket = groups.find(bucket, split.get(of));
    List<FileOutcome> outcomes =
        ofBucket.isAll()
            ? BucketPass.onlyLooks(context, year, bucket, ofBucket.outcomes())
            : BucketPass.validate(context, year, bucket, split.get(of), ofBucket.outcomes());
    Set<Integer> reused =
        ofBucket.outcomes().stream().map(FileOutcome::file).collect(Collectors.toSet());
    List<String> stored = new ArrayList<>(ofBucket.names());
    stored.addAll(groups.store(ofBucket, outcomes));
    return new Outcome(outcomes, null, reused, stored);
  }
}
