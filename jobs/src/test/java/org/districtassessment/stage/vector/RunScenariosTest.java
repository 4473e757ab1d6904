package org.districtassessment.stage.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.catalyst.CatalystTypeConverters;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.catalog.Column;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import org.districtassessment.stage.SlicedTables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What queries yield in scenarios is what {@link RunQueries} makes of them over the rows of each
 * scenario, over random rows of which random ones are left out.
 */
class RunScenariosTest {

  private static final StructType TYPE =
      StructType.fromDDL(
          "unit STRING, id BIGINT, n INT, big BIGINT, money DECIMAL(12,2), wide DECIMAL(24,6),"
              + " word STRING, flag BOOLEAN");

  private static final StructType MARKED = TYPE.add("mark", DataTypes.StringType);

  private static final String[] WORDS = {"a", "b", "川", "", "zz"};

  /** How often the rows of each scenario were read. */
  private final AtomicInteger spread = new AtomicInteger();

  private final List<Scenario> scenarios = new ArrayList<>();

  /**
   * @param without places of the rows that are left out, by the letter of the table
   */
  private record Scenario(String key, String unit, Predicate<String> without) {

    String control() {
      return unit + "\u00010";
    }
  }

  private record Table(SupportsRead ofScenarios, SupportsRead marked, AtomicInteger spread)
      implements ScenarioTable {

    @Override
    public String name() {
      return ofScenarios.name();
    }

    @Override
    public Column[] columns() {
      return ofScenarios.columns();
    }

    @Override
    public Set<TableCapability> capabilities() {
      return ofScenarios.capabilities();
    }

    @Override
    public ScanBuilder newScanBuilder(CaseInsensitiveStringMap options) {
      spread.incrementAndGet();
      return ofScenarios.newScanBuilder(options);
    }
  }

  /** Units of 0 to 60 rows, of which the last has no scenarios, with up to eight of them each. */
  private void makeTables(int seed) {
    Random random = new Random(seed);
    for (String unit : List.of("u1", "u2", "u3", "u4")) {
      scenarios.add(new Scenario(unit + "\u00010", unit, row -> false));
      int count = random.nextInt(8);
      for (int i = 1; i <= count; i++) {
        Set<String> without = new HashSet<>();
        int rows = 1 + random.nextInt(i);
        for (int k = 0; k < rows; k++) {
          without.add("item" + random.nextInt(60));
          without.add("other" + random.nextInt(60));
        }
        scenarios.add(new Scenario(unit + "\u0001" + i, unit, without::contains));
      }
      scenarios.add(new Scenario(unit + "\u000120", unit, row -> row.startsWith("item")));
      scenarios.add(new Scenario(unit + "\u000121", unit, row -> true));
    }
    makeTable("item", random);
    makeTable("other", random);
  }

  private void makeTable(String name, Random random) {
    List<InternalRow> ofScenarios = new ArrayList<>();
    List<InternalRow> marked = new ArrayList<>();
    for (String unit : List.of("u1", "u2", "u3", "u4", "u5")) {
      int rows = random.nextInt(60);
      for (int place = 0; place < rows; place++) {
        @Nullable Object[] values = values(random);
        String row = name + place;
        List<Integer> without = new ArrayList<>();
        for (int i = 0; i < scenarios.size(); i++) {
          Scenario scenario = scenarios.get(i);
          if (scenario.unit().equals(unit) && scenario.without().test(row)) {
            without.add(i);
          } else if (scenario.unit().equals(unit)) {
            values[0] = scenario.key();
            ofScenarios.add(internal(values, TYPE));
          }
        }
        if (!unit.equals("u5")) {
          @Nullable Object[] more = Arrays.copyOf(values, values.length + 1);
          more[0] = unit + "\u00010";
          more[values.length] =
              without.isEmpty()
                  ? null
                  : without.stream().map(Object::toString).collect(Collectors.joining(","));
          marked.add(internal(more, MARKED));
        }
      }
    }
    Table table =
        new Table(
            SlicedTables.ofUnits("whatif." + name, TYPE, ofScenarios),
            SlicedTables.ofUnits(name, MARKED, marked),
            spread);
    SlicedTables.dataset(table).createOrReplaceTempView(name);
  }

  private static InternalRow internal(@Nullable Object[] values, StructType type) {
    return (InternalRow)
        CatalystTypeConverters.createToCatalystConverter(type).apply(RowFactory.create(values));
  }

