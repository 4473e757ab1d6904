package org.districtassessment.stage.vector;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.districtassessment.stage.vector.Step.Everywhere;
import org.districtassessment.stage.vector.Step.Exchange;
import org.jspecify.annotations.Nullable;
import scala.Tuple2;

/**
 * Queries to their rows: all of them together, by column instead of by row, and without generated
 * code. Spark resolves the queries, says what expressions yield, and spreads the work; tables are
 * read slice by slice, each with all rows of some units, so that what is asked within a unit never
 * leaves the memory of a core.
 *
 * <p>Rows come in no particular order. Values are those that Spark itself would compute.
 */
public final class RunQueries {

  /** So that tasks end together; each of them unpacks what is to be done first. */
  static final int TASKS_PER_CORE = 2;

  /** What is exchanged on the driver instead of between tasks, at most, of all tasks. */
  private static final long MOST_BYTES = 16_000_000;

  private final JavaSparkContext spark;
  private final long mostBytes;
  private final PlacedQueries queries;
  private final @Nullable Answers answers;
  private int runs;
  private final IdentityHashMap<Everywhere, List<Block>> everywhere = new IdentityHashMap<>();

  private RunQueries(
      JavaSparkContext spark, long mostBytes, PlacedQueries queries, @Nullable Answers answers) {
    this.spark = spark;
    this.mostBytes = mostBytes;
    this.queries = queries;
    this.answers = answers;
  }

  /**
   * Returns the rows of each query, as Spark's own {@code collect} would.
   *
   * @param read what the queries read
   * @param answers of earlier runs to such queries, and for later ones; null for none
   */
  public static List<ResultRows> collect(
      SparkSession spark, List<QuerySteps> queries, ReadTables read, @Nullable Answers answers) {
    return collect(spark, queries, read, MOST_BYTES, answers);
  }

  /**
   * @param mostBytes what is exchanged on the driver at most; more goes from task to task
   */
  static List<ResultRows> collect(
      SparkSession spark,
      List<QuerySteps> queries,
      ReadTables read,
      long mostBytes,
      @Nullable Answers answers) {
    return new RunQueries(
            JavaSparkContext.fromSparkContext(spark.sparkContext()),
            mostBytes,
            PlacedQueries.of(queries, read),
            answers)
        .run();
  }

  private List<ResultRows> run() {
    List<Step> outputs = queries.outputs();
    spread(Needed.steps(outputs));
    List<List<Block>> blocks = run(outputs);
    List<ResultRows> rows = new ArrayList<>();
    for (int i = 0; i < outputs.size(); i++) {
      rows.add(ResultRows.of(outputs.get(i).types(), blocks.get(i)));
    }
    return rows;
  }

  /** Computes what is needed everywhere: together, but for what is made of other such rows. */
  private void spread(List<Step> steps) {
    List<Everywhere> open = new ArrayList<>();
    for (Step step : steps) {
      if (step instanceof Everywhere each) {
        open.add(each);
      }
    }
    while (!open.isEmpty()) {
      List<Everywhere> ready = open.stream().filter(this::isReady).toList();
      List<List<Block>> rows = run(ready.stream().map(Everywhere::of).toList());
      for (int i = 0; i < ready.size(); i++) {
        everywhere.put(ready.get(i), rows.get(i));
      }
      open.removeIf(everywhere::containsKey);
    }
  }

  private boolean isReady(Everywhere each) {
    return Needed.here(List.of(each.of())).stream()
        .allMatch(step -> !(step instanceof Everywhere) || everywhere.containsKey(step));
  }

  /** Runs placed steps; what they need everywhere is there. */
  private List<List<Block>> run(List<Step> outputs) {
    List<Step> steps = Needed.here(outputs);
    List<Exchange> exchanges = new ArrayList<>();
    for (Step step : steps) {
      if (step instanceof Exchange exchange) {
        exchanges.add(exchange);
      }
    }
    Map<Integer, TableRead.Planned> tables = new TreeMap<>();
    Needed.columns(outputs)
        .forEach(
            (table, columns) ->
                tables.put(table, TableRead.plan(queries.tables().get(table), columns)));
    Levels levels = new Levels(outputs, steps, exchanges, queries.placing(), tables, everywhere);
    Set<Integer> all = new TreeSet<>();
    for (int i = 0; i < outputs.size(); i++) {
      all.add(i);
    }
    return answers == null
        ? compute(new Run(levels, all, "", new TreeMap<>()))
        : answered(levels, all, answers);
  }

  /** Computes only those outputs of which there is no answer about the same rows. */
  private List<List<Block>> answered(Levels levels, Set<Integer> outputs, Answers of) {
    AnswerNames names = new AnswerNames(levels, table -> queries.tables().get(table).name());
    String run = Integer.toString(runs++);
    SortedMap<Integer, SortedMap<Integer, String>> ofSlices = names.ofSlices(places(levels));
    of.use(List.of(run));
    of.use(ofSlices.keySet().stream().map(slice -> SliceTasks.place(run, slice)).toList());
    Map<String, byte[]> known = of.of(run);
    SortedMap<Integer, String> ofOutputs = names.ofOutputs();
    Set<Integer> missing = new TreeSet<>(outputs);
    missing.removeIf(output -> known.containsKey(ofOutputs.getOrDefault(output, "")));
    List<List<Block>> computed =
        missing.isEmpty() ? List.of() : compute(new Run(levels, missing, run, ofSlices));
    Map<String, byte[]> answered = new HashMap<>();
    List<List<Block>> results = new ArrayList<>();
    for (int output : outputs) {
      String name = ofOutputs.get(output);
      byte[] answer = name == null ? null : known.get(name);
      results.add(answer == null ? computed.get(output) : Block.unpack(answer, output));
      if (name != null) {
        answered.put(name, answer == null ? Block.pack(computed.get(output)) : answer);
      }
    }
    if (!missing.isEmpty() && !answered.isEmpty()) {
      of.replace(run, answered);
    }
    return results;
  }

