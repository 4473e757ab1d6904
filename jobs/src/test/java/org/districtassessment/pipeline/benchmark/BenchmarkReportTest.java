package org.districtassessment.pipeline.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BenchmarkReportTest {

  /** Medians of 30, 10 and 20 s, and of 4 and 6 s; the peak is that of the largest run. */
  @Test
  void saysMediansTheirRatioAndThePeak() {
    String report =
        report(
            List.of(run(30, 900), run(10, 1000), run(20, 800)), List.of(run(4, 250), run(6, 200)));

    assertThat(report)
        .contains("| whole process, s | 20.0 (10.0 to 30.0) | 5.0 (4.0 to 6.0) | 4.00 |")
        .contains("| peak memory, MiB | 1,000 | 250 | 4.00 |")
        .contains("| publish | 2.0 |")
        .contains("- rows: 1 differ")
        .contains("- `rows: one more`");
  }

  private static String report(List<ProcessRun> evaluations, List<ProcessRun> scripts) {
    return new BenchmarkReport(
            Size.SMALL,
            "4GB",
            new Runs(evaluations),
            new Runs(scripts),
            new Comparison(List.of("rows: 1 differ"), List.of("rows: one more")))
        .markdown();
  }

  private static ProcessRun run(double seconds, long peak) {
    return new ProcessRun(
        seconds, peak, List.of(new ProcessRun.Stage("publish      /some/where", 2)));
  }
}
