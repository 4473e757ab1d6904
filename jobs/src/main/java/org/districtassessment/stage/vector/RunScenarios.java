package org.districtassessment.stage.vector;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.apache.spark.sql.connector.read.InputPartition;
import org.jspecify.annotations.Nullable;

/**
 * Queries over {@link ScenarioTable}s to their rows in all scenarios. What a query asks within a
 * unit is computed once, with nothing left out, and for a scenario only what is different in it.
 * Any other query is computed over the rows of each scenario.
 *
 * <p>Both ways give the same rows of a scenario, as long as nothing is computed of the unit's key
 * itself: where only what is different is computed, it is the key of the scenario that leaves out
 * nothing.
 */
public final class RunScenarios {

  private static final String WITHIN = "within";

  private final SparkSession spark;
  private final ScenarioKeys keys;
  private final ReadTables read;
  private final @Nullable Answers answers;
  private final Set<String> marked = new HashSet<>();

  private RunScenarios(
      SparkSession spark, ScenarioKeys keys, ReadTables read, @Nullable Answers answers) {
    this.spark = spark;
    this.keys = keys;
    this.read = read;
    this.answers = answers;
  }

  /**
   * Returns the rows of each query, in no particular order. There may be rows of scenarios that its
   * tables do not have: in these the unit is as with nothing left out.
   *
   * @param read what the queries read
   * @param keys of all scenarios of any table
   * @param answers of earlier runs to such queries, and for later ones; null for none
   */
  public static List<ResultRows> collect(
      SparkSession spark,
      List<QuerySteps> queries,
      ReadTables read,
      ScenarioKeys keys,
      @Nullable Answers answers) {
    return new RunScenarios(spark, keys, read, answers).run(queries);
  }

  private SupportsRead marked(SupportsRead table) {
    if (!(table instanceof ScenarioTable ofScenarios)) {
      return table;
    }

    SupportsRead once = ofScenarios.marked();
    marked.add(once.name());
    return once;
  }

  private List<ResultRows> run(List<QuerySteps> queries) {
    PlacedQueries placed = PlacedQueries.of(queries, (query, name) -> marked(read.of(query, name)));
    List<Step> within = new ArrayList<>();
    List<Set<Integer>> units = new ArrayList<>();
    List<QuerySteps> others = new ArrayList<>();
    List<Integer> numbers = new ArrayList<>();
    List<Boolean> areWithin = new ArrayList<>();
    for (int i = 0; i < queries.size(); i++) {
      Step output = placed.outputs().get(i);
      Place place = placed.placing().placeOf(output);
      boolean isWithin =
          WithinUnits.isWithin(
              output, place, table -> marked.contains(placed.tables().get(table).name()));
      areWithin.add(isWithin);
      if (isWithin) {
        within.add(output);
        units.add(place.columns());
      } else {
        others.add(queries.get(i));
        numbers.add(i);
      }
    }
    Iterator<ResultRows> ofWithin = runWithin(within, units, placed.tables()).iterator();
    Iterator<ResultRows> ofOthers =
        (others.isEmpty()
                ? List.<ResultRows>of()
                : RunQueries.collect(
                    spark, others, (query, name) -> read.of(numbers.get(query), name), answers))
            .iterator();
    return areWithin.stream().map(is -> is ? ofWithin.next() : ofOthers.next()).toList();
  }