  private static @Nullable Object[] values(Random random) {
    return new @Nullable Object[] {
      "",
      (long) random.nextInt(12),
      orNull(random, random.nextInt(10) - 5),
      orNull(random, random.nextLong() >> 20),
      orNull(random, BigDecimal.valueOf(random.nextInt(200_000) - 50_000, 2)),
      orNull(random, BigDecimal.valueOf(random.nextLong() >> 10, 6)),
      orNull(random, WORDS[random.nextInt(WORDS.length)]),
      orNull(random, random.nextBoolean())
    };
  }

  private static @Nullable Object orNull(Random random, Object value) {
    return random.nextInt(4) == 0 ? null : value;
  }

  private static Stream<String> withinUnits() {
    return """
        SELECT unit, id, n, money FROM item
        SELECT unit, id + n AS x FROM item WHERE flag OR n > 2
        SELECT unit, CASE WHEN n <> 0 THEN id % n END AS x FROM item
        SELECT unit, count(*), count(n), count(n, money), count_if(flag) FROM item GROUP BY unit
        SELECT unit, sum(n), sum(big), sum(money), sum(wide), sum(money * n) FROM item GROUP BY unit
        SELECT unit, try_sum(big), avg(money), avg(wide) FROM item GROUP BY unit
        SELECT unit, min(n), max(n), min(word), max(word), min(wide), max(money) FROM item GROUP BY unit
        SELECT unit, median(n), percentile(money, 0.25), every(flag), some(flag) FROM item GROUP BY unit
        SELECT unit, count(DISTINCT word), sum(DISTINCT n), count(DISTINCT n) FILTER (WHERE n > 0) FROM item GROUP BY unit
        SELECT unit, sum(money) FILTER (WHERE flag), max(n) FILTER (WHERE flag) FROM item GROUP BY unit
        SELECT unit, sum(CASE WHEN n <> 0 THEN id % n END) FILTER (WHERE n <> 1) AS s FROM item GROUP BY unit
        SELECT unit, sum(n) + count(*) AS x FROM item GROUP BY unit HAVING sum(n) > 0
        SELECT unit, word, flag, count(*), sum(money) FROM item GROUP BY unit, word, flag
        SELECT DISTINCT unit, word FROM item
        SELECT i.unit, i.id, o.word FROM item i JOIN other o ON i.unit = o.unit AND i.id = o.id
        SELECT i.unit, i.id, o.n FROM item i JOIN other o ON i.unit = o.unit AND i.word = o.word AND i.n > o.n
        SELECT i.unit, i.id, o.word FROM item i LEFT JOIN other o ON i.id = o.id AND i.unit = o.unit
        SELECT i.unit, i.id, o.n FROM item i LEFT JOIN other o ON i.unit = o.unit AND i.word = o.word AND i.n > o.n
        SELECT o.unit, i.id, o.word FROM item i RIGHT JOIN other o ON i.id = o.id AND i.unit = o.unit
        SELECT i.unit, i.id FROM item i LEFT SEMI JOIN other o ON i.unit = o.unit AND i.word = o.word
        SELECT i.unit, i.id FROM item i LEFT ANTI JOIN other o ON i.unit = o.unit AND i.word = o.word AND i.n < o.n
        SELECT a.unit, a.id, b.n FROM item a JOIN item b ON a.unit = b.unit AND a.id = b.id WHERE a.n < b.n
        SELECT i.unit, i.id, v.x FROM item i JOIN (VALUES ('a', 1), ('b', 2)) AS v(w, x) ON i.word = v.w
        SELECT unit, id, n FROM item UNION ALL SELECT unit, id, n FROM other
        SELECT unit, sum(n), count(*) FROM (SELECT unit, n FROM item WHERE flag UNION ALL SELECT unit, n FROM other) GROUP BY unit
        SELECT i.unit, count(*), sum(coalesce(o.c, 0)), sum(o.s), max(o.m) FROM item i LEFT JOIN (SELECT unit, id, count(*) AS c, sum(n) AS s, max(money) AS m FROM other GROUP BY unit, id) o ON i.unit = o.unit AND i.id = o.id GROUP BY i.unit
        SELECT a.unit, a.c, b.c AS d, b.s FROM (SELECT unit, count(*) AS c FROM item GROUP BY unit) a LEFT JOIN (SELECT unit, count(*) AS c, sum(money) AS s FROM other GROUP BY unit) b ON a.unit = b.unit
        SELECT unit, max(c), sum(c), count(*) FROM (SELECT unit, word, count(*) AS c FROM item GROUP BY unit, word) GROUP BY unit
        SELECT u.unit, u.word, i.id FROM (SELECT unit, word, min(id) AS first FROM item WHERE word IS NOT NULL GROUP BY unit, word) u JOIN item i ON u.unit = i.unit AND u.first = i.id
        SELECT unit, sum(cast(s / c AS decimal(18,6))) AS x FROM (SELECT unit, id, sum(money) AS s, count(*) AS c FROM item GROUP BY unit, id) GROUP BY unit
        WITH g AS (SELECT unit, word, sum(n) AS s FROM item GROUP BY unit, word) SELECT a.unit, a.word, b.word AS o FROM g a JOIN g b ON a.unit = b.unit WHERE a.s > b.s
        """
        .lines();
  }

