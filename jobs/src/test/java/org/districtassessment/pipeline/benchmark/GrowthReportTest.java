package org.districtassessment.pipeline.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class GrowthReportTest {

  /** Medians of 10, 14 and 12 s and of 30 and 18 s are 12 and 24; stages took 2 and 8 s. */
  @Test
  void saysHowManyTimesTheTimeOfTheFewest() {
    String report =
        new GrowthReport(
                List.of(
                    new GrowthReport.Edition(
                        40, 120, 40, new Runs(List.of(run(10, 2), run(14, 2), run(12, 2)))),
                    new GrowthReport.Edition(
                        400, 1200, 399, new Runs(List.of(run(30, 7), run(18, 9))))))
            .markdown();

    assertThat(report)
        .contains("| Indicators | 40 | 400 | ratio |\n| --- | ---: | ---: | ---: |\n")
        .contains("| published values | 120 | 1,200 | |\n")
        .contains("| different indicators | 40 | 399 | |\n")
        .contains("| whole process, s | 12.0 (10.0 to 14.0) | 24.0 (18.0 to 30.0) | 2.00 |\n")
        .contains("| indicators, s | 2.0 | 8.0 | 4.00 |\n")
        .contains("| publish, s | 0.0 | 0.0 | |\n")
        .contains("| peak memory, MiB | 500 | 500 | 1.00 |\n");
  }

  private static ProcessRun run(double seconds, double indicators) {
    return new ProcessRun(
        seconds,
        500,
        List.of(
            new ProcessRun.Stage("indicators   1,520 values", indicators),
            new ProcessRun.Stage("publish      /some/where", 0)));
  }
}
