package org.districtassessment.stage.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.districtassessment.core.finding.Problem;
import org.districtassessment.core.finding.Problems;
import org.districtassessment.core.finding.SourceLocation;
import org.districtassessment.core.finding.Text;
import org.districtassessment.core.rule.Expression;
import org.districtassessment.core.rule.ExpressionAnalyzer;
import org.districtassessment.core.rule.ExpressionAnalyzer.Extent;
import org.districtassessment.core.rule.ExpressionAnalyzer.Question;
import org.districtassessment.core.rule.ExpressionAnalyzer.Yields;
import org.districtassessment.core.rule.Relation;
import org.districtassessment.core.rule.SqlView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SparkExpressionAnalyzerTest {

  private static final SourceLocation AT = new SourceLocation("r.yaml", 4, 8);

  private static final Relation CLINIC =
      relation(
          "clinic",
          "district_code string, kind string, beds bigint, rooms int, budget decimal(18,2),"
              + " open boolean, since date");

  private static final Relation BEFORE = new Relation("previous.clinic", CLINIC.columns());

  private static final ExpressionAnalyzer ANALYZER = new SparkExpressionAnalyzer();

  private static Relation relation(String name, String columns) {
    List<Relation.Column> list = new ArrayList<>();
    for (String column : columns.split(", ", -1)) {
      String[] words = column.split(" ", 2);
      list.add(new Relation.Column(words[0], words[1]));
    }
    return new Relation(name, list);
  }

  private static List<String> overRow(String sql, Yields yields) {
    return texts(asked(sql, CLINIC, Extent.ONE_ROW, yields));
  }

  private static List<String> overRows(String sql, Yields yields) {
    return texts(asked(sql, CLINIC, Extent.ROWS, yields));
  }

  private static Problems asked(String sql, Relation over, Extent extent, Yields yields) {
    Problems problems = new Problems();
    ANALYZER.all(
        List.of(new Question(new Expression(sql, AT), over, extent, yields, Set.of("least"))),
        problems);
    return problems;
  }

  private static List<String> texts(Problems problems) {
    return problems.sorted().stream().map(Problem::toString).toList();
  }

  private static Optional<Relation> view(String sql, Problems problems) {
    return ANALYZER.view(
        new SqlView("v", Text.same("rows"), new Expression(sql, AT)),
        List.of(CLINIC, BEFORE),
        Set.of("least"),
        problems);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          open AND beds > :least                    | CONDITION
          kind IN ('a', 'b') OR since >= '2024-01-01' | CONDITION
          beds BETWEEN 1 AND 9                      | CONDITION
          budget / beds                             | NUMBER
          try_divide(budget, rooms)                 | NUMBER
          datediff(since, DATE '2024-01-01')        | NUMBER
          cast(kind AS int)                         | NUMBER
          beds div 2 + rooms % 2                    | NUMBER
          CASE WHEN open THEN 1 ELSE 0 END          | NUMBER
          concat(kind, '-', beds)                   | TEXT
          coalesce(kind, 'none')                    | TEXT
          since                                     | ANYTHING
          """)
  void acceptsWhatFitsOverARow(String sql, Yields yields) {
    assertThat(overRow(sql, yields)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "count(*)",
        "count(DISTINCT kind)",
        "count_if(open)",
        "sum(budget)",
        "avg(budget)",
        "sum(budget * beds) / 100.0",
        "5 * count(*)",
        "sum(beds) FILTER (WHERE open)",
        "median(budget)",
        "percentile(beds, 0.9) - median(beds)",
        "max(beds) - min(beds)",
        "avg(cast(beds AS decimal(18,4)))",
        "median(beds) / 2 + sum(beds)",
        "median(budget / beds) * 1.5",
        "sum(CASE WHEN beds >= :least THEN 1 ELSE 0 END)",
        ":least",
      })
  void acceptsExactNumbersOverRows(String sql) {
    assertThat(overRows(sql, Yields.NUMBER)).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          opne                    | CONDITION | r.yaml:4:8: Unknown column of clinic: opne (did you mean open?)
          beds > 3 AND zzzzz > 1  | CONDITION | r.yaml:4:21: Unknown column of clinic: zzzzz
          beds                    | CONDITION | r.yaml:4:8: The expression must yield true or false, but it yields bigint: beds
          kind                    | NUMBER    | r.yaml:4:8: The expression must yield a number, but it yields string: kind
          open                    | NUMBER    | r.yaml:4:8: The expression must yield a number, but it yields boolean: open
          beds                    | TEXT      | r.yaml:4:8: The expression must yield a text (write cast(… as string)), but it yields bigint: beds
          1 + sum(beds)           | NUMBER    | r.yaml:4:12: sum aggregates rows, but here one row is looked at; do it in a view
          beds / rooms            | NUMBER    | r.yaml:4:8: beds / rooms gives an inexact number; cast one of its whole numbers, as in cast(x as decimal(18,4))
          beds / rooms > 0.5      | CONDITION | r.yaml:4:8: beds / rooms gives an inexact number; cast one of its whole numbers, as in cast(x as decimal(18,4))
          kind > 5                | CONDITION | r.yaml:4:8: A text meets a bigint here; write cast(kind as bigint)
          coalesce(kind)          | NUMBER    | r.yaml:4:8: The expression must yield a number, but it yields string: coalesce(kind)
          """)
  void saysWhatIsWrongOverARow(String sql, Yields yields, String message) {
    assertThat(overRow(sql, yields)).containsExactly(message);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          beds                | r.yaml:4:8: A column stands outside of an aggregate function (write sum(…), max(…) or the like): beds
          sum(bed)            | r.yaml:4:12: Unknown column of clinic: bed (did you mean beds?)
          avg(beds)           | r.yaml:4:8: avg(beds) gives an inexact number; cast one of its whole numbers, as in cast(x as decimal(18,4))
          max(kind)           | r.yaml:4:8: The expression must yield a number, but it yields string: max(kind)
          sum(kind)           | r.yaml:4:8: A text meets a double here; write cast(kind as double)
          """)
  void saysWhatIsWrongOverRows(String sql, String message) {
    assertThat(overRows(sql, Yields.NUMBER)).contains(message);
  }

  @Test
  void reportsAllUnknownColumns() {
    assertThat(overRow("bedz > roomz", Yields.CONDITION)).hasSize(2);
  }

  @Test
  void findsTheColumnsOfAView() {
    Problems problems = new Problems();
    Optional<Relation> found =
        view(
            """
            WITH many AS (SELECT c.kind, c.beds FROM clinic c WHERE c.beds > :least)
            SELECT
              m.kind,
              count(*) AS n,
              sum(m.beds) AS beds,
              median(m.beds) AS middle,
              min(b.since) AS since,
              bool_or(b.open) AS open,
              sum(b.budget) AS budget
            FROM many m
            LEFT JOIN previous.clinic b ON m.kind = b.kind
            GROUP BY m.kind
            """,
            problems);
    assertThat(texts(problems)).isEmpty();
    assertThat(found)
        .contains(
            relation(
                "v",
                "kind string, n bigint, beds bigint, middle double, since date, open boolean,"
                    + " budget decimal(28,2)"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          SELECT beds, kidn FROM clinic           | r.yaml:4:21: Unknown column: kidn (did you mean kind?)
          SELECT beds FROM clinik                 | r.yaml:4:25: Unknown table or view: clinik (did you mean clinic?)
          SELECT beds, count(*) AS n FROM clinic  | r.yaml:4:8: A column stands beside an aggregate function, but GROUP BY is missing
          SELECT rooms, kind, count(*) AS n FROM clinic GROUP BY rooms | r.yaml:4:8: A column stands outside of an aggregate function (write sum(…), max(…) or the like): kind
          SELECT count(*) FROM clinic             | r.yaml:4:8: Give the column count(1) of view v a snake_case name with AS
          SELECT beds, rooms AS beds FROM clinic  | r.yaml:4:8: View v has two columns beds
          SELECT NULL AS x FROM clinic            | r.yaml:4:8: Column x of view v has the type void; cast it
          SELECT avg(beds) AS x FROM clinic       | r.yaml:4:15: avg(beds) gives an inexact number; cast one of its whole numbers, as in cast(x as decimal(18,4))
          """)
  void saysWhatIsWrongInAView(String sql, String message) {
    Problems problems = new Problems();
    assertThat(view(sql, problems)).isEmpty();
    assertThat(texts(problems)).containsExactly(message);
  }

  @Test
  void refusesASumOfInexactNumbersOfAnEarlierView() {
    Relation view = relation("v", "kind string, middle double");
    Problems problems = asked("sum(middle)", view, Extent.ROWS, Yields.NUMBER);
    assertThat(texts(problems))
        .containsExactly(
            "r.yaml:4:8: sum adds inexact numbers, whose sum depends on their order; cast them to"
                + " decimal");
  }

  @Test
  void doesNotAnalyseWhatTheGateRefuses() {
    assertThat(overRow("reflect('no.such.Class', 'm') = 'x'", Yields.CONDITION))
        .containsExactly(
            "r.yaml:4:8: Function reflect is not allowed here (allowed: see docs/RULES.md)");
  }

  /** The second list is wide enough for the first one, and for nothing that was not looked at. */
  @Test
  void everyAllowedFunctionResolvesToAllowedParts() {
    List<String> arguments =
        List.of(
            "budget",
            "open",
            "since",
            "kind",
            "beds, 2",
            "budget, 0.5",
            "kind, kind",
            "since, since",
            "since, rooms",
            "kind, rooms",
            "kind, 9, kind",
            "beds, 1, 9",
            "rooms, 1, 1",
            "open, beds, 1",
            "kind, 1, 1",
            "kind, kind, kind",
            "budget, beds");
    SortedSet<String> resolved = new TreeSet<>();
    for (String name : AllowedFunctions.all()) {
      for (String some : arguments) {
        boolean isAggregate = AllowedFunctions.aggregate().contains(name);
        Problems problems =
            asked(
                name + "(" + some + ")",
                CLINIC,
                isAggregate ? Extent.ROWS : Extent.ONE_ROW,
                Yields.ANYTHING);
        assertThat(texts(problems)).noneMatch(text -> text.contains("This is not allowed"));
        if (problems.isEmpty()) {
          resolved.add(name);
          break;
        }
      }
    }
    assertThat(resolved).isEqualTo(AllowedFunctions.all());
  }

  @ParameterizedTest
  @ValueSource(strings = {"since - since", "since - DATE '2024-01-01' IS NULL"})
  void refusesWhatOnlyTheResolvedTreeShows(String sql) {
    assertThat(overRow(sql, Yields.ANYTHING))
        .containsExactly(
            "r.yaml:4:8: This is not allowed in an expression: " + sql.replace(" IS NULL", ""));
  }
}
