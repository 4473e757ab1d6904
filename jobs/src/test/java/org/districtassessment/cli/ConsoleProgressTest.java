package org.districtassessment.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ConsoleProgressTest {

  @Test
  void printsAPlainLinePerStageWhenPiped() {
    StringWriter err = new StringWriter();
    AtomicLong clock = new AtomicLong();
    try (ConsoleProgress progress = new ConsoleProgress(new PrintWriter(err), false, clock::get)) {
      progress.stage("validate");
      clock.addAndGet(1_260_000_000L);
      progress.done("12 rows");
      progress.stage("publish");
      progress.done("here");
    }
    assertThat(err.toString())
        .isEqualToNormalizingNewlines(
            """
            [1] validate     12 rows  (1.3 s)
            [2] publish      here  (0.0 s)
            """);
  }

  @Test
  void endsTheLineOfAStageThatFailedOnATerminal() {
    StringWriter err = new StringWriter();
    try (ConsoleProgress progress = new ConsoleProgress(new PrintWriter(err), true, () -> 0)) {
      progress.stage("validate");
    }
    assertThat(err.toString()).endsWith("\n");
  }
}
