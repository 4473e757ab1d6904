package org.districtassessment.core.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.districtassessment.core.finding.ReturnedRow.Mark;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReturnedRowTest {

  private static final Mark DOUBT = new Mark("late-file", Severity.WARNING, 0, "beds", "late");
  private static final Mark WRONG =
      new Mark("type-error", Severity.ERROR, Mark.WHOLE_ROW, null, "no number");

  @Test
  void weighsAsMuchAsTheGravestMark() {
    assertThat(row("T1", null, 1, List.of(DOUBT, WRONG)).severity()).isEqualTo(Severity.ERROR);
    assertThat(row("T1", null, 1, List.of(DOUBT)).severity()).isEqualTo(Severity.WARNING);
    assertThat(Stream.of(Severity.values()).map(Severity::id))
        .containsExactly("error", "warning", "info");
  }

  @Test
  void standsByUnitThenSheetThenLine() {
    ReturnedRow unknown = row(null, null, 1, List.of(DOUBT));
    ReturnedRow second = row("T1", null, 2, List.of(DOUBT));
    ReturnedRow tenth = row("T1", null, 10, List.of(DOUBT));
    ReturnedRow inSheet = row("T1", "s", 1, List.of(DOUBT));
    assertThat(Stream.of(unknown, inSheet, tenth, second).sorted(ReturnedRow.ORDER))
        .containsExactly(second, tenth, inSheet, unknown);
  }

  @Test
  void hasALineAndSomethingWrong() {
    assertThatThrownBy(() -> row("T1", null, 0, List.of(DOUBT)))
        .hasMessage("Invalid line of clinic.csv: 0 (must be > 0)");
    assertThatThrownBy(() -> row("T1", null, 7, List.of()))
        .hasMessage("Nothing is wrong with line 7 of clinic.csv");
    assertThatThrownBy(() -> new Mark("type-error", Severity.ERROR, -2, null, "x"))
        .hasMessage("Invalid column: -2 (must be >= -1)");
  }

  private static ReturnedRow row(
      @Nullable String unit, @Nullable String sheet, long line, List<Mark> marks) {
    return new ReturnedRow(
        unit, "clinic", "clinic.csv", sheet, line, List.of("beds"), List.of("x"), marks);
  }
}
