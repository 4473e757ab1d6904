package org.districtassessment.stage.vector;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.unsafe.types.UTF8String;
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
  private final IdentityHashMap<Everywhere, List<Block>> everywhere = new IdentityHashMap<>();

  private RunQueries(JavaSparkContext spark, long mostBytes, PlacedQueries queries) {
    this.spark = spark;
    this.mostBytes = mostBytes;
    this.queries = queries;
  }

  /** Returns the rows of each query, as Spark's own {@code collect} would. */
  public static List<List<Row>> collect(SparkSession spark, List<Dataset<Row>> queries) {
    return collect(spark, queries, MOST_BYTES);
  }

  /**
   * @param mostBytes what is exchanged on the driver at most; more goes from task to task
   */
  static List<List<Row>> collect(SparkSession spark, List<Dataset<Row>> queries, long mostBytes) {
    return new RunQueries(
            JavaSparkContext.fromSparkContext(spark.sparkContext()),
            mostBytes,
            PlacedQueries.of(queries, table -> table))
        .run();
  }

  private List<List<Row>> run() {
    List<Step> outputs = queries.outputs();
    spread(Needed.steps(outputs));
    List<List<Block>> blocks = run(outputs);
    List<List<Row>> rows = new ArrayList<>();
    for (int i = 0; i < outputs.size(); i++) {
      rows.add(rows(outputs.get(i).types(), blocks.get(i)));
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
    return here(List.of(each.of())).stream()
        .allMatch(step -> !(step instanceof Everywhere) || everywhere.containsKey(step));
  }

  /** Runs placed steps; what they need everywhere is there. */
  private List<List<Block>> run(List<Step> outputs) {
    List<Step> steps = here(outputs);
    PlaceSteps placing = queries.placing();
    int levels = 1 + steps.stream().mapToInt(step -> placing.placeOf(step).level()).max().orElse(0);
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
    Levels work = new Levels(outputs, steps, exchanges, placing, tables, everywhere);
    return levels == 1 ? atOnce(work) : byLevel(work, levels);
  }

  /** Runs what needs no exchange. */
  private List<List<Block>> atOnce(Levels levels) {
    return levels.results(ofSlices(levels).collect());
  }

  private JavaRDD<Block> ofSlices(Levels levels) {
    Broadcast<byte[]> work = spark.broadcast(Packed.pack(levels.work(0, places(levels))));
    List<Slices> slices = Slices.of(levels.tables(), tasks());
    return spark
        .parallelize(slices, slices.size())
        .mapPartitions(each -> ofSlices(work.value(), each));
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
  private List<List<Block>> byLevel(Levels levels, int count) {
    List<JavaRDD<Block>> before = new ArrayList<>();
    before.add(ofSlices(levels).persist(StorageLevel.MEMORY_AND_DISK()));
    int places = places(levels);
    long mostOfTask = mostBytes / tasks();
    List<Block> few = before.get(0).mapPartitions(blocks -> few(blocks, mostOfTask)).collect();
    List<Block> all = new ArrayList<>(few);
    if (few.stream().noneMatch(block -> block.place() == Work.TOO_MANY)) {
      for (int level = 1; level < count; level++) {
        all.addAll(levels.work(level, 1).ofPlace(new Kernels(), 0, all));
      }
    } else {
      all.removeIf(block -> block.place() != Work.DRIVER);
      for (int level = 1; level < count; level++) {
        Broadcast<byte[]> work = spark.broadcast(Packed.pack(levels.work(level, places)));
        JavaRDD<Block> blocks =
            sent(before, levels.receivedAt(level), places)
                .mapPartitionsWithIndex((place, sent) -> ofPlace(work.value(), place, sent), true)
                .persist(StorageLevel.MEMORY_AND_DISK());
        before.add(blocks);
        all.addAll(blocks.filter(block -> block.place() == Work.DRIVER).collect());
      }
    }
    before.forEach(blocks -> blocks.unpersist(false));
    return levels.results(all);
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

  /** Steps that are computed now, the first ones first: not those whose rows are everywhere. */
  private List<Step> here(List<Step> outputs) {
    List<Step> all = new ArrayList<>();
    Set<Step> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    outputs.forEach(output -> visit(output, seen, all));
    return all;
  }

  private static void visit(Step step, Set<Step> seen, List<Step> all) {
    if (seen.add(step)) {
      if (!(step instanceof Everywhere)) {
        Needed.of(step).forEach(each -> visit(each, seen, all));
      }
      all.add(step);
    }
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

  private static Iterator<Block> ofSlices(byte[] packed, Iterator<Slices> slices) {
    Work work = Packed.unpack(packed, Work.class);
    IdentityHashMap<Step, Frame> spread = work.spread();
    Kernels kernels = new Kernels();
    List<Block> blocks = new ArrayList<>();
    slices.forEachRemaining(
        own ->
            own.slices()
                .forEach(
                    (slice, partitions) ->
                        blocks.addAll(work.ofSlice(kernels, spread, slice, partitions))));
    return blocks.iterator();
  }

  private static Iterator<Block> ofPlace(
      byte[] packed, int place, Iterator<Tuple2<Integer, Block>> sent) {
    List<Block> received = new ArrayList<>();
    sent.forEachRemaining(each -> received.add(each._2()));
    return Packed.unpack(packed, Work.class).ofPlace(new Kernels(), place, received).iterator();
  }

  /** Returns the rows of blocks, with values as they are outside of Spark. */
  static List<Row> rows(List<DataType> types, List<Block> blocks) {
    List<Row> rows = new ArrayList<>();
    for (Block block : blocks) {
      List<Column> columns = block.columns(types);
      for (int row = 0; row < block.rows(); row++) {
        @Nullable Object[] values = new Object[types.size()];
        for (int i = 0; i < values.length; i++) {
          values[i] = external(types.get(i), columns.get(i).value(row));
        }
        rows.add(RowFactory.create(values));
      }
    }
    return rows;
  }

  private static @Nullable Object external(DataType type, @Nullable Object value) {
    if (value instanceof UTF8String text) {
      return text.toString();
    }
    if (value instanceof Decimal decimal) {
      return decimal.toJavaBigDecimal();
    }

    return value != null && type instanceof DateType
        ? LocalDate.ofEpochDay((Integer) value)
        : value;
  }
}
