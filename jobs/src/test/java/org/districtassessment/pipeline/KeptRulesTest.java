package org.districtassessment.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.apache.spark.sql.catalyst.rules.RuleExecutor;
import org.districtassessment.core.finding.RefusedException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is published never rests on what earlier runs made of rules. */
class KeptRulesTest {

  @TempDir private Path folder;

  private Schools schools;
  private Path kept;

  @BeforeEach
  void schools() throws IOException {
    kept = folder.resolve("kept");
    schools =
        new Schools(folder)
            .write(
                "rules/checks/odd-mark.yaml",
                """
                id: odd-mark
                code: K5
                title: Odd mark
                severity: warning
                from: pupil
                key: pupil
                field: mark
                method: {kind: robust-z, value: mark, threshold: 3.5, minimum-count: 10}
                affects: [mean-mark]
                message: Look at it
                source: this test
                """);
    schools.replace(
        "schemas/pupil.schema.json",
        "\"primaryKey\":",
        """
        "x-checks": [
           {"code": "mark-too-high", "severity": "error", "field": "mark",
            "expression": "mark < 1000", "message": "Correct the mark"}],
         "primaryKey":\
        """);
    StringBuilder pupils = new StringBuilder("school,form,pupil,mark\n");
    for (int i = 0; i < 40; i++) {
      int mark = i == 7 ? 900 : i == 9 ? 0 : i == 11 ? 1000 : 60 + i % 5;
      pupils.append("s%d,a,p%d,%d\n".formatted(i % 3 + 1, i, mark));
    }
    schools.write("input/1999/pupil.csv", pupils.toString());
  }

  /** Spark counts how often any rule of its analyzer ran. */
  @Test
  void asksNothingOfTheAnalyzerTheSecondTime() throws IOException {
    RuleExecutor.resetMetrics();
    Evaluation first = schools.evaluateKeeping(kept, "first");
    assertThat(RuleExecutor.getCurrentMetrics().numRuns()).isPositive();
    RuleExecutor.resetMetrics();
    Evaluation second = schools.evaluateKeeping(kept, "second");

    assertThat(RuleExecutor.getCurrentMetrics().numRuns()).isZero();
    assertThat(first.anomalies())
        .extracting(each -> each.anomaly().check())
        .contains("no-mark", "odd-mark");
    assertThat(second.submissions().rowsRejected()).isEqualTo(1);
    SortedMap<String, String> fresh = Schools.published(schools.evaluate(null, null, "fresh"));
    assertThat(Schools.published(first)).isEqualTo(fresh);
    assertThat(Schools.published(second)).isEqualTo(fresh);
  }

  @Test
  void otherRulesAreReadAnew() throws IOException {
    schools.evaluateKeeping(kept, "first");
    schools.replace("rules/checks/no-mark.yaml", "mark = 0", "mark < 62");
    Evaluation second = schools.evaluateKeeping(kept, "second");

    assertThat(Schools.published(second))
        .isEqualTo(Schools.published(schools.evaluate(null, null, "fresh")));
    assertThat(kept()).hasSize(2);
  }

  /** Twenty are, and those that are older go. */
  @Test
  void doesNotGrowWithoutEnd() throws IOException {
    Files.createDirectories(kept);
    for (int i = 0; i < 25; i++) {
      Path old = Files.writeString(kept.resolve("old" + i), "");
      Files.setLastModifiedTime(old, FileTime.fromMillis(1_000_000_000_000L + i * 1000L));
    }
    schools.evaluateKeeping(kept, "first");

    assertThat(kept()).hasSize(20);
    assertThat(kept.resolve("old24")).exists();
    assertThat(kept.resolve("old5")).doesNotExist();
  }

  @Test
  void rulesThatAreRefusedAreRefusedAgain() throws IOException {
    schools.replace("rules/indicators/mean-mark.yaml", "sum(mark)", "sum(marks)");
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> schools.evaluateKeeping(kept, "first"))
          .isInstanceOf(RefusedException.class)
          .hasMessageContaining("Unknown column of pupil: marks");
    }
    assertThat(kept).doesNotExist();
  }

  @Test
  void whatIsDamagedIsNotBelieved() throws IOException {
    SortedMap<String, String> fresh = Schools.published(schools.evaluateKeeping(kept, "first"));
    byte[] whole = Files.readAllBytes(kept().get(0));
    for (int at : List.of(3, 40, whole.length / 2, whole.length - 1)) {
      byte[] damaged = whole.clone();
      damaged[at] ^= 1;
      Files.write(kept().get(0), damaged);
      assertThat(Schools.published(schools.evaluateKeeping(kept, "at" + at))).isEqualTo(fresh);
      assertThat(kept().get(0)).hasBinaryContent(whole);
    }
    for (byte[] part : List.of(new byte[0], new byte[20])) {
      Files.write(kept().get(0), part);
      assertThat(Schools.published(schools.evaluateKeeping(kept, "part" + part.length)))
          .isEqualTo(fresh);
    }
  }

  @Test
  void aFolderThatCannotBeWrittenChangesNothing() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThat(Schools.published(schools.evaluateKeeping(file.resolve("kept"), "first")))
        .isEqualTo(Schools.published(schools.evaluate(null, null, "fresh")));
  }

  private List<Path> kept() throws IOException {
    try (Stream<Path> files = Files.list(kept)) {
      return files.sorted().toList();
    }
  }
}
