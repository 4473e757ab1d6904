package org.districtassessment.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TextTableTest {

  private final TextTable table =
      new TextTable()
          .left("代码")
          .left("Title")
          .right("Points")
          .row("A01", "每千人诊所数", "6")
          .row("B1", "Clinics\nper 1,000 residents", "12.5");

  @Test
  void linesUpColumnsOfWideAndNarrowCharacters() {
    assertThat(table.fitting(80))
        .isEqualTo(
            """
            代码  Title                        Points
            ────  ───────────────────────────  ──────
            A01   每千人诊所数                      6
            B1    Clinics per 1,000 residents    12.5
            """);
  }

  @Test
  void cutsTheWidestTextButNoNumber() {
    assertThat(table.fitting(25))
        .isEqualTo(
            """
            代码  Title        Points
            ────  ───────────  ──────
            A01   每千人诊所…       6
            B1    Clinics pe…    12.5
            """);
    assertThat(table.fitting(1).lines().map(String::length))
        .as("no column becomes narrower than it can be read")
        .allMatch(length -> length <= 18);
  }

  @Test
  void breaksACellIntoLinesWhereAsked() {
    TextTable wrapped =
        new TextTable()
            .wrapped("Test")
            .right("Value")
            .row("Not below the plan", "0.9")
            .row("不低于规划投入规模（名义）", "1");
    assertThat(wrapped.fitting(18))
        .isEqualTo(
            """
            Test         Value
            ───────────  ─────
            Not below      0.9
            the plan
            不低于规划       1
            投入规模
            （名义）
            """);
    assertThat(new TextTable().wrapped("Why", 8).row("missing-year").fitting(80))
        .isEqualTo("Why\n────────\nmissing-\nyear\n");
  }

  @Test
  void wantsAsManyCellsAsColumns() {
    assertThatThrownBy(() -> table.row("A")).hasMessage("A row has 1 cells, not 3");
  }
}
