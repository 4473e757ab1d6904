package org.districtassessment.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkException;
import org.apache.spark.memory.UnifiedMemoryManager$;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.internal.SQLConf;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.finding.Pseudonyms;
import org.districtassessment.core.finding.RefusedException;
import org.junit.jupiter.api.Test;
import scala.jdk.javaapi.CollectionConverters;

/** Which settings win where several places have a say. */
class SessionsTest {

  private static final String CLUSTER = "spark://clinic:7077";
  private static final String DRIVER_HOST = "spark.driver.host";

  private final SparkConf submitted = new SparkConf(false);

  @Test
  void keepsWhatSparkSubmitWasGivenOverOurDefaults() {
    submitted.set("spark.executor.memory", "6g");
    submitted.set("spark.ui.enabled", "true");
    submitted.set("spark.sql.shuffle.partitions", "200");

    SparkConf all = Sessions.settings(submitted, CLUSTER, Map.of());

    assertThat(all.get("spark.executor.memory")).isEqualTo("6g");
    assertThat(all.get("spark.ui.enabled")).isEqualTo("true");
    assertThat(all.get("spark.sql.shuffle.partitions")).isEqualTo("200");
    assertThat(all.get("spark.ui.showConsoleProgress")).isEqualTo("false");
  }

  @Test
  void leavesOutWhatSparkSubmitWasGivenThatMayChangeResults() {
    submitted.set("spark.sql.legacy.timeParserPolicy", "LEGACY");
    submitted.set("spark.sql.ansi.enabled", "false");
    submitted.set("spark.sql.catalogImplementation", "hive");

    SparkConf all = Sessions.settings(submitted, CLUSTER, Map.of());

    assertThat(all.contains("spark.sql.legacy.timeParserPolicy")).isFalse();
    assertThat(all.get("spark.sql.ansi.enabled")).isEqualTo("true");
    assertThat(all.get("spark.sql.catalogImplementation")).isEqualTo("in-memory");
  }

  @Test
  void putsThePersonsSettingsOverAllButThoseThatResultsNeed() {
    submitted.set("spark.executor.memory", "6g");

    SparkConf all =
        Sessions.settings(
            submitted,
            CLUSTER,
            Map.of("spark.executor.memory", "8g", "spark.sql.session.timeZone", "Asia/Shanghai"));

    assertThat(all.get("spark.executor.memory")).isEqualTo("8g");
    assertThat(all.get("spark.sql.session.timeZone")).isEqualTo("UTC");
  }

  @Test
  void bindsToThisMachineOnlyWhereTheMasterIsLocal() {
    assertThat(Sessions.settings(submitted.clone(), CLUSTER, Map.of()).contains(DRIVER_HOST))
        .isFalse();
    assertThat(Sessions.settings(submitted.clone(), "local[2]", Map.of()).get(DRIVER_HOST))
        .isEqualTo("localhost");
    assertThat(Sessions.settings(submitted.clone(), CLUSTER, Map.of()).get("spark.master"))
        .isEqualTo(CLUSTER);
  }

  @Test
  void saysWhatToDoAboutAHeapThatIsTooSmallForSpark() {
    submitted.set("spark.testing.memory", "1000");
    RuntimeException fromSpark =
        catchThrowableOfType(
            RuntimeException.class, () -> UnifiedMemoryManager$.MODULE$.apply(submitted, 1));

    assertThat(Sessions.refused("local[1]", fromSpark))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("DISTRICT_ASSESSMENT_MEMORY: a heap of ")
        .hasMessageContaining("512m");
  }

  /** As Spark 4.1.3 said it on {@code local-cluster[1,1,1024]} without an installation of Spark. */
  @Test
  void knowsAJobThatFailedBecauseNoExecutorCouldStart() {
    String message = "Job aborted due to stage failure: Master removed our application: FAILED";

    assertThat(Sessions.isOfRemoval(new SparkException(message))).isTrue();
    assertThat(Sessions.isOfRemoval(new IllegalStateException("Not looked at: a.csv"))).isFalse();
    assertThat(Sessions.isOfRemoval(new IllegalStateException())).isFalse();
  }

  /** As Spark 4.1.3 said it of a task in a heap that was too small. */
  @Test
  void knowsAJobThatFailedBecauseTheHeapWasFull() {
    String message =
        "Job aborted due to stage failure: Task 0 in stage 7.0 failed 1 times, most recent failure:"
            + " Lost task 0.0 in stage 7.0 (TID 90): java.lang.OutOfMemoryError: Java heap space";

    assertThat(Sessions.isOfMemory(new SparkException(message))).isTrue();
    assertThat(Sessions.isOfMemory(new IllegalStateException(new OutOfMemoryError()))).isTrue();
    assertThat(Sessions.isOfMemory(new IllegalStateException("Not looked at: a.csv"))).isFalse();
  }

  /** The session's own settings say what expressions should be told; tables it keeps none. */
  @Test
  void tellsExpressionsWhatTheSessionWouldSay() {
    SparkSession spark =
        Sessions.start("local[1]", Map.of("spark.sql.autoBroadcastJoinThreshold", "7"));
    Map<String, String> told = CollectionConverters.asJava(SQLConf.get().getAllConfs());
    Map<String, String> own =
        new TreeMap<>(
            CollectionConverters.asJava(
                ((org.apache.spark.sql.classic.SparkSession) spark)
                    .sessionState()
                    .conf()
                    .getAllConfs()));
    own.remove("spark.sql.warehouse.dir");
    spark.stop();

    assertThat(told)
        .isEqualTo(own)
        .containsEntry("spark.sql.autoBroadcastJoinThreshold", "7")
        .containsEntry("spark.sql.ansi.enabled", "true");
    assertThat(SQLConf.get().getAllConfs().contains("spark.sql.autoBroadcastJoinThreshold"))
        .isFalse();
  }

  @Test
  void reachesFileSystemsBeforeSparkStartsAsAfterwards() {
    RunRequest request =
        new RunRequest(
            "store://clinics/submissions",
            2024,
            Path.of("rules"),
            Path.of("schemas"),
            Path.of("schemas"),
            "store://clinics/output",
            null,
            Language.EN,
            new Pseudonyms("a key for tests only".getBytes(UTF_8)),
            "local[2]",
            Map.of("spark.hadoop.fs.store.endpoint", "store.clinic.example"));

    assertThat(Sessions.hadoop(request).get("fs.store.endpoint")).isEqualTo("store.clinic.example");
  }
}
