package org.districtassessment.stage;

import static java.util.Objects.requireNonNull;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructField;
import org.districtassessment.core.rule.Expression;
import org.jspecify.annotations.Nullable;

/**
 * Collects what has to be computed per unit, and computes it together: one aggregation per table or
 * view, however many aggregates are asked of it, and all of them at once. Numbers come as exact
 * texts.
 */
final class AggregationPass {

  /** Where an asked-for value is found in the answer. */
  record Asked(String part, int index) {}

  /**
   * The answer.
   *
   * @param values texts by part, unit and second key (empty where the part has none)
   */
  record Answer(Map<String, SortedMap<String, SortedMap<String, List<@Nullable String>>>> values) {

    /** Returns whether the part has a row of the unit. */
    boolean has(String part, String unit) {
      return of(part).containsKey(unit);
    }

    /** Returns the second keys of a unit, sorted. */
    List<String> keys(String part, String unit) {
      return List.copyOf(of(part).getOrDefault(unit, new TreeMap<>()).keySet());
    }

    @Nullable String text(Asked asked, String unit, String key) {
      SortedMap<String, List<@Nullable String>> ofUnit = of(asked.part()).get(unit);
      List<@Nullable String> row = ofUnit == null ? null : ofUnit.get(key);
      return row == null ? null : row.get(asked.index());
    }

    /** Returns a number without needless zeros at its end; null for null and for no rows. */
    @Nullable BigDecimal number(Asked asked, String unit, String key) {
      String text = text(asked, unit, key);
      if (text == null) {
        return null;
      }

      BigDecimal exact = new BigDecimal(text).stripTrailingZeros();
      return exact.scale() < 0 ? exact.setScale(0) : exact;
    }

    private SortedMap<String, SortedMap<String, List<@Nullable String>>> of(String part) {
      return values.getOrDefault(part, new TreeMap<>());
    }
  }

  private static final String UNIT = "unit";
  private static final String KEY = "key";

  /** Queries to the rows of each. */
  @FunctionalInterface
  interface Runner {
    List<List<Row>> rows(SparkSession spark, List<Dataset<Row>> queries);
  }

  private final Function<String, RuleQueries> queries;
  private final Runner runner;
  private final Map<String, List<Column>> aggregates = new LinkedHashMap<>();
  private final Map<String, Dataset<Row>> others = new LinkedHashMap<>();

  AggregationPass(RuleQueries queries) {
    this(
        relation -> queries, (spark, asked) -> CollectTogether.collect(spark, "indicators", asked));
  }

  /** Reads each relation from queries of its own, such as those of other rows. */
  AggregationPass(Function<String, RuleQueries> queries, Runner runner) {
    this.queries = queries;
    this.runner = runner;
  }

  /** Asks for an aggregate over a unit's rows of a relation, all of them counting for its group. */
  Asked perUnit(String relation, Expression aggregate, @Nullable Expression where) {
    List<Column> columns = aggregates.computeIfAbsent(relation, name -> new ArrayList<>());
    columns.add(queries.apply(relation).aggregate(aggregate, where));
    return new Asked(relation, columns.size() - 1);
  }

  /**
   * Asks for columns of a dataset that has the columns {@code unit} and {@code key}, both texts.
   *
   * @param part a name that no relation has
   */
  void other(String part, Dataset<Row> dataset) {
    others.put(part, dataset);
  }

  /** The one aggregation of a relation; unit and v0, v1, … in the order asked. */
  private Dataset<Row> aggregation(String relation) {
    List<Column> asked = requireNonNull(aggregates.get(relation), relation);
    List<Column> named =
        IntStream.range(0, asked.size()).mapToObj(i -> asked.get(i).as("v" + i)).toList();
    RuleQueries own = queries.apply(relation);
    return own.relation(relation)
        .groupBy(own.unitOf(relation).as(UNIT))
        .agg(named.get(0), named.subList(1, named.size()).toArray(Column[]::new));
  }

  /** Runs all of it. */
  Answer run() {
    Map<String, Dataset<Row>> parts = new LinkedHashMap<>();
    for (String relation : aggregates.keySet()) {
      parts.put(relation, aggregation(relation).withColumn(KEY, lit("")));
    }
    parts.putAll(others);

    Map<String, SortedMap<String, SortedMap<String, List<@Nullable String>>>> values =
        new LinkedHashMap<>();
    if (parts.isEmpty()) {
      return new Answer(values);
    }

    List<Dataset<Row>> queries = parts.values().stream().map(AggregationPass::texts).toList();
    Iterator<List<Row>> rows = runner.rows(queries.get(0).sparkSession(), queries).iterator();
    for (String part : parts.keySet()) {
      SortedMap<String, SortedMap<String, List<@Nullable String>>> ofPart = new TreeMap<>();
      for (Row row : rows.next()) {
        List<@Nullable String> texts = new ArrayList<>();
        for (int i = 2; i < row.length(); i++) {
          texts.add(row.getString(i));
        }
        ofPart
            .computeIfAbsent(row.getString(0), unit -> new TreeMap<>())
            .put(row.isNullAt(1) ? "" : row.getString(1), texts);
      }
      values.put(part, ofPart);
    }
    return new Answer(values);
  }

  /** Unit and key, and all other columns as exact texts. */
  private static Dataset<Row> texts(Dataset<Row> wide) {
    List<Column> texts = new ArrayList<>(List.of(col(UNIT), col(KEY)));
    for (StructField field : wide.schema().fields()) {
      if (!field.name().equals(UNIT) && !field.name().equals(KEY)) {
        texts.add(RuleQueries.text(col(field.name()), field.dataType()).as(field.name()));
      }
    }
    return wide.where(col(UNIT).isNotNull()).select(texts.toArray(Column[]::new));
  }
}
