package org.districtassessment.core.index.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import org.districtassessment.core.index.DataMatrix;
import org.districtassessment.core.index.IndexInput;
import org.districtassessment.core.index.Matrices;
import org.districtassessment.core.index.prepare.CellChange.Reason;
import org.districtassessment.core.index.prepare.Impute.Method;
import org.districtassessment.core.scoring.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImputeTest {

  private static final double NONE = Double.NaN;

  private static final DataMatrix RAW =
      Matrices.matrix(
          """
          unit group x
          a    hill  1
          b    hill  .
          c    hill  2
          d    plain 9
          e    plain .
          f    hill  6
          g    coast .
          """);

  private static final DataMatrix YEAR_2020 = Matrices.matrix("unit x\nb 1\ne 4");
  private static final DataMatrix YEAR_2021 = Matrices.matrix("unit x\na 7\nb 2\ne .");
  private static final DataMatrix YEAR_2022 = Matrices.matrix("unit y\nb 100");
  private static final DataMatrix YEAR_2023 = Matrices.matrix("unit x\nb 6\nz 8");

  @ParameterizedTest(name = "{0} of {1}: b {2}, e {3}, g {4}")
  @CsvSource({
    // The mean of 1, 2, 6, 9 is 4.5, the median 4; of the hills 3 and 2, of the plain 9.
    "MEAN, ALL, 4.5, 4.5, 4.5, IMPUTED_MEAN",
    "MEDIAN, ALL, 4, 4, 4, IMPUTED_MEDIAN",
    "MEAN, GROUP, 3, 9, NaN, IMPUTED_GROUP_MEAN",
    "MEDIAN, GROUP, 2, 9, NaN, IMPUTED_GROUP_MEDIAN",
  })
  void takesTheMiddleOfAllOrOfTheGroup(
      Method method, Scope scope, double b, double e, double g, Reason reason) {
    StepResult result = new Impute(method, scope).apply(RAW, IndexInput.of(RAW), 3);

    assertThat(result.data().column(0)).containsExactly(1, b, 2, 9, e, 6, g);
    assertThat(result.changes())
        .startsWith(
            new CellChange("b", "x", 3, NONE, b, reason),
            new CellChange("e", "x", 3, NONE, e, reason))
        .hasSize(Double.isNaN(g) ? 2 : 3);
  }

  @Test
  void takesAConstant() {
    StepResult result =
        new Impute(Method.CONSTANT, Scope.ALL, OptionalDouble.of(0), Set.of())
            .apply(RAW, IndexInput.of(RAW), 1);

    assertThat(result.data().column(0)).containsExactly(1, 0, 2, 9, 0, 6, 0);
    assertThat(result.changes())
        .contains(new CellChange("g", "x", 1, NONE, 0, Reason.IMPUTED_CONSTANT));
  }

  @Test
  void leavesGapsWhereNothingIsImputed() {
    StepResult result = new Impute(Method.NONE, Scope.ALL).apply(RAW, IndexInput.of(RAW), 1);

    assertThat(result.data()).isSameAs(RAW);
    assertThat(result.changes()).isEmpty();
  }

  @Test
  void leavesAColumnWithoutAnyValueMissing() {
    DataMatrix empty = Matrices.column(NONE, NONE);

    for (Method method : new Method[] {Method.MEAN, Method.MEDIAN}) {
      StepResult result = new Impute(method, Scope.ALL).apply(empty, IndexInput.of(empty), 1);
      assertThat(result.data().column(0)).containsExactly(NONE, NONE);
      assertThat(result.changes()).isEmpty();
    }
  }

  @Test
  void takesTheValueOfExactlyTheYearBefore() {
    Impute step = new Impute(Method.PREVIOUS_YEAR, Scope.ALL);

    StepResult result = step.apply(RAW, input(2024, Map.of(2021, YEAR_2021, 2023, YEAR_2023)), 1);
    assertThat(result.data().column(0)).containsExactly(1, 6, 2, 9, NONE, 6, NONE);
    assertThat(result.changes())
        .containsExactly(new CellChange("b", "x", 1, NONE, 6, Reason.IMPUTED_PREVIOUS_YEAR));

    assertThat(step.apply(RAW, input(2024, Map.of(2021, YEAR_2021)), 1).changes())
        .as("2021 is too long ago")
        .isEmpty();
  }

  /**
   * b had 1, 2, 6 in 2020, 2021, 2023: the slope is 12/7, so 3 + 12/7 x 8/3 = 53/7 in 2024. e had
   * one value. The indicator was not there in 2022.
   */
  @Test
  void goesOnWithTheStraightLineThroughAllYears() {
    Map<Integer, DataMatrix> history =
        Map.of(2020, YEAR_2020, 2021, YEAR_2021, 2022, YEAR_2022, 2023, YEAR_2023);

    StepResult result = new Impute(Method.LINEAR, Scope.ALL).apply(RAW, input(2024, history), 1);

    double[] column = result.data().column(0);
    assertThat(column[1]).isCloseTo(53.0 / 7, within(1e-12));
    assertThat(column[4]).isEqualTo(4);
    assertThat(column[6]).isNaN();
    assertThat(result.changes())
        .extracting(CellChange::unit, CellChange::reason)
        .containsExactly(tuple("b", Reason.IMPUTED_LINEAR), tuple("e", Reason.IMPUTED_LINEAR));
  }

  @Test
  void goesOnWithALineThroughTwoYears() {
    Map<Integer, DataMatrix> history =
        Map.of(2021, Matrices.matrix("unit x\nb 1"), 2022, Matrices.matrix("unit x\nb 3"));

    assertThat(
            new Impute(Method.LINEAR, Scope.ALL)
                .apply(RAW, input(2024, history), 1)
                .data()
                .column(0)[1])
        .isEqualTo(7);
  }

  @Test
  void canBeForSomeIndicatorsOnly() {
    DataMatrix two = Matrices.matrix("unit x y\na 2 4\nb . .");

    StepResult result =
        new Impute(Method.MEAN, Scope.ALL, OptionalDouble.empty(), Set.of("y"))
            .apply(two, IndexInput.of(two), 1);

    assertThat(result.data().column("x")).containsExactly(2, NONE);
    assertThat(result.data().column("y")).containsExactly(4, 4);
  }

  @Test
  void refusesAConstantThatNobodyReadsAndAMissingOne() {
    assertThatThrownBy(() -> new Impute(Method.CONSTANT, Scope.ALL))
        .hasMessage(
            "Invalid imputation: a constant comes with the method constant, and only with it");
    assertThatThrownBy(() -> new Impute(Method.MEAN, Scope.ALL, OptionalDouble.of(1), Set.of()))
        .hasMessage(
            "Invalid imputation: a constant comes with the method constant, and only with it");
    assertThatThrownBy(
            () -> new Impute(Method.CONSTANT, Scope.ALL, OptionalDouble.of(NONE), Set.of()))
        .hasMessage("Invalid constant of an imputation: NaN (must be finite)");
  }

  private static IndexInput input(int year, Map<Integer, DataMatrix> history) {
    return new IndexInput(RAW, IndexInput.of(RAW).denominators(), year, new TreeMap<>(history));
  }
}
