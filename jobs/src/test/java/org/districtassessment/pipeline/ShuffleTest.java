package org.districtassessment.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerStageCompleted;
import org.apache.spark.scheduler.StageInfo;
import org.apache.spark.sql.SparkSession;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.finding.Pseudonyms;
import org.districtassessment.core.rule.BoundRules;
import org.districtassessment.stage.ComputeIndicators;
import org.districtassessment.stage.IndicatorValues;
import org.districtassessment.stage.KeptRules;
import org.districtassessment.stage.RuleSteps;
import org.districtassessment.stage.ValidatedSubmissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scala.jdk.javaapi.CollectionConverters;

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
    SparkSession spark = Sessions.start("local[2]", Map.of());
    List<StageInfo> stages = Collections.synchronizedList(new ArrayList<>());
    try {
      ValidatedSubmissions submissions =
          Validation.validate(
              spark,
              request,
              rules,
              KeptRules.none(),
              Validation.find(request, rules.rules(), rules.schemas(), 2024),
              Validation.needed(rules, KeptRules.none()));
      spark.sparkContext().addSparkListener(new Stages(stages));
      IndicatorValues values =
          ComputeIndicators.computeIndicators(
              spark, RuleSteps.of(rules, KeptRules.none()), submissions.units());
      spark.sparkContext().listenerBus().waitUntilEmpty();
      assertThat(values.values())
          .hasSize(rules.rules().indicators().size() * submissions.units().size());
    } finally {
      spark.stop();
    }

    // Rows that go elsewhere are kept until they are fetched, or are shuffled by a second stage.
    assertThat(stages).hasSize(1);
    assertThat(stages.get(0).taskMetrics().shuffleWriteMetrics().bytesWritten()).isZero();
    assertThat(CollectionConverters.asJava(stages.get(0).rddInfos()))
        .isNotEmpty()
        .allSatisfy(rows -> assertThat(rows.storageLevel().isValid()).isFalse());
  }

  private static final class Stages extends SparkListener {

    private final List<StageInfo> stages;

    private Stages(List<StageInfo> stages) {
      this.stages = stages;
    }

    @Override
    public void onStageCompleted(SparkListenerStageCompleted completed) {
      stages.add(completed.stageInfo());
    }
  }
}
