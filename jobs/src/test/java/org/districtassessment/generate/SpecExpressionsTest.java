package org.districtassessment.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.districtassessment.core.finding.RefusedException;
import org.districtassessment.core.finding.SourceLocation;
import org.districtassessment.core.rule.Expression;
import org.districtassessment.stage.TestSpark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpecExpressionsTest {

  /** Over 20,000 rows whose keys are 0 to 19,999. */
  private static Row over(String... aggregates) {
    var rows = TestSpark.session().range(20_000).withColumn("_key", functions.col("id"));
    var columns = new org.apache.spark.sql.Column[aggregates.length];
    for (int i = 0; i < aggregates.length; i++) {
      columns[i] =
          SpecExpressions.column(
              new Expression(aggregates[i], SourceLocation.ofFile("generator.yaml")));
    }
    return rows.select(columns).head();
  }

  @Test
  void drawsUniformly() {
    Row row =
        over(
            "avg(uniform('a'))", "min(uniform('a'))", "max(uniform('a'))", "var_pop(uniform('a'))");
    assertThat(row.getDouble(0)).isCloseTo(0.5, within(0.01));
    assertThat(row.getDouble(1)).isBetween(0.0, 0.001);
    assertThat(row.getDouble(2)).isBetween(0.999, Math.nextDown(1.0));
    assertThat(row.getDouble(3)).isCloseTo(1 / 12.0, within(0.003));
  }

  @Test
  void drawsNearlyNormally() {
    Row row = over("avg(normal('a'))", "var_pop(normal('a'))", "max(abs(normal('a')))");
    assertThat(row.getDouble(0)).isCloseTo(0, within(0.03));
    assertThat(row.getDouble(1)).isCloseTo(1, within(0.03));
    assertThat(row.getDouble(2)).isBetween(2.8, 3.47);
  }

  @Test
  void picksAsOftenAsTheWeightsSay() {
    Row row =
        over(
            "count_if(pick('p', 'one: 3, two words:1') = 'one')",
            "count_if(pick('p', 'one: 3, two words:1') = 'two words')");
    assertThat(row.getLong(0)).isBetween(14_700L, 15_300L);
    assertThat(row.getLong(0) + row.getLong(1)).isEqualTo(20_000);
  }

  @Test
  void drawsAnewForAnotherTagOrArgumentOnly() {
    Row row =
        over(
            "count_if(uniform('a') = uniform('a'))",
            "corr(uniform('a'), uniform('b'))",
            "corr(uniform('a', 2023), uniform('a', 2024))",
            "count_if(element_at(transform(sequence(1, 3), i -> uniform('a', i)), 2) = uniform('a', 2))");
    assertThat(row.getLong(0)).isEqualTo(20_000);
    assertThat(row.getDouble(1)).isCloseTo(0, within(0.03));
    assertThat(row.getDouble(2)).isCloseTo(0, within(0.03));
    assertThat(row.getLong(3)).isEqualTo(20_000);
  }

  @Test
  void takesEveryOperator() {
    Row row =
        over(
            """
            count_if(id BETWEEN 1 AND 3 AND id % 2 = 1 AND id IN (1, 2) AND 'ab' LIKE 'a%'
              AND 'a' || 'b' = 'ab' AND NOT (id <=> 7) AND id IS NOT NULL AND 7 div 2 = 3
              AND CASE id WHEN 1 THEN true ELSE false END AND DATE '2024-01-31' > DATE '2024-01-30'
              AND cast('1' AS int) + -1 = 0)""");
    assertThat(row.getLong(0)).isEqualTo(1);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          uniform()           | uniform and normal need a tag, pick a tag and its words
          uniform(id)         | The tag, and the words of pick, must be quoted text
          pick('p', 'a, b:1') | Invalid choice of pick: a (write word:weight)
          pick('p', 'a:0')    | The weights of pick must add up to 1 to 10000
          1 +                 | Not an expression:
          1 + (SELECT 1)      | A specification does not allow this: ScalarSubquery
          IDENTIFIER('reflect')('a', 'b') | A specification does not allow this: Expression
          id LIKE ANY ('a', 'b') | A specification does not allow this: LikeAny
          reflect('a', 'b')   | Function reflect is not allowed in a specification
          count(DISTINCT id)  | count(DISTINCT …) cannot be kept row by row (add up a table that has a row
          transform(array(1), i -> java_method('a', 'b')) | Function java_method is not allowed in
          """)
  void refusesAWrongCall(String sql, String message) {
    Expression expression = new Expression(sql, new SourceLocation("generator.yaml", 3, 9));
    assertThatThrownBy(() -> SpecExpressions.parse(expression))
        .isInstanceOf(RefusedException.class)
        .hasMessageStartingWith("generator.yaml:3:9: " + message);
  }
}
