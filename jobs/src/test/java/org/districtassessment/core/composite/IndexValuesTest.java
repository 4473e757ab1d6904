package org.districtassessment.core.composite;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.districtassessment.core.composite.TownRules.decimal;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.districtassessment.core.composite.PreviousYear.UnitIndicator;
import org.districtassessment.core.index.DataMatrix;
import org.districtassessment.core.index.IndexInput;
import org.districtassessment.core.index.IndexInput.Cell;
import org.districtassessment.core.index.prepare.Denominate;
import org.districtassessment.core.index.prepare.Impute;
import org.districtassessment.core.scoring.Scope;
import org.junit.jupiter.api.Test;

class IndexValuesTest {

  private static final double NONE = Double.NaN;

  private static final String TOWNS =
      """
      a region=coast doctors=2/3000 waiting=3    budget=8
      b region=hills doctors=4/-    waiting=none budget=0
      c region=hills doctors=0/0    waiting=7    budget=n/a
      d region=coast doctors=5      waiting=4    budget=2
      """;

  /** a: 1000 × 2 ÷ 3000 is two thirds, not the published 0.67; d: 5 was decided. */
  @Test
  void dividesWithoutRoundingWhereTheIndexDoesNotDivide() {
    IndexInput input = input(CareIndex.ofTowns().preparedBy(mean()), TOWNS, PreviousYear.UNKNOWN);

    assertThat(input.raw().units()).containsExactly("a", "b", "c", "d");
    assertThat(input.raw().groups()).containsExactly("coast", "hills", "hills", "coast");
    assertThat(input.raw().columns()).containsExactly("doctors", "waiting", "budget");
    assertThat(input.raw().column("doctors")).containsExactly(2 / 3.0, NONE, NONE, 5);
    assertThat(input.raw().column("waiting")).containsExactly(3, NONE, 7, 4);
    assertThat(input.raw().column("budget")).containsExactly(8, 0, NONE, 2);
    assertThat(input.denominators().units()).containsExactly("a", "b", "c", "d");
    assertThat(input.denominators().columns()).isEmpty();
  }

  /** b has a numerator to fall back on; 5 per 1,000, as decided for d, is 0.005 of one resident. */
  @Test
  void handsOnNumeratorsAndDenominatorsWhereTheIndexDivides() {
    IndexInput input =
        input(
            CareIndex.ofTowns().preparedBy(mean()).preparedBy(new Denominate()),
            TOWNS,
            PreviousYear.UNKNOWN);

    assertThat(input.raw().column("doctors")).containsExactly(2, 4, NONE, 0.005);
    assertThat(input.raw().column("waiting")).containsExactly(3, NONE, 7, 4);
    assertThat(input.denominators().columns()).containsExactly("doctors");
    assertThat(input.denominators().column("doctors")).containsExactly(3000, NONE, 0, 1);
  }

  /** A denominator of 0 makes doctors not applicable to c. */
  @Test
  void tellsWhatDoesNotApplyFromWhatIsMissing() {
    assertThat(
            input(CareIndex.ofTowns().preparedBy(new Denominate()), TOWNS, PreviousYear.UNKNOWN)
                .notApplicable())
        .containsExactlyInAnyOrder(new Cell("c", "doctors"), new Cell("c", "budget"));
  }

  @Test
  void countsTheYearBeforeFromTheAssessedOne() {
    PreviousYear previous =
        new PreviousYear(
            "run of 2023",
            Map.of(),
            Map.of(),
            Map.of(
                new UnitIndicator("b", "doctors"), decimal("0.5"),
                new UnitIndicator("d", "budget"), decimal("9")));

    IndexInput input = input(CareIndex.ofTowns(), TOWNS, previous);

    assertThat(input.year()).isZero();
    assertThat(input.history()).containsOnlyKeys(-1);
    DataMatrix before = requireNonNull(input.history().get(-1));
    assertThat(before.units()).containsExactly("a", "b", "c", "d");
    assertThat(before.column("doctors")).containsExactly(NONE, 0.5, NONE, NONE);
    assertThat(before.column("waiting")).containsOnly(NONE);
    assertThat(before.column("budget")).containsExactly(NONE, NONE, NONE, 9);
  }

  @Test
  void hasNoHistoryWhereNothingIsKnownOfTheYearBefore() {
    assertThat(input(CareIndex.ofTowns(), TOWNS, PreviousYear.UNKNOWN).history()).isEmpty();
  }

  private static Impute mean() {
    return new Impute(Impute.Method.MEAN, Scope.ALL);
  }

  private static IndexInput input(CareIndex index, String lines, PreviousYear previous) {
    Towns towns = Towns.read(index.rules(), lines);
    return IndexValues.of(
        towns.rules(),
        index.method(),
        towns.units(),
        towns.values().stream()
            .collect(
                Collectors.toMap(
                    value -> new UnitIndicator(value.unit(), value.indicator()),
                    Function.identity())),
        previous);
  }
}
