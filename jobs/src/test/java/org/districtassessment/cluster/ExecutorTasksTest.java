package org.districtassessment.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

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
  }
}
