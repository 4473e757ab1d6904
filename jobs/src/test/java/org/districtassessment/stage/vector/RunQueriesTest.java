package org.districtassessment.stage.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.districtassessment.stage.SlicedTables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What queries yield here is what Spark's own engine makes of the same queries, over the same 700
 * rows, of which some have no value, in seven slices that say nothing of what is in them.
 */
class RunQueriesTest {

  private static final String[] WORDS = {"a", "b", "川", "", "Ab", "x y", "10", "7.5", "zz"};

  @BeforeAll
  static void makeTables() {
    table("item", 700, 1);
    table("other", 300, 2);
    table("nothing", 0, 3);
  }

  private static void table(String name, int rows, int seed) {
    SparkSession spark = SlicedTables.session();
    StructType type =
        StructType.fromDDL(
            "unit STRING, id BIGINT, n INT, big BIGINT, money DECIMAL(12,2), share DECIMAL(5,4),"
                + " wide DECIMAL(24,6), word STRING, code STRING, flag BOOLEAN, day DATE");
    Random random = new Random(seed);
    List<Row> all = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      all.add(
          RowFactory.create(
              "u" + random.nextInt(5),
              (long) random.nextInt(200),
              orNull(random, random.nextInt(40) - 20),
              orNull(random, random.nextLong() >> 20),
              orNull(random, BigDecimal.valueOf(random.nextInt(2_000_000) - 500_000, 2)),
              orNull(random, BigDecimal.valueOf(random.nextInt(20_000) - 10_000, 4)),
              orNull(random, BigDecimal.valueOf(random.nextLong() >> 10, 6)),
              orNull(random, WORDS[random.nextInt(WORDS.length)]),
              orNull(random, "c" + random.nextInt(400)),
              orNull(random, random.nextBoolean()),
              orNull(random, Date.valueOf(LocalDate.ofEpochDay(random.nextInt(30_000) - 5_000)))));
    }
    JavaRDD<Row> slices = new JavaSparkContext(spark.sparkContext()).parallelize(all, 7);
    SlicedTables.of(name, spark.createDataFrame(slices, type)).createOrReplaceTempView(name);
  }

  private static @Nullable Object orNull(Random random, Object value) {
    return random.nextInt(6) == 0 ? null : value;
  }

  static Stream<String> expressions() {
    return """
        n + 1
        n - id
        big + n
        money + share
        money - money
        money * share
        share * share
        money * money
        money / share
        try_divide(money, n)
        n % 7
        money % 3.5
        money % try_divide(money, money)
        try_mod(n, 0)
        money div 10
        n div 3
        -n
        -money
        abs(n)
        abs(money)
        n > 3
        n = id
        money > share
        money >= 100
        money * share > 10
        money * 3 <= wide
        money * share - money > id
        money * 1.5 = money + 0.5 * money
        cast(big AS decimal(18,0)) * money > id
        cast(big AS decimal(18,0)) * 100000000000 > id
        word = 'a'
        word < code
        word <=> null
        n <=> null
        day < date'2001-01-01'
        flag
        NOT flag
        flag AND n > 0
        flag OR n > 0
        n IS NULL
        word IS NOT NULL
        n IN (1, 2, 3)
        word IN ('a', '川', 'none')
        word NOT IN ('a', null)
        word LIKE 'A%'
        code LIKE '%1%'
        code LIKE '%1'
        code LIKE 'c%1%2'
        code LIKE 'c_1'
        n BETWEEN -3 AND 3
        CASE WHEN n > 0 THEN money WHEN n < 0 THEN -money END
        CASE word WHEN 'a' THEN 1 WHEN 'b' THEN 2 ELSE n END
        CASE WHEN n <> 0 THEN 100 % n ELSE 0 END
        if(flag, word, code)
        coalesce(n, 0)
        coalesce(money, share, 0)
        coalesce(word, code, '-')
        nullif(n, 3)
        nvl2(n, 'there', 'missing')
        greatest(n, id, 3)
        least(money, share)
        cast(n AS decimal(12,2))
        cast(money AS decimal(24,6))
        cast(wide AS decimal(14,2))
        cast(money / nullif(n, 0) AS decimal(18,2))
        cast(money / nullif(money - 100 * n, 0) AS decimal(18,2))
        cast(money / nullif(share, 0) AS decimal(18,4))
        cast(n / nullif(share, 0) AS decimal(18,1))
        cast(cast(n AS decimal(5,0)) / 8 AS decimal(10,2))
        cast(money * 10000000 / nullif(share, 0) AS decimal(18,2))
        cast(money AS int)
        cast(n AS bigint)
        cast(n AS string)
        cast(money AS string)
        cast(flag AS string)
        cast(day AS string)
        try_cast(word AS int)
        try_cast(word AS decimal(6,2))
        cast(wide * 2 AS decimal(18,4))
        round(money, 1)
        floor(money)
        ceil(share)
        year(day)
        month(day) * 100 + day(day)
        datediff(day, date'2000-02-29')
        date_add(day, n)
        add_months(day, 2)
        last_day(day)
        upper(word)
        length(word)
        coalesce(word, '')
        coalesce(code, word)
        concat(word, '-', code)
        concat(code, cast(day AS string))
        concat_ws('|', word, code, cast(n AS string))
        substring(code, 2, 2)
        trim(word)
        lpad(code, 6, '0')
        instr(code, '1')
        contains(code, '3')
        xxhash64(word, n, money, day, flag, big)
        regexp_extract(cast(money AS string), '[1-9]', 0)
        """
        .lines();
  }

  @ParameterizedTest
  @MethodSource("expressions")
  void yieldsWhatSparkYields(String expression) {
    expectSame("SELECT unit, id, " + expression + " AS value FROM item");
    expectSame("SELECT id, " + expression + " AS value FROM item WHERE unit = 'u1' AND n > 10");
  }

  @ParameterizedTest
  @MethodSource("expressions")
  void groupsByWhatSparkGroupsBy(String expression) {
    expectSame(
        "SELECT " + expression + " AS value, count(*) AS c FROM item GROUP BY " + expression);
  }

  static Stream<String> queries() {
    return """
        SELECT unit, count(*), count(n), count(DISTINCT word), count_if(flag) FROM item GROUP BY unit
        SELECT unit, sum(n), sum(big), sum(money), sum(wide), sum(money * share) FROM item GROUP BY unit
        SELECT unit, min(n), max(n), min(word), max(code), min(wide), max(day) FROM item GROUP BY unit
        SELECT unit, avg(money), median(n), percentile(money, 0.25), every(flag), some(flag) FROM item GROUP BY unit
        SELECT unit, sum(money) FILTER (WHERE flag), count(DISTINCT n) FILTER (WHERE n > 0) FROM item GROUP BY unit
        SELECT sum(DISTINCT n), count(*) FROM item
        SELECT count(*), sum(n), min(word), median(n) FROM nothing
        SELECT unit, count(*) FROM nothing GROUP BY unit
        SELECT unit, sum(n) + count(*) AS x FROM item GROUP BY unit HAVING sum(n) > 0
        SELECT unit, word, n FROM item WHERE money > 0 GROUP BY unit, word, n
        SELECT DISTINCT unit, word FROM item
        SELECT i.unit, i.id, o.word FROM item i JOIN other o ON i.unit = o.unit AND i.id = o.id
        SELECT i.unit, i.id, o.word FROM item i LEFT JOIN other o ON i.id = o.id AND i.unit = o.unit
        SELECT i.id, o.id AS other FROM item i RIGHT JOIN other o ON i.id = o.id
        SELECT i.id, o.id AS other FROM item i FULL JOIN other o ON i.code = o.code
        SELECT i.id, i.code FROM item i LEFT SEMI JOIN other o ON i.code = o.code
        SELECT i.id, i.code FROM item i LEFT ANTI JOIN other o ON i.code = o.code
        SELECT i.id, o.n FROM item i JOIN other o ON i.id = o.id AND i.n > o.n
        SELECT i.id, o.n FROM item i LEFT JOIN other o ON i.id = o.id AND i.n > o.n
        SELECT i.id, o.n FROM item i LEFT JOIN nothing o ON i.id = o.id
        SELECT i.id FROM item i LEFT ANTI JOIN nothing o ON i.id = o.id
        SELECT i.id, i.n, o.n AS m FROM item i JOIN item o ON i.id = o.id AND i.word = o.word
        SELECT i.id, o.n FROM item i JOIN other o ON i.word <=> o.word WHERE o.n > 18
        SELECT unit, id FROM item UNION ALL SELECT unit, id FROM other
        SELECT unit, sum(n) FROM (SELECT unit, n FROM item UNION ALL SELECT word, n FROM other) GROUP BY unit
        SELECT u.unit, u.c, w.m FROM (SELECT unit, count(*) AS c FROM item GROUP BY unit) u JOIN (SELECT max(unit) AS unit, word, median(n) AS m FROM other GROUP BY word) w ON u.unit = w.unit
        SELECT i.unit, m.middle FROM item i JOIN (SELECT flag, median(n) AS middle FROM item GROUP BY flag) m ON i.flag = m.flag
        WITH g AS (SELECT unit, word, sum(n) AS s FROM item GROUP BY unit, word) SELECT a.unit, a.word, b.word FROM g a JOIN g b ON a.unit = b.unit WHERE a.s > b.s
        SELECT t.unit, t.n FROM (SELECT unit, max(n) AS n FROM item GROUP BY unit) t JOIN (SELECT unit, n FROM other) o ON t.unit = o.unit AND t.n = o.n
        SELECT /*+ BROADCAST(o) */ i.id, o.n FROM item i JOIN other o ON i.id = o.id
        SELECT /*+ BROADCAST(s) */ i.id FROM item i LEFT SEMI JOIN (SELECT /*+ BROADCAST(n) */ o.code, n.word FROM other o LEFT JOIN nothing n ON o.code = n.code) s ON i.code = s.code
        SELECT i.id, v.x FROM item i JOIN (VALUES ('a', 1), ('b', 2)) AS v(w, x) ON i.word = v.w
        """
        .lines();
  }

  @ParameterizedTest
  @MethodSource("queries")
  void computesWhatSparkComputes(String query) {
    expectSame(query);
  }

  /** A part of a choice that a row does not take may not be computable. */
  @Test
  void failsOnlyForWhatARowNeeds() {
    expectSame("SELECT id, CASE WHEN n > 0 THEN id % n ELSE 0 END AS value FROM item");
    expectSame(
        "SELECT id, CASE WHEN big < 1000 THEN big * 1000000000 ELSE 0 END AS value FROM item"
            + " WHERE big > 0");
    expectSame(
        "SELECT unit, sum(big * 1000000000) FILTER (WHERE abs(big) < 1000) AS value FROM item"
            + " GROUP BY unit");
    assertThatThrownBy(
            () -> rows(SlicedTables.session().sql("SELECT big * 1000000000 AS value FROM item")))
        .hasStackTraceContaining("overflow");
  }

  /** Rows that meet on the driver, and rows that go from task to task. */
  @ParameterizedTest
  @ValueSource(longs = {Long.MAX_VALUE, -1})
  void answersManyQueriesTogetherWhereverRowsMeet(long mostBytes) {
    List<Dataset<Row>> all = queries().map(query -> SlicedTables.session().sql(query)).toList();
    List<ResultRows> answers = collect(all, mostBytes);
    for (int i = 0; i < all.size(); i++) {
      assertThat(lines(answers.get(i)))
          .describedAs(all.get(i).queryExecution().toString())
          .isEqualTo(lines(all.get(i).collectAsList()));
    }
  }

  /**
   * Of 3,000 rows in two slices most have a key of their own, so they are not brought together
   * before they go where rows of their key meet; of those with few keys they are.
   */
  @ParameterizedTest
  @ValueSource(strings = {"id", "id % 7", "CASE WHEN id < 1200 THEN id END"})
  void bringsRowsTogetherOnTheWayOnlyWhereItHelps(String key) {
    SparkSession spark = SlicedTables.session();
    SlicedTables.of(
            "many",
            spark
                .range(3000)
                .selectExpr(
                    "CAST(id % 2900 AS BIGINT) AS id",
                    "concat('u', id % 11) AS unit",
                    "CASE WHEN id % 5 > 0 THEN CAST(id * 7919 % 101 AS INT) END AS n")
                .repartition(2))
        .createOrReplaceTempView("many");

    expectSame(
        "SELECT " + key + ", min(n), max(unit), max(xxhash64(unit)) FROM many GROUP BY " + key);
    expectSame(
        "SELECT " + key + ", min(n), count(*), sum(id) FROM many WHERE n > 3 GROUP BY " + key);
  }

  private static void expectSame(String query) {
    Dataset<Row> asked = SlicedTables.session().sql(query);
    assertThat(lines(rows(asked))).isEqualTo(lines(asked.collectAsList()));
  }

  private static List<Row> rows(Dataset<Row> asked) {
    return collect(List.of(asked), Long.MAX_VALUE).get(0);
  }

  private static List<ResultRows> collect(List<Dataset<Row>> asked, long mostBytes) {
    return RunQueries.collect(
        SlicedTables.session(),
        asked.stream().map(SlicedTables::steps).toList(),
        SlicedTables.tables(asked),
        mostBytes,
        null);
  }

  private static List<String> lines(List<Row> rows) {
    return rows.stream().map(RunQueriesTest::line).sorted().collect(Collectors.toList());
  }

  private static String line(Row row) {
    Object[] values = new Object[row.length()];
    for (int i = 0; i < values.length; i++) {
      values[i] = row.get(i);
    }
    return Arrays.toString(values);
  }
}
