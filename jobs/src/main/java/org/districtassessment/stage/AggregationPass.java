package org.districtassessment.stage;

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
import java.util.function.Predicate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.districtassessment.core.rule.Expression;
import org.districtassessment.stage.expression.Query;
import org.districtassessment.stage.vector.QuerySteps;
import org.districtassessment.stage.vector.ResultRows;
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

    /**
     * Returns the rows of each query.
     *
     * @param names of the queries: those of relations, and those given in {@link #other}
     */
    List<ResultRows> rows(List<String> names, List<QuerySteps> queries);
  }

  /** An aggregate over those rows for which {@code where} is true. */
  private record Aggregate(Expression aggregate, @Nullable Expression where) {}

  private final Map<String, List<Aggregate>> aggregates = new LinkedHashMap<>();
  private final Map<String, Function<RuleQueries, Query>> others = new LinkedHashMap<>();

  /** Asks for an aggregate over a unit's rows of a relation, all of them counting for its group. */
  Asked perUnit(String relation, Expression aggregate, @Nullable Expression where) {
    List<Aggregate> asked = aggregates.computeIfAbsent(relation, name -> new ArrayList<>());
    asked.add(new Aggregate(aggregate, where));
    return new Asked(relation, asked.size() - 1);
  }

  /**
   * Asks for columns of a query that has the columns {@code unit} and {@code key}, both texts.
   *
   * @param part a name that no relation has
   */
  void other(String part, Function<RuleQueries, Query> query) {
    others.put(part, query);
  }

  /** The one aggregation of a relation; unit, no key, and v0, v1, … in the order asked. */
  private static Query aggregation(RuleQueries queries, String relation, List<Aggregate> asked) {
    List<Column> values = new ArrayList<>(List.of(lit("").as(KEY)));
    for (Aggregate each : asked) {
      values.add(queries.aggregate(each.aggregate, each.where).as("v" + (values.size() - 1)));
    }
    return queries.relation(relation).grouped(List.of(queries.unitOf(relation).as(UNIT)), values);
  }

  /** All parts, in the order of {@link #names}. */
  private List<Query> queries(RuleQueries queries) {
    List<Query> parts = new ArrayList<>();
    aggregates.forEach((relation, asked) -> parts.add(aggregation(queries, relation, asked)));
    others.values().forEach(other -> parts.add(other.apply(queries)));
    return queries.resolved(parts).stream().map(AggregationPass::texts).toList();
  }

  private List<String> names() {
    List<String> names = new ArrayList<>(aggregates.keySet());
    names.addAll(others.keySet());
    return names;
  }

  /**
   * Runs it.
   *
   * @param name of all that is asked
   * @param relations of which something is computed; beside what was given in {@link #other}
   */
  Answer run(RuleSteps steps, String name, Predicate<String> relations, Runner runner) {
    Map<String, SortedMap<String, SortedMap<String, List<@Nullable String>>>> values =
        new LinkedHashMap<>();
    List<String> names = names();
    List<String> parts =
        names.stream().filter(part -> others.containsKey(part) || relations.test(part)).toList();
    if (parts.isEmpty()) {
      return new Answer(values);
    }

    List<QuerySteps> all = steps.of(name, this::queries);
    Iterator<ResultRows> rows =
        runner
            .rows(parts, parts.stream().map(part -> all.get(names.indexOf(part))).toList())
            .iterator();
    for (String part : parts) {
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
  private static Query texts(Query wide) {
    List<Column> texts = new ArrayList<>(List.of(col(UNIT), col(KEY)));
    List<String> names = wide.columns();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      if (!name.equals(UNIT) && !name.equals(KEY)) {
        texts.add(RuleQueries.text(col(name), wide.types().get(i)).as(name));
      }
    }
    return wide.where(col(UNIT).isNotNull()).select(texts);
  }
}
