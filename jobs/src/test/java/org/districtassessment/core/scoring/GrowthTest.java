package org.districtassessment.core.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.districtassessment.core.scoring.Direction.HIGHER_IS_BETTER;
import static org.districtassessment.core.scoring.Direction.LOWER_IS_BETTER;
import static org.districtassessment.core.scoring.Points.decimal;
import static org.districtassessment.core.scoring.Points.points;

import java.util.List;
import org.districtassessment.core.scoring.Growth.Mode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrowthTest {

  @ParameterizedTest(name = "{0}, {1} to {2} earns {3}: {4}")
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      textBlock =
          """
          # mode     | before | now  | of 4 | because, benchmark 0.05, span 0.1
          RELATIVE   |  100   | 105  | 2    | the benchmark is worth half
          RELATIVE   |  100   | 115  | 4    | one span better
          RELATIVE   |  100   | 130  | 4    | never more than all
          RELATIVE   |  100   | 110  | 3    | half a span better: 4 * (0.5 + 0.05 / 0.2)
          RELATIVE   |  100   | 95   | 0    | one span worse
          RELATIVE   |  100   | 50   | 0    | never less than nothing
          RELATIVE   |    0   | 50   | n/a  | nothing to grow from
          RELATIVE   |   -1   | 50   | n/a  | nothing to grow from
          RELATIVE   |  none  | 50   | n/a  | no year before
          DIFFERENCE |  0.80  | 0.85 | 2    | five points up
          DIFFERENCE |    0   | 0.15 | 4    | a base of 0 is fine for a difference
          DIFFERENCE |  none  | 50   | n/a  | no year before
          """)
  void isHalfAtTheBenchmark(Mode mode, @Nullable String before, String now, String expected) {
    Growth growth =
        new Growth(mode, decimal("0.05"), decimal("0.1"), decimal("100"), HIGHER_IS_BETTER);
    assertThat(points(growth, now, before, List.of(), "4")).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0} to {1} earns {2}: {3}")
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      textBlock =
          """
          # before | now | of 4 | because, benchmark 0.2, span 0.2, ceiling 100
             90    | 92  | 2    | a fifth of the gap is the benchmark
             90    | 94  | 4    | two fifths are a span better
             90    | 90  | 0    | nothing closed is a span worse
             90    | 80  | 0    | wider than before
            100    | 100 | n/a  | no gap, none made
            100    | 99  | 0    | no gap before, one now
            none   | 90  | n/a  | no year before
          """)
  void measuresTheGapThatWasClosed(@Nullable String before, String now, String expected) {
    Growth growth =
        new Growth(
            Mode.GAP_CLOSING, decimal("0.2"), decimal("0.2"), decimal("100"), HIGHER_IS_BETTER);
    assertThat(points(growth, now, before, List.of(), "4")).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}: {1} to {2} earns {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # mode      | before | now | of 4 | because, benchmark -0.1 or 0.1, span 0.1
          RELATIVE    |  50    | 45  | 2    | a fall by a tenth is the benchmark
          RELATIVE    |  50    | 40  | 4    | a fall by a fifth is one span better
          RELATIVE    |  50    | 50  | 0    | no fall is one span worse
          GAP_CLOSING |  50    | 45  | 2    | a tenth of the way to 0
          GAP_CLOSING |  50    | 40  | 4    | a fifth of it
          GAP_CLOSING |   0    | 0   | n/a  | nothing left to close
          GAP_CLOSING |   0    | 1   | 0    | fell back
          """)
  void turnsWhereLowerIsBetter(Mode mode, String before, String now, String expected) {
    String benchmark = mode == Mode.GAP_CLOSING ? "0.1" : "-0.1";
    Growth growth =
        new Growth(mode, decimal(benchmark), decimal("0.1"), decimal("0"), LOWER_IS_BETTER);
    assertThat(points(growth, now, before, List.of(), "4")).isEqualTo(expected);
  }

  @Test
  void refusesASpanThatIsNone() {
    assertThatThrownBy(
            () ->
                new Growth(
                    Mode.RELATIVE, decimal("0"), decimal("0"), decimal("100"), HIGHER_IS_BETTER))
        .hasMessage("Invalid span of growth: 0 (must be > 0)");
  }
}
