package org.districtassessment.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExecutorTasksTest {

  private static final String EVENTS =
      """
      {"Event":"SparkListenerTaskEnd","Task End Reason":{"Reason":"Success"},"Task Info":{"Executor ID":"0"}}
      {"Event":"SparkListenerTaskEnd","Task End Reason":{"Reason":"Success"},"Task Info":{"Executor ID":"1"}}
      {"Event":"SparkListenerTaskEnd","Task End Reason":{"Reason":"ExecutorLostFailure"},"Task Info":{"Executor ID":"1"}}
      {"Event":"SparkListenerExecutorRemoved","Executor ID":"1","Removed Reason":"worker lost"}
      {"Event":"SparkListenerTaskEnd","Task End Reason":{"Reason":"Success"},"Task Info":{"Executor ID":"0"}}
      """;

  @Test
  void countsTasksByExecutorAndThoseThatFailed() throws IOException {
    ExecutorTasks tasks = ExecutorTasks.of(EVENTS.lines());

    assertThat(tasks.done()).containsEntry("0", 2).containsEntry("1", 1).hasSize(2);
    assertThat(tasks.lost()).containsExactly("1");
    assertThat(tasks.failed()).isEqualTo(1);
    assertThat(tasks.haveDone(2, 1)).isTrue();
    assertThat(tasks.haveDone(2, 2)).isFalse();
  }

  @Test
  void readsALogOfWhichTheLastLineIsHalfWritten(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve(".app-1.inprogress.crc"), "checksum");
    Files.writeString(folder.resolve("app-1.inprogress"), EVENTS + EVENTS.substring(0, 60));

    assertThat(ExecutorTasks.read(folder)).isEqualTo(ExecutorTasks.of(EVENTS.lines()));
  }
}