  /**
   * What is computed.
   *
   * @param outputs numbers of those that are wanted
   * @param name stands before the number of a slice in the names of places of answers
   * @param names of answers about slices
   */
  private record Run(
      Levels levels,
      Set<Integer> outputs,
      String name,
      SortedMap<Integer, SortedMap<Integer, String>> names) {

    private Set<Integer> asked() {
      return levels.asked(outputs);
    }
  }

  private List<List<Block>> compute(Run run) {
    int levels = run.levels.count(run.outputs);
    return run.levels.results(levels == 1 ? ofSlices(run).collect() : byLevel(run, levels));
  }

  private JavaRDD<Block> ofSlices(Run run) {
    Work work = run.levels.work(0, run.asked(), places(run.levels));
    TreeSet<Integer> asked = new TreeSet<>(work.numbers());
    asked.addAll(work.exchangeNumbers());
    SliceTasks tasks = new SliceTasks(spark.broadcast(Packed.pack(work)), asked, answers, run.name);
    List<Slices> slices = Slices.of(run.levels.tables(), tasks(), run.names);
    return spark.parallelize(slices, slices.size()).mapPartitions(tasks::run);
  }

  /** Into how many tasks slices are dealt. */
  private int tasks() {
    return TASKS_PER_CORE * spark.defaultParallelism();
  }

  /** Into how many places rows are exchanged: a place gets no more of them than a slice has. */
  private int places(Levels levels) {
    return Math.max(tasks(), Slices.count(levels.tables()));
  }

  /** Runs level after level: here, where few rows are exchanged, or else by tasks again. */
  private List<Block> byLevel(Run run, int count) {
    Levels levels = run.levels;
    List<JavaRDD<Block>> before = new ArrayList<>();
    before.add(ofSlices(run).persist(StorageLevel.MEMORY_AND_DISK()));
    int places = places(levels);
    long mostOfTask = mostBytes / tasks();
    List<Block> few = before.get(0).mapPartitions(blocks -> few(blocks, mostOfTask)).collect();
    List<Block> all = new ArrayList<>(few);
    if (few.stream().noneMatch(block -> block.place() == Work.TOO_MANY)) {
      for (int level = 1; level < count; level++) {
        all.addAll(levels.work(level, run.asked(), 1).ofPlace(new Kernels(), 0, all));
      }
    } else {
      all.removeIf(block -> block.place() != Work.DRIVER);
      for (int level = 1; level < count; level++) {
        Broadcast<byte[]> work =
            spark.broadcast(Packed.pack(levels.work(level, run.asked(), places)));
        JavaRDD<Block> blocks =
            sent(before, levels.receivedAt(level), places)
                .mapPartitionsWithIndex((place, sent) -> ofPlace(work.value(), place, sent), true)
                .persist(StorageLevel.MEMORY_AND_DISK());
        before.add(blocks);
        all.addAll(blocks.filter(block -> block.place() == Work.DRIVER).collect());
      }
    }
    before.forEach(blocks -> blocks.unpersist(false));
    return all;
  }

  /** The blocks of a task for the driver, and those for other places where they are few. */
  private static Iterator<Block> few(Iterator<Block> blocks, long mostBytes) {
    List<Block> few = new ArrayList<>();
    List<Block> exchanged = new ArrayList<>();
    long bytes = 0;
    while (blocks.hasNext()) {
      Block block = blocks.next();
      (block.place() == Work.DRIVER ? few : exchanged).add(block);
      bytes += block.place() == Work.DRIVER ? 0 : block.size();
    }
    if (bytes > mostBytes) {
      few.add(Block.none(0, Work.TOO_MANY));
    } else {
      few.addAll(exchanged);
    }
    return few.iterator();
  }

  private JavaRDD<Tuple2<Integer, Block>> sent(
      List<JavaRDD<Block>> before, Set<Integer> exchanges, int places) {
    JavaRDD<Block> all = before.get(0);
    for (JavaRDD<Block> more : before.subList(1, before.size())) {
      all = all.union(more);
    }
    JavaPairRDD<Integer, Block> pairs =
        all.filter(block -> block.place() != Work.DRIVER && exchanges.contains(block.step()))
            .mapToPair(block -> new Tuple2<>(block.place(), block))
            .partitionBy(new HashPartitioner(places));
    return pairs.mapPartitions(each -> each, true);
  }

  private static Iterator<Block> ofPlace(
      byte[] packed, int place, Iterator<Tuple2<Integer, Block>> sent) {
    List<Block> received = new ArrayList<>();
    sent.forEachRemaining(each -> received.add(each._2()));
    return Packed.unpack(packed, Work.class).ofPlace(new Kernels(), place, received).iterator();
  }
}
