package org.districtassessment.core.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class DataMatrixTest {

  private static final DataMatrix TOWNS =
      Matrices.matrix(
          """
          unit  group roads  schools
          north hill  1      2
          south plain 3      .
          east  hill  5      6
          """);

  @Test
  void knowsItsUnitsGroupsAndColumns() {
    assertThat(TOWNS.units()).containsExactly("north", "south", "east");
    assertThat(TOWNS.groups()).containsExactly("hill", "plain", "hill");
    assertThat(TOWNS.columns()).containsExactly("roads", "schools");
    assertThat(TOWNS.unitCount()).isEqualTo(3);
    assertThat(TOWNS.columnCount()).isEqualTo(2);
    assertThat(TOWNS.groupCount()).isEqualTo(2);
    assertThat(TOWNS.groupNumbers()).containsExactly(0, 1, 0);
    assertThat(TOWNS.row("east")).isEqualTo(2);
    assertThat(TOWNS.row("west")).isEqualTo(-1);
    assertThat(TOWNS.cell(2, 1)).isEqualTo(6);
    assertThat(TOWNS.column("schools")).containsExactly(2, Double.NaN, 6);
  }

  @Test
  void cannotBeChangedThroughItsArrays() {
    double[][] cells = {{1, 2}};
    DataMatrix matrix = DataMatrix.of(List.of("a", "b"), List.of("x"), cells);

    cells[0][0] = 9;
    matrix.column(0)[0] = 9;
    matrix.cells()[0][0] = 9;
    matrix.groupNumbers()[0] = 9;

    assertThat(matrix.column(0)).containsExactly(1, 2);
    assertThat(matrix.groupNumbers()).containsExactly(0, 0);
  }

  @Test
  void keepsSomeUnitsAndRenumbersTheirGroups() {
    DataMatrix kept = TOWNS.keep(new boolean[] {false, true, true});

    assertThat(kept.units()).containsExactly("south", "east");
    assertThat(kept.groups()).containsExactly("plain", "hill");
    assertThat(kept.groupNumbers()).containsExactly(0, 1);
    assertThat(kept.column("roads")).containsExactly(3, 5);
  }

  @Test
  void selectsColumnsInTheOrderAskedFor() {
    DataMatrix selected = TOWNS.select(List.of("schools", "roads"));

    assertThat(selected.columns()).containsExactly("schools", "roads");
    assertThat(selected.column(1)).containsExactly(1, 3, 5);
    assertThatThrownBy(() -> TOWNS.select(List.of("rivers")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Unknown column: rivers (must be one of [roads, schools])");
    assertThatThrownBy(() -> TOWNS.column("rivers"))
        .hasMessage("Unknown column: rivers (must be one of [roads, schools])");
  }

  @Test
  void refusesWhatIsNoMatrix() {
    List<String> two = List.of("a", "b");
    assertThatThrownBy(
            () -> DataMatrix.of(List.of("a", "a"), List.of("x"), new double[][] {{1, 2}}))
        .hasMessage("A unit comes twice: [a, a]");
    assertThatThrownBy(() -> DataMatrix.of(two, List.of("x", "x"), new double[][] {{1, 2}, {1, 2}}))
        .hasMessage("A column comes twice: [x, x]");
    assertThatThrownBy(() -> DataMatrix.of(two, List.of("x"), new double[][] {{1}}))
        .hasMessage("Wrong number of cells in x: 1 (must be 2)");
    assertThatThrownBy(() -> DataMatrix.of(two, List.of("x"), new double[][] {}))
        .hasMessage("Wrong number of columns: 0 (must be 1)");
    assertThatThrownBy(
            () -> DataMatrix.of(two, List.of("g"), List.of("x"), new double[][] {{1, 2}}))
        .hasMessage("Wrong number of groups: 1 (must be 2)");
    assertThatThrownBy(
            () -> DataMatrix.of(two, List.of("x"), new double[][] {{1, Double.NEGATIVE_INFINITY}}))
        .hasMessage("Infinite cell: row 1 of column 0 (must be finite or NaN)");
    assertThatThrownBy(() -> TOWNS.keep(new boolean[2]))
        .hasMessage("Wrong number of units: 2 (must be 3)");
    assertThatThrownBy(() -> TOWNS.with(new double[][] {{1, 2, 3}}))
        .hasMessage("Wrong number of columns: 1 (must be 2)");
  }
}