  private List<ResultRows> runWithin(
      List<Step> outputs, List<Set<Integer>> units, List<SupportsRead> read) {
    if (outputs.isEmpty()) {
      return List.of();
    }

    Map<Integer, TableRead.Planned> tables = new TreeMap<>();
    Map<Integer, TableRead> reads = new TreeMap<>();
    Needed.columns(outputs)
        .forEach(
            (table, columns) -> {
              Set<Integer> withMark = new TreeSet<>(columns);
              withMark.add(read.get(table).columns().length - 1);
              tables.put(table, TableRead.plan(read.get(table), withMark));
              reads.put(table, tables.get(table).read());
            });
    List<List<Block>> blocks = new ArrayList<>();
    outputs.forEach(output -> blocks.add(new ArrayList<>()));
    answered(outputs, units, read, tables, new ScenarioWork(outputs, units, reads, keys))
        .forEach(block -> blocks.get(block.step()).add(block));
    List<ResultRows> rows = new ArrayList<>();
    for (int i = 0; i < outputs.size(); i++) {
      rows.add(ResultRows.of(outputs.get(i).types(), blocks.get(i)));
    }
    return rows;
  }

  /** Takes the answer of an earlier run, where all was as it is now. */
  private List<Block> answered(
      List<Step> outputs,
      List<Set<Integer>> units,
      List<SupportsRead> read,
      Map<Integer, TableRead.Planned> tables,
      ScenarioWork work) {
    if (answers == null) {
      return compute(tables, work);
    }

    List<String> names = names(outputs, units, read, tables);
    answers.use(List.of(WITHIN));
    Map<String, byte[]> known = answers.of(WITHIN);
    List<Block> blocks = new ArrayList<>();
    if (!names.isEmpty() && known.keySet().containsAll(names)) {
      for (int i = 0; i < names.size(); i++) {
        blocks.addAll(Block.unpack(requireNonNull(known.get(names.get(i))), i));
      }
      return blocks;
    }

    blocks.addAll(compute(tables, work));
    Map<String, byte[]> found = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      int output = i;
      found.put(
          names.get(i),
          Block.pack(blocks.stream().filter(block -> block.step() == output).toList()));
    }
    answers.replace(WITHIN, found);
    return blocks;
  }

  /** Names of the answers of outputs, which rest on all rows and scenarios; none where unknown. */
  private List<String> names(
      List<Step> outputs,
      List<Set<Integer>> units,
      List<SupportsRead> read,
      Map<Integer, TableRead.Planned> tables) {
    List<String> all = new ArrayList<>(keys.keys());
    all.add("controls");
    all.addAll(keys.controls());
    for (Map<Integer, InputPartition> slice : Slices.byNumber(tables).values()) {
      SortedMap<Integer, String> identities = AnswerNames.identities(slice);
      if (identities.size() < slice.size()) {
        return List.of();
      }

      identities.forEach((table, identity) -> all.add(read.get(table).name() + " " + identity));
    }
    String ofRows = StepNames.sha256(all);
    StepNames steps = new StepNames(table -> read.get(table).name(), Map.of());
    List<String> names = new ArrayList<>();
    for (int i = 0; i < outputs.size(); i++) {
      String name = steps.of(outputs.get(i)).name();
      if (name == null) {
        return List.of();
      }

      String unit = new TreeSet<>(units.get(i)).toString();
      names.add(StepNames.sha256(List.of(Integer.toString(i), name, unit, ofRows)));
    }
    return names;
  }

  private List<Block> compute(Map<Integer, TableRead.Planned> tables, ScenarioWork work) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    List<Slices> slices =
        Slices.of(
            tables, RunQueries.TASKS_PER_CORE * context.defaultParallelism(), new TreeMap<>());
    Broadcast<byte[]> packed = context.broadcast(Packed.pack(work));
    return context
        .parallelize(slices, slices.size())
        .mapPartitions(each -> ofSlices(packed.value(), each))
        .collect();
  }

  private static Iterator<Block> ofSlices(byte[] packed, Iterator<Slices> slices) {
    ScenarioWork work = Packed.unpack(packed, ScenarioWork.class);
    Kernels kernels = new Kernels();
    List<Block> blocks = new ArrayList<>();
    slices.forEachRemaining(
        own ->
            own.slices()
                .values()
                .forEach(partitions -> blocks.addAll(work.ofSlice(kernels, partitions))));
    return blocks.iterator();
  }
}
