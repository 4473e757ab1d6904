package org.districtassessment.core.index.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.Set;
import org.districtassessment.core.index.DataMatrix;
import org.districtassessment.core.index.IndexInput;
import org.districtassessment.core.index.Matrices;
import org.districtassessment.core.index.prepare.CellChange.Reason;
import org.districtassessment.core.index.prepare.Treatment.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** For one cell of n far from the others skewness is near √n and kurtosis near n. */
class TreatOutliersTest {

  private static final double NONE = Double.NaN;

  @Test
  void pullsTheGreatestCellToTheNextOne() {
    StepResult result = treat(5, Fallback.Kind.NONE, 1, 100, 0, 3, NONE, 2);

    assertThat(result.data().column(0)).containsExactly(1, 3, 0, 3, NONE, 2);
    assertThat(result.changes())
        .containsExactly(new CellChange("u1", "x", 2, 100, 3, Reason.WINSORISED_HIGH));
    Treatment treatment = result.treatments().get(0);
    assertThat(treatment.outcome()).isEqualTo(Outcome.WINSORISED);
    assertThat(treatment.winsorised()).isEqualTo(1);
    // The deviations of 0, 1, 2, 3, 3 from 1.8 are -1.8, -0.8, 0.2, 1.2, 1.2; their squares sum to
    // 6.8, their cubes to -2.88.
    assertThat(treatment.after().mean()).isCloseTo(1.8, within(1e-15));
    assertThat(treatment.after().skewness())
        .isCloseTo(Math.sqrt(20) / 3 * (-2.88 / 5) / Math.pow(6.8 / 5, 1.5), within(1e-12));
  }

  @Test
  void mirrorsThisAtTheLeastCell() {
    StepResult result = treat(5, Fallback.Kind.NONE, -1, -100, 0, -3, -2);

    assertThat(result.data().column(0)).containsExactly(-1, -3, 0, -3, -2);
    assertThat(result.changes())
        .containsExactly(new CellChange("u1", "x", 2, -100, -3, Reason.WINSORISED_LOW));
  }

