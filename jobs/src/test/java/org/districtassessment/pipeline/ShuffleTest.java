package org.districtassessment.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.QueryExecution;
import org.apache.spark.sql.util.QueryExecutionListener;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.finding.Pseudonyms;
import org.districtassessment.core.rule.BoundRules;
import org.districtassessment.stage.ComputeIndicators;
import org.districtassessment.stage.IndicatorValues;
import org.districtassessment.stage.ValidatedSubmissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped indicators need no shuffle: submissions are partitioned by unit. */
class ShuffleTest {

  @TempDir Path output;

  @Test
  void theIndicatorsOfTheShippedEditionMoveNoRowToAnotherPartition() throws Exception {
    RunRequest request =
        new RunRequest(
            SampleYear.SAMPLES.toString(),
            2024,
            SampleYear.RULES,
            Path.of("schemas"),
            Path.of("schemas"),
            output.toString(),
            null,
            Language.EN,
            new Pseudonyms(SampleYear.key()),
            "local[2]",
            Map.of());
    BoundRules rules =
        LoadRules.load(request.rules(), request.schemas(), request.publishedSchemas())
            .check()
            .bind(2024);
    // Without broadcasts, as for tables too large for them: every join must find its rows in place.
    SparkSession spark =
        Sessions.start("local[2]", Map.of("spark.sql.autoBroadcastJoinThreshold", "-1"));
    List<String> plans = Collections.synchronizedList(new ArrayList<>());
    try {
      ValidatedSubmissions submissions =
          Validation.validate(
              spark,
              request,
              rules,
              Validation.find(request, rules.rules(), rules.schemas(), 2024));
      spark.listenerManager().register(new Plans(plans));
      IndicatorValues values =
          ComputeIndicators.computeIndicators(spark, rules, submissions.units());
      spark.sparkContext().listenerBus().waitUntilEmpty();
      assertThat(values.values())
          .hasSize(rules.rules().indicators().size() * submissions.units().size());
    } finally {
      spark.stop();
    }

    assertThat(plans).hasSize(1);
    assertThat(plans.get(0))
        .contains("ShuffledHashJoin")
        .contains("HashAggregate")
        .doesNotContain("Exchange");
  }

  private record Plans(List<String> plans) implements QueryExecutionListener {

    @Override
    public void onSuccess(String function, QueryExecution execution, long nanoseconds) {
      plans.add(execution.executedPlan().toString());
    }

    @Override
    public void onFailure(String function, QueryExecution execution, Exception failure) {
      throw new AssertionError(failure);
    }
  }
}
