package org.districtassessment.pipeline.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessRunTest {

  @TempDir private Path folder;

  @Test
  void readsTheStagesThatAProcessTells() throws IOException, InterruptedException {
    ProcessRun run =
        run(
            "echo '[1] rules        40 indicators  (0.9 s)'; echo Rank; echo '[2] start  (12.0 s)'");

    assertThat(run.stages())
        .containsExactly(
            new ProcessRun.Stage("rules        40 indicators", 0.9),
            new ProcessRun.Stage("start", 12.0));
    assertThat(run.seconds()).isPositive();
  }

  @Test
  void refusesAProcessThatFails() {
    assertThatThrownBy(() -> run("exit 4"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("sh ended with 4, see " + folder.resolve("log"));
  }

  private ProcessRun run(String script) throws IOException, InterruptedException {
    return ProcessRun.of(List.of("sh", "-c", script), folder.resolve("log"));
  }
}
