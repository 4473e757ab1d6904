package org.districtassessment.stage.vector;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.HashPartitioner;
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

  /** So that tasks end together. */
  private static final int TASKS_PER_CORE = 4;

  private final JavaSparkContext spark;
  private final PlanSteps plans = new PlanSteps();
  private final Map<Everywhere, List<Block>> everywhere = new IdentityHashMap<>();

  private RunQueries(JavaSparkContext spark) {
    this.spark = spark;
  }

  /** Returns the rows of each query, as Spark's own {@code collect} would. */
  public static List<List<Row>> collect(SparkSession spark, List<Dataset<Row>> queries) {
    return new RunQueries(JavaSparkContext.fromSparkContext(spark.sparkContext())).run(queries);
  }

  private List<List<Row>> run(List<Dataset<Row>> queries) {
    List<Step> steps =
        queries.stream()
            .map(query -> ((org.apache.spark.sql.classic.Dataset<Row>) query).logicalPlan())
            .map(plans::of)
            .toList();
    PlaceSteps placing =
        new PlaceSteps(plans.unique(), table -> TableRead.placeOf(plans.tables().get(table)));
    List<Step> placed = steps.stream().map(placing::place).toList();
    for (Step step : Needed.steps(placed)) {
      if (step instanceof Everywhere each) {
        everywhere.put(each, run(List.of(each.of()), placing).get(0));
      }
    }
    List<List<Block>> blocks = run(placed, placing);
    List<List<Row>> rows = new ArrayList<>();
    for (int i = 0; i < placed.size(); i++) {
      rows.add(rows(placed.get(i).types(), blocks.get(i)));
    }
    return rows;
  }

  /** Runs placed steps; what they need everywhere is there. */
  private List<List<Block>> run(List<Step> outputs, PlaceSteps placing) {
    List<Step> steps = here(outputs);
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
                tables.put(table, TableRead.plan(plans.tables().get(table), columns)));
    int places = TASKS_PER_CORE * spark.defaultParallelism();
    List<JavaRDD<Block>> ofLevels = new ArrayList<>();
    for (int level = 0; level < levels; level++) {
      Broadcast<byte[]> work =
          spark.broadcast(
              work(level, outputs, exchanges, placing, tables, places, steps).packed());
      JavaRDD<Block> blocks =
          level == 0
              ? spark
                  .parallelize(Slices.of(tables, places), Math.max(1, places))
                  .mapPartitions(slices -> ofSlices(work.value(), slices))
              : sent(ofLevels, level, exchanges, outputs.size(), places)
                  .mapPartitionsWithIndex(
                      (place, sent) -> ofPlace(work.value(), place, sent), true);
      ofLevels.add(levels > 1 ? blocks.persist(StorageLevel.MEMORY_AND_DISK()) : blocks);
    }
    List<List<Block>> results = new ArrayList<>();
    outputs.forEach(output -> results.add(new ArrayList<>()));
    for (JavaRDD<Block> blocks : ofLevels) {
      blocks.filter(block -> block.place() == Work.DRIVER).collect().stream()
          .forEach(block -> results.get(block.step()).add(block));
    }
    ofLevels.forEach(blocks -> blocks.unpersist(false));
    return results;
  }

  /** Steps that are computed now, the first ones first: not those whose rows are everywhere. */
  private List<Step> here(List<Step> outputs) {
    List<Step> all = new ArrayList<>();
    Set<Step> seen = java.util.Collections.newSetFromMap(new IdentityHashMap<>());
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

  private Work work(
      int level,
      List<Step> outputs,
      List<Exchange> exchanges,
      PlaceSteps placing,
      Map<Integer, TableRead.Planned> tables,
      int places,
      List<Step> steps) {
    List<Step> own = new ArrayList<>();
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < outputs.size(); i++) {
      if (placing.placeOf(outputs.get(i)).level() == level) {
        own.add(outputs.get(i));
        numbers.add(i);
      }
    }
    List<Exchange> given = new ArrayList<>();
    List<Integer> givenNumbers = new ArrayList<>();
    List<Exchange> received = new ArrayList<>();
    List<Integer> receivedNumbers = new ArrayList<>();
    for (int i = 0; i < exchanges.size(); i++) {
      Exchange exchange = exchanges.get(i);
      if (placing.placeOf(exchange.of()).level() == level) {
        given.add(exchange);
        givenNumbers.add(outputs.size() + i);
      }
      if (exchange.level() == level) {
        received.add(exchange);
        receivedNumbers.add(outputs.size() + i);
      }
    }
    Map<Integer, TableRead> reads = new TreeMap<>();
    if (level == 0) {
      tables.forEach((table, planned) -> reads.put(table, planned.read()));
    }
    List<Everywhere> small = new ArrayList<>();
    List<List<Block>> smallRows = new ArrayList<>();
    for (Step step : steps) {
      if (step instanceof Everywhere each) {
        small.add(each);
        smallRows.add(everywhere.get(each));
      }
    }
    return new Work(
        level,
        own,
        numbers,
        given,
        givenNumbers,
        received,
        receivedNumbers,
        small,
        smallRows,
        reads,
        places);
  }

  private static JavaRDD<Tuple2<Integer, Block>> sent(
      List<JavaRDD<Block>> before,
      int level,
      List<Exchange> exchanges,
      int outputs,
      int places) {
    boolean[] isOfLevel = new boolean[exchanges.size()];
    for (int i = 0; i < isOfLevel.length; i++) {
      isOfLevel[i] = exchanges.get(i).level() == level;
    }
    JavaRDD<Block> all = before.get(0);
    for (JavaRDD<Block> more : before.subList(1, before.size())) {
      all = all.union(more);
    }
    JavaPairRDD<Integer, Block> pairs =
        all.filter(block -> block.place() != Work.DRIVER && isOfLevel[block.step() - outputs])
            .mapToPair(block -> new Tuple2<>(block.place(), block))
            .partitionBy(new HashPartitioner(places));
    return pairs.mapPartitions(each -> each, true);
  }

  private static Iterator<Block> ofSlices(byte[] packed, Iterator<Slices> slices) {
    Work work = Work.unpacked(packed);
    Kernels kernels = new Kernels();
    List<Block> blocks = new ArrayList<>();
    slices.forEachRemaining(
        own ->
            own.slices()
                .forEach(
                    (slice, partitions) ->
                        blocks.addAll(work.ofSlice(kernels, slice, partitions))));
    return blocks.iterator();
  }

  private static Iterator<Block> ofPlace(
      byte[] packed, int place, Iterator<Tuple2<Integer, Block>> sent) {
    List<Block> received = new ArrayList<>();
    sent.forEachRemaining(each -> received.add(each._2()));
    return Work.unpacked(packed).ofPlace(new Kernels(), place, received).iterator();
  }

  private static List<Row> rows(List<DataType> types, List<Block> blocks) {
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