  @Test
  void leavesAColumnThatPasses() {
    StepResult result = treat(5, Fallback.Kind.LOG, 1, 2, 3, 4, 100, 90, 80);

    assertThat(result.data().column(0)).containsExactly(1, 2, 3, 4, 100, 90, 80);
    assertThat(result.changes()).isEmpty();
    assertThat(result.treatments().get(0).outcome()).isEqualTo(Outcome.PASSED);
    assertThat(result.treatments().get(0).after()).isEqualTo(result.treatments().get(0).before());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"1 1 1", "7 7 7 7 7 7", "5", "."})
  void findsNoOutliersWhereThereIsNoShape(String cells) {
    double[] column =
        cells.equals(".")
            ? new double[] {NONE, NONE}
            : Arrays.stream(cells.split(" ", -1)).mapToDouble(Double::parseDouble).toArray();

    assertThat(treat(5, Fallback.Kind.LOG, column).treatments().get(0).outcome())
        .isEqualTo(Outcome.PASSED);
  }

  /**
   * Nine zeros, 50 and 100: skewness 2.4, kurtosis 5.5. With 50 and 50: 1.9 and 2.0. All zeros have
   * no outliers.
   */
  @ParameterizedTest(name = "of at most {0} cells {1} are pulled in; the last becomes {2}: {3}")
  @CsvSource({
    "1, 1, 50, STILL_SKEWED",
    "2, 2, 0, WINSORISED",
    "9, 2, 0, WINSORISED",
    "0, 0, 100, STILL_SKEWED"
  })
  void countsTheCellsOfTheLastGreatestValue(int most, int count, double last, Outcome outcome) {
    DataMatrix data = Matrices.column(0, 0, 0, 0, 0, 0, 0, 0, 0, 50, 100);

    StepResult result =
        new TreatOutliers(1.5, 1, OptionalInt.of(most), Fallback.of(Fallback.Kind.NONE), Set.of())
            .apply(data, IndexInput.of(data), 1);

    assertThat(result.data().column(0)[10]).isEqualTo(last);
    assertThat(result.data().column(0)[9]).isEqualTo(Math.min(last, 50));
    assertThat(result.treatments().get(0).winsorised()).isEqualTo(count);
    assertThat(result.treatments().get(0).outcome()).isEqualTo(outcome);
    assertThat(result.changes()).hasSize(count);
  }

  /** Of 4 cells of which one differs the skewness is 2, whatever they are, and kurtosis 4. */
  @ParameterizedTest
  @CsvSource({"0.1, 0.7", "1, 1000000", "0.25, 9.75", "3, 0.3", "1e-9, 1e9"})
  void reachesALimitWhateverTheOrderOfUnits(double alike, double other) {
    for (int place = 0; place < 4; place++) {
      double[] cells = {alike, alike, alike, alike};
      cells[place] = other;
      DataMatrix data = Matrices.column(cells);
      StepResult result =
          new TreatOutliers(2, 3.5, OptionalInt.of(1), Fallback.of(Fallback.Kind.NONE), Set.of())
              .apply(data, IndexInput.of(data), 1);
      assertThat(result.data().column(0)).containsOnly(alike);
    }
  }

  /** 0 to 7 and twice 100: skewness 1.8, kurtosis 1.4. */
  @Test
  void pullsInTiedCellsTogetherEvenBeyondTheMost() {
    DataMatrix data = Matrices.column(0, 1, 2, 3, 4, 5, 6, 7, 100, 100);

    StepResult result =
        new TreatOutliers(1, 0.5, OptionalInt.of(1), Fallback.of(Fallback.Kind.LOG), Set.of())
            .apply(data, IndexInput.of(data), 1);

    assertThat(result.data().column(0)).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 7, 7);
    assertThat(result.treatments().get(0).winsorised()).isEqualTo(2);
  }

  @Test
  void goesOnAsLongAsNeededWithoutALimit() {
    DataMatrix data = Matrices.column(0, 0, 0, 0, 0, 0, 0, 0, 0, 50, 100);

    StepResult result =
        new TreatOutliers(1.5, 1, OptionalInt.empty(), Fallback.of(Fallback.Kind.NONE), Set.of())
            .apply(data, IndexInput.of(data), 1);

    assertThat(result.data().column(0)).containsOnly(0);
  }

  @Test
  void pullsInAtBothEndsInTurn() {
    // Far more than the others at both ends, first above, then below.
    StepResult result =
        treat(9, Fallback.Kind.NONE, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 1e6, -1e3);

    assertThat(result.data().column(0))
        .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 11, 0);
    assertThat(result.treatments().get(0).winsorised()).isEqualTo(2);
    assertThat(result.changes())
        .containsExactly(
            new CellChange("u12", "x", 2, 1e6, 11, Reason.WINSORISED_HIGH),
            new CellChange("u13", "x", 2, -1e3, 0, Reason.WINSORISED_LOW));
  }

  @Test
  void transformsTheColumnAsItCameWhereWinsorisingDoesNotSuffice() {
    StepResult result = treat(0, Fallback.Kind.LOG, 1, 101, 1, 3, NONE, 2);

    double[] column = result.data().column(0);
    assertThat(column[0]).isCloseTo(Math.log(1), within(1e-12));
    assertThat(column[1]).isCloseTo(Math.log(101), within(1e-12));
    assertThat(column[3]).isCloseTo(Math.log(3), within(1e-12));
    assertThat(column[4]).isNaN();
    assertThat(result.treatments().get(0).outcome()).isEqualTo(Outcome.TRANSFORMED);
    assertThat(result.treatments().get(0).winsorised()).isZero();
    assertThat(result.changes())
        .hasSize(5)
        .allSatisfy(change -> assertThat(change.reason()).isEqualTo(Reason.TRANSFORMED));
  }

  @Test
  void leavesExemptIndicators() {
    DataMatrix data = Matrices.column(1, 100, 0, 3, 2);

    StepResult result =
        new TreatOutliers(2, 3.5, OptionalInt.of(5), Fallback.of(Fallback.Kind.NONE), Set.of("x"))
            .apply(data, IndexInput.of(data), 1);

    assertThat(result.data()).isSameAs(data);
    assertThat(result.treatments().get(0).outcome()).isEqualTo(Outcome.EXEMPT);
  }

  /** Skewness 2 and kurtosis 4, see {@code MomentsTest}; outliers need both, the limit included. */
  @ParameterizedTest(name = "limits {0} and {1}: {2}")
  @CsvSource({
    "1.99, 3.99, WINSORISED",
    "2.01, 3.99, PASSED",
    "1.99, 4.01, PASSED",
    "2.01, 4.01, PASSED"
  })
  void needsBothSkewnessAndKurtosis(double skewness, double kurtosis, Outcome outcome) {
    DataMatrix data = Matrices.column(0, 0, 0, 4);

    assertThat(
            new TreatOutliers(
                    skewness,
                    kurtosis,
                    OptionalInt.of(5),
                    Fallback.of(Fallback.Kind.NONE),
                    Set.of())
                .apply(data, IndexInput.of(data), 1)
                .treatments()
                .get(0)
                .outcome())
        .isEqualTo(outcome);
  }

  @Test
  void refusesLimitsThatAreNone() {
    Fallback none = Fallback.of(Fallback.Kind.NONE);
    assertThatThrownBy(() -> new TreatOutliers(0, 3.5, OptionalInt.empty(), none, Set.of()))
        .hasMessage("Invalid limit of skewness: 0.0 (must be > 0)");
    assertThatThrownBy(() -> new TreatOutliers(2, NONE, OptionalInt.empty(), none, Set.of()))
        .hasMessage("Invalid limit of kurtosis: NaN (must be finite)");
    assertThatThrownBy(() -> new TreatOutliers(2, 3.5, OptionalInt.of(-1), none, Set.of()))
        .hasMessage("Invalid most cells to winsorise: -1 (must be >= 0)");
  }

  private static StepResult treat(int most, Fallback.Kind fallback, double... cells) {
    DataMatrix data = Matrices.column(cells);
    return new TreatOutliers(2, 3.5, OptionalInt.of(most), Fallback.of(fallback), Set.of())
        .apply(data, IndexInput.of(data), 2);
  }
}