  private static Stream<String> beyondUnits() {
    return """
        SELECT i.id, o.id AS other, i.unit FROM item i FULL JOIN other o ON i.unit = o.unit AND i.id = o.id
        SELECT unit, avg(n) FROM item GROUP BY unit
        SELECT unit, sum(cast(n AS double) / 3) AS x FROM item GROUP BY unit
        SELECT word, count(*) FROM item GROUP BY word
        SELECT i.unit, o.unit AS theirs FROM item i JOIN other o ON i.word = o.word AND i.id = o.id
        SELECT count(*), sum(n) FROM item
        """
        .lines();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void computesOnlyWhatIsDifferentAndGivesTheSameRows(int seed) {
    makeTables(seed);
    expectSame(withinUnits().toList(), false);
  }

  @Test
  void readsTheRowsOfEachScenarioWhereAQueryLooksBeyondUnits() {
    makeTables(9);
    beyondUnits().forEach(query -> expectSame(List.of(query), true));
  }

  @Test
  void answersQueriesOfBothKindsTogether() {
    makeTables(10);
    expectSame(Stream.concat(beyondUnits(), withinUnits()).toList(), true);
  }

  /** By hand: the sums of what is absent and of all of it are more than the type holds. */
  @Test
  void addsUpAgainWhereASumOfPartsIsTooLarge() {
    scenarios.add(new Scenario("u1\u00010", "u1", row -> false));
    scenarios.add(new Scenario("u1\u00011", "u1", row -> false));
    List<InternalRow> marked = new ArrayList<>();
    for (long big : new long[] {Long.MAX_VALUE, -Long.MAX_VALUE, Long.MAX_VALUE, -1}) {
      marked.add(
          internal(
              new @Nullable Object[] {
                "u1\u00010", 1L, 1, big, null, null, null, null, big == Long.MAX_VALUE ? "1" : null
              },
              MARKED));
    }
    SlicedTables.dataset(
            new Table(
                SlicedTables.ofUnits("whatif.large", TYPE, List.of()),
                SlicedTables.ofUnits("large", MARKED, marked),
                spread))
        .createOrReplaceTempView("large");

    assertThat(
            lines(collect(List.of(query("SELECT unit, sum(big) FROM large GROUP BY unit"))).get(0)))
        .containsExactly(
            "u1\u00010, " + (Long.MAX_VALUE - 1), "u1\u00011, " + (-Long.MAX_VALUE - 1));
  }

  private void expectSame(List<String> texts, boolean isSpread) {
    List<Dataset<Row>> queries = texts.stream().map(RunScenariosTest::query).toList();
    spread.set(0);
    List<ResultRows> rows = collect(queries);
    assertThat(spread.get() > 0).as("%s", texts).isEqualTo(isSpread);
    List<ResultRows> expected =
        RunQueries.collect(
            SlicedTables.session(),
            queries.stream().map(SlicedTables::steps).toList(),
            SlicedTables.tables(queries),
            null);
    for (int i = 0; i < queries.size(); i++) {
      assertThat(lines(rows.get(i))).as(texts.get(i)).isEqualTo(lines(expected.get(i)));
    }
  }

  private List<ResultRows> collect(List<Dataset<Row>> queries) {
    return RunScenarios.collect(
        SlicedTables.session(),
        queries.stream().map(SlicedTables::steps).toList(),
        SlicedTables.tables(queries),
        new ScenarioKeys(
            scenarios.stream().map(Scenario::key).toList(),
            scenarios.stream().map(Scenario::control).toList()),
        null);
  }

  private static Dataset<Row> query(String text) {
    return SlicedTables.session().sql(text);
  }

  private static List<String> lines(List<Row> rows) {
    return rows.stream()
        .map(
            row ->
                IntStream.range(0, row.length())
                    .mapToObj(i -> Objects.toString(row.get(i)))
                    .collect(Collectors.joining(", ")))
        .sorted()
        .toList();
  }
}
