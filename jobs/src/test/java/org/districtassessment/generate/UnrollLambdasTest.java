package org.districtassessment.generate;

import static org.apache.spark.sql.functions.expr;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.spark.sql.Row;
import org.districtassessment.core.finding.SourceLocation;
import org.districtassessment.core.rule.Expression;
import org.districtassessment.stage.TestSpark;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnrollLambdasTest {

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          transform(sequence(1, 3), i -> i * id)                                    | written out
          transform(array(1, 2), i -> if(i = 1, NULL, i + id))                      | written out
          aggregate(sequence(1, 4), 0, (a, i) -> a * 10 + i)                        | written out
          transform(pair, p -> transform(sequence(1, 2), i -> p * i + id))          | written out
          aggregate(transform(pair, p -> p + 1), 0L, (a, x) -> a + x)               | written out
          transform(sequence(1, id), i -> i + 1)                                    | a lambda
          transform(array(1, 2.5), i -> i + id)                                     | a lambda
          aggregate(sequence(1, 3), 1, (a, i) -> a + a)                             | a lambda
          transform(pair, pair -> aggregate(array(1, 2), 0, (pair, i) -> pair + i)) | written out
          transform(pair, p -> aggregate(array(p + 1, p + 2), id, (p, i) -> p * 9 + i)) | written out
          transform(pair, pair -> size(filter(array(1, id), pair -> pair > 1)))     | a lambda
          transform(pair, p -> size(filter(array(1, id), P -> p > 1)))              | a lambda
          transform(pair, P -> p + 1)                                               | written out
          transform(array(), x -> 1)                                                | a lambda
          transform(sequence(1, 3), (x, i) -> x + i)                                | a lambda
          """)
  void computesWhatSparkDoes(String sql, String how) {
    var rows = TestSpark.session().range(1, 4).withColumn("pair", expr("array(id, id + 7)"));
    var parsed =
        SpecExpressions.parse(
            new Expression(sql, SourceLocation.ofFile("generator.yaml")), Map.of("pair", 2));
    assertThat(parsed.column().toString().contains("lambdafunction") ? "a lambda" : "written out")
        .isEqualTo(how);
    for (Row row : rows.select(parsed.column().as("ours"), expr(sql).as("spark")).collectAsList()) {
      assertThat(row.get(0)).isEqualTo(row.get(1));
    }
  }
}
