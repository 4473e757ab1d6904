package org.districtassessment.stage.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.analysis.FunctionRegistry$;
import org.districtassessment.core.finding.Problem;
import org.districtassessment.core.finding.Problems;
import org.districtassessment.core.finding.SourceLocation;
import org.districtassessment.core.rule.Expression;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionGateTest {

  private static final SourceLocation AT = new SourceLocation("clinic.yaml", 7, 12);
  private static final Set<String> TABLES = Set.of("clinic", "previous.clinic", "visit");

  static Stream<Arguments> waysToWriteAName() {
    return Stream.of(
        arguments("bare", (UnaryOperator<String>) name -> name, true),
        arguments("quoted", (UnaryOperator<String>) name -> "`" + name + "`", true),
        arguments("upper", (UnaryOperator<String>) name -> name.toUpperCase(Locale.ROOT), true),
        arguments("prefix", (UnaryOperator<String>) name -> "system.builtin." + name, false),
        arguments("prefix of two", (UnaryOperator<String>) name -> "builtin." + name, false),
        arguments(
            "identifier", (UnaryOperator<String>) name -> "IDENTIFIER('" + name + "')", false),
        arguments(
            "built identifier",
            (UnaryOperator<String>) name -> "IDENTIFIER('' || '" + name + "')",
            false));
  }

  /** Every function of the pinned Spark, so that a newer Spark cannot open a hole unseen. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("waysToWriteAName")
  void acceptsOfAllBuiltInFunctionsExactlyTheListedOnes(
      String way, UnaryOperator<String> written, boolean accepted) {
    Set<String> passed = new TreeSet<>();
    FunctionRegistry$.MODULE$
        .builtin()
        .listFunction()
        .foreach(
            identifier -> {
              String name = identifier.funcName();
              if (name.matches("\\w+")
                  && Stream.of("(x)", "(x, 2)", "(x, 1, 1)", "()", "(*)")
                      .anyMatch(arguments -> passes(written.apply(name) + arguments))) {
                passed.add(name);
              }
              return null;
            });
    Set<String> expected = new TreeSet<>(accepted ? AllowedFunctions.all() : Set.of());
    if (passed.contains("not")) {
      // NOT (x) is the operator; `not`(x) is a function and not on the list.
      assertThat(way).isIn("bare", "upper");
      expected.add("not");
    }
    assertThat(passed).as(way).isEqualTo(expected);
  }

  @Test
  void namesOnlyFunctionsThatExist() {
    assertThat(AllowedFunctions.all())
        .allMatch(
            name ->
                FunctionRegistry$.MODULE$.builtin().functionExists(new FunctionIdentifier(name)))
        .hasSizeBetween(60, 100);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "reflect('java.lang.System', 'exit', 1)",
        "java_method('java.lang.System', 'exit', 1)",
        "try_reflect('java.lang.System', 'load', 'x')",
        "`REFLECT`('java.lang.System', 'exit', 1)",
        "system.builtin.reflect('java.lang.System', 'exit', 1)",
        "IDENTIFIER('ref' || 'lect')('java.lang.System', 'exit', 1)",
        "IDENTIFIER('x')",
        "(SELECT max(_c0) FROM csv.`/etc/passwd`)",
        "EXISTS (SELECT value FROM text.`/etc/passwd`)",
        "x IN (SELECT value FROM text.`/etc/passwd`)",
        "x >= (SELECT y FROM (SELECT TRANSFORM(x) USING 'sh -c id' AS (y) FROM range(1)))",
        "from_xml(x, 'a int', map('rowValidationXSDPath', '/etc/passwd'))",
        "from_json(x, 'a int')",
        "from_csv(x, 'a int')",
        "from_avro(x, '{}')",
        "from_protobuf(x, 'm', '/tmp/d')",
        "xpath_string(x, 'a/b')",
        "raise_error('stop')",
        "assert_true(false)",
        "repeat('a', 100000000)",
        "space(100000000)",
        "sequence(1, 100000000)",
        "array_repeat('a', 100000000)",
        "lpad('a', 100000000, 'b')",
        "rpad('a', x, 'b')",
        "replace(replace('aaaa', 'a', 'aaaaaaaa'), 'a', 'aaaaaaaa')",
        "explode(array(1, 2))",
        "posexplode(x)",
        "inline(x)",
        "stack(2, 1, 2)",
        "rand()",
        "randn(3)",
        "random()",
        "uuid()",
        "shuffle(x)",
        "monotonically_increasing_id()",
        "spark_partition_id()",
        "input_file_name()",
        "input_file_block_start()",
        "current_timestamp",
        "current_timestamp()",
        "CURRENT_DATE",
        "`current_date`",
        "now()",
        "curdate()",
        "localtimestamp",
        "current_user",
        "user",
        "session_user()",
        "version()",
        "current_catalog()",
        "current_timezone()",
        "DATE 'today'",
        "date'now'",
        "TIMESTAMP 'now'",
        "TIMESTAMP '2024-01-01'",
        "unix_timestamp()",
        "date_format(x, 'E')",
        "_metadata.file_path",
        "first(x)",
        "last(x)",
        "any_value(x)",
        "max_by(x, y)",
        "mode(x)",
        "collect_list(x)",
        "collect_set(x)",
        "string_agg(x, ',')",
        "approx_count_distinct(x)",
        "percentile_approx(x, 0.5)",
        "percentile(x, 0.5, y)",
        "percentile_cont(0.5) WITHIN GROUP (ORDER BY x)",
        "stddev(x)",
        "sqrt(x)",
        "sum(x) OVER (PARTITION BY y)",
        "row_number() OVER (ORDER BY x)",
        "transform(x, e -> e + 1)",
        "aggregate(x, 0, (a, b) -> a + b)",
        "e -> e + 1",
        "array(1, 2)",
        "map('a', 1)",
        "struct(x, y)",
        "(x, y)",
        "x[0]",
        "*",
        "clinic.*",
        "sum(*)",
        "?",
        ":nobody",
        "x AS y",
        "x y",
        "x RLIKE '(a+)+$'",
        "regexp_like(x, '(a+)+$')",
        "x ILIKE 'a'",
        "x LIKE y",
        "x LIKE '%a%a%a%a%a%a%b'",
        "x LIKE ANY ('a', 'b')",
        "x COLLATE UNICODE_CI",
        "collate(x, 'UNICODE_CI')",
        "1e3",
        "1.5D",
        "2.5F",
        "x'CAFE'",
        "INTERVAL 1 DAY",
        "cast(x AS timestamp)",
        "cast(x AS double)",
        "cast(x AS binary)",
        "cast(x AS array<int>)",
        "cast(x AS string COLLATE UNICODE)",
        "x::float",
        "timestampadd(DAY, 1, x)",
        "datediff(DAY, x, y)",
        "make_date(x, y, 1)",
        "make_date(2023, 2, 30)",
        "abs(DISTINCT x)",
        "length(x) FILTER (WHERE y)",
        "abs(expr => x)",
        "a.b.c.d",
        "x; DROP TABLE y",
        "x -- \n; y",
        "SELECT 1",
        "",
        "   ",
      })
  void refusesWhatIsNotOnTheList(String hostile) {
    assertThat(problemsOf(hostile)).as(hostile).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT x FROM csv.`/etc/passwd`",
        "SELECT x FROM `csv`.`/etc/passwd`",
        "SELECT x FROM parquet.`file:///tmp/x`",
        "SELECT x FROM other",
        "SELECT x FROM spark_catalog.default.clinic",
        "SELECT x FROM previous.visit",
        "SELECT x FROM IDENTIFIER('clinic')",
        "SELECT x FROM IDENTIFIER('cli' || 'nic')",
        "SELECT TRANSFORM(x) USING 'sh -c id' AS (y) FROM clinic",
        "FROM clinic MAP x USING 'cat' AS y",
        "SELECT reflect('java.lang.System', 'exit', 1) AS x FROM clinic",
        "SELECT x FROM clinic WHERE reflect('a', 'b')",
        "SELECT x FROM clinic GROUP BY x HAVING rand() > 0.5",
        "SELECT a.x FROM clinic a JOIN visit b ON a.x = b.x AND rand() > 0.5",
        "WITH c AS (SELECT uuid() AS x FROM clinic) SELECT x FROM c",
        "WITH c AS (SELECT x FROM csv.`/etc/passwd`) SELECT x FROM c",
        "WITH clinic AS (SELECT x FROM visit) SELECT x FROM clinic",
        "WITH RECURSIVE r AS (SELECT x FROM clinic UNION ALL SELECT x FROM r) SELECT x FROM r",
        "SELECT * FROM clinic",
        "SELECT c.* FROM clinic c",
        "SELECT x FROM (SELECT * FROM clinic)",
        "SELECT (SELECT max(x) FROM visit) AS x FROM clinic",
        "SELECT x FROM clinic WHERE x IN (SELECT x FROM visit)",
        "SELECT x FROM clinic WHERE EXISTS (SELECT x FROM visit)",
        "SELECT x FROM clinic c, LATERAL (SELECT x FROM visit)",
        "SELECT x FROM clinic LATERAL VIEW explode(y) t AS x",
        "SELECT x FROM range(1000000000)",
        "SELECT x FROM python_worker_logs()",
        "SELECT x FROM VALUES (1), (2) AS t(x)",
        "VALUES (1)",
        "SELECT x FROM clinic ORDER BY x",
        "SELECT x FROM clinic LIMIT 1",
        "SELECT x FROM clinic OFFSET 1",
        "SELECT x FROM clinic SORT BY x",
        "SELECT x FROM clinic TABLESAMPLE (10 PERCENT)",
        "SELECT /*+ BROADCAST(clinic) */ x FROM clinic",
        "SELECT x, row_number() OVER (ORDER BY x) AS n FROM clinic",
        "SELECT x, sum(y) OVER w AS n FROM clinic WINDOW w AS (ORDER BY x)",
        "SELECT x FROM clinic TIMESTAMP AS OF '2020-01-01'",
        "SELECT x FROM clinic VERSION AS OF 1",
        "SELECT x FROM clinic WITH (a = 1)",
        "SELECT x FROM STREAM clinic",
        "SELECT x FROM clinic PIVOT (sum(y) FOR z IN (1, 2))",
        "SELECT x FROM clinic UNPIVOT (v FOR k IN (a, b))",
        "SELECT x FROM clinic CROSS JOIN visit",
        "SELECT x FROM clinic NATURAL JOIN visit",
        "SELECT x FROM clinic, visit",
        "SELECT x FROM clinic JOIN visit",
        "SELECT x FROM clinic a JOIN visit b ON true",
        "SELECT x FROM clinic a JOIN visit b ON a.x > b.x",
        "SELECT x FROM clinic a JOIN visit b ON a.x = 1",
        "SELECT x FROM clinic INTERSECT SELECT x FROM visit",
        "SELECT x FROM clinic EXCEPT SELECT x FROM visit",
        "SELECT x FROM clinic GROUP BY x WITH ROLLUP",
        "SELECT x FROM clinic GROUP BY GROUPING SETS ((x), ())",
        "SELECT x FROM clinic GROUP BY 1",
        "SELECT x AS (a, b) FROM clinic",
        "SELECT current_user AS x FROM clinic",
        "SELECT 1 AS x",
        "INSERT INTO clinic SELECT x FROM visit",
        "CREATE TABLE t AS SELECT x FROM clinic",
        "DROP TABLE clinic",
        "ADD JAR '/tmp/x.jar'",
        "SET spark.sql.ansi.enabled = false",
        "EXPLAIN SELECT x FROM clinic",
        "SHOW TABLES",
        "CALL x.y()",
        "BEGIN SELECT 1; END",
        "SELECT x FROM clinic; SELECT x FROM visit",
      })
  void refusesQueriesThatAreNotOnTheList(String hostile) {
    Problems problems = new Problems();
    assertThat(ExpressionGate.query(new Expression(hostile, AT), TABLES, Set.of("p"), problems))
        .as(hostile)
        .isEmpty();
    assertThat(problems.sorted()).as(hostile).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT x, count(*) AS n FROM clinic WHERE y > :p GROUP BY x HAVING count(*) > 1",
        "SELECT c.x, p.y FROM clinic c LEFT JOIN previous.clinic p ON c.x = p.x AND c.y > p.y",
        "SELECT x FROM clinic JOIN visit USING (x)",
        "SELECT x FROM clinic a LEFT SEMI JOIN visit b ON a.x = b.x",
        "SELECT x FROM clinic a LEFT ANTI JOIN visit b ON a.x = b.x",
        "SELECT x FROM clinic a FULL JOIN visit b USING (x)",
        "WITH c AS (SELECT DISTINCT x FROM clinic) SELECT x FROM c UNION ALL SELECT x FROM visit",
        "SELECT s.x FROM (SELECT sum(y) FILTER (WHERE z) AS x FROM clinic GROUP BY v) s",
        "SELECT q.a FROM clinic AS q(a)",
      })
  void acceptsFirstClassQueries(String query) {
    Problems problems = new Problems();
    assertThat(ExpressionGate.query(new Expression(query, AT), TABLES, Set.of("p"), problems))
        .as(() -> problems.sorted().toString())
        .isPresent();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          reflect('a', 'b')        | clinic.yaml:7:12: Function reflect is not allowed here (allowed: see docs/RULES.md)
          1 + summ(x)              | clinic.yaml:7:16: Function summ is not allowed here (did you mean sum?)
          system.builtin.abs(x)    | clinic.yaml:7:12: Write a function without a prefix: system.builtin.abs
          x > (SELECT max(y) FROM z) | clinic.yaml:7:16: A subquery is not allowed in an expression: (SELECT max(y) FROM z)
          sum(x) OVER (ORDER BY y) | clinic.yaml:7:12: A window (OVER) is not allowed in an expression: sum(x) OVER (ORDER BY y)
          x > :lin                 | clinic.yaml:7:16: Unknown parameter: :lin (did you mean line?)
          x > current_date         | clinic.yaml:7:16: current_date is not allowed: a result may not depend on when or who computes it
          DATE 'today'             | clinic.yaml:7:12: Write a day as DATE '2024-12-31'
          x * 1e3                  | clinic.yaml:7:16: 1e3 is an inexact number; write it without exponent or suffix, such as 1000 or 0.5
          cast(x AS double)        | clinic.yaml:7:12: A cast to double is not allowed (allowed: string, int, bigint, decimal, date, boolean)
          x +                      | clinic.yaml:7:15: Not readable as SQL: Syntax error at or near end of input
          """,
      quoteCharacter = '~')
  void saysWhereAndWhatToDo(String sql, String message) {
    assertThat(problemsOf(sql)).containsExactly(message);
  }

  @Test
  void placesALaterLineOfABlockOfText() {
    assertThat(problemsOf("x > 1\n  AND rand() > 0.5"))
        .containsExactly(
            "clinic.yaml:8:18: Function rand is not allowed here (allowed: see docs/RULES.md)");
  }

  @Test
  void reportsEveryProblemOfAText() {
    assertThat(problemsOf("rand() > uuid()")).hasSize(2);
  }

  @ParameterizedTest(name = "{0} parentheses: {1}")
  @CsvSource({"59, true", "61, false", "900, false"})
  void limitsNesting(int depth, boolean accepted) {
    assertThat(passes("(".repeat(depth) + "x" + ")".repeat(depth))).isEqualTo(accepted);
  }

  @ParameterizedTest(name = "{0} functions in each other: {1}")
  @CsvSource({"59, true", "60, false"})
  void limitsDepth(int depth, boolean accepted) {
    assertThat(passes("abs(".repeat(depth) + "x" + ")".repeat(depth))).isEqualTo(accepted);
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 900, 4_000})
  void survivesAnyNumberOfOperators(int count) {
    assertThat(problemsOf("x" + "+x".repeat(Math.min(count, 990)))).hasSize(1);
    Problems problems = new Problems();
    String query = "SELECT " + "NOT ".repeat(count) + "x AS x FROM clinic";
    assertThat(ExpressionGate.query(new Expression(query, AT), TABLES, Set.of(), problems))
        .isEmpty();
    assertThat(problems.sorted()).hasSize(1);
  }

  @ParameterizedTest(name = "{0} characters: {1}")
  @CsvSource({"2000, true", "2001, false"})
  void limitsLength(int length, boolean accepted) {
    assertThat(passes("x" + " ".repeat(length - 1))).isEqualTo(accepted);
  }

  private static boolean passes(String sql) {
    return problemsOf(sql).isEmpty();
  }

  private static List<String> problemsOf(String sql) {
    Problems problems = new Problems();
    boolean passed =
        ExpressionGate.expression(new Expression(sql, AT), Set.of("line"), problems).isPresent();
    assertThat(passed).as(sql).isEqualTo(problems.isEmpty());
    return problems.sorted().stream().map(Problem::toString).toList();
  }
}
