package org.districtassessment.core.targeting.inequality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.districtassessment.core.targeting.Measurement;
import org.districtassessment.core.targeting.Undefined;
import org.districtassessment.core.targeting.inequality.NeedElasticity.Unit;
import org.junit.jupiter.api.Test;

class NeedElasticityTest {

  private static final double[] NEED = {2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31};
  private static final double[] PER_HEAD = {1.1, 1.4, 2.0, 2.2, 3.9, 3.1, 4.4, 5.9, 5.0, 7.7, 6.6};
  private static final double[] PEOPLE = {10, 20, 15, 30, 25, 12, 18, 22, 40, 16, 8};

  /** Expected values are those of statsmodels 0.15.0, WLS of logarithms, nonrobust and HC1. */
  @Test
  void fitsALineOfLogarithms() {
    NeedElasticity elasticity = NeedElasticity.of(units());

    assertThat(elasticity.elasticity().value().orElseThrow())
        .isCloseTo(0.6907479103192342, within(1e-12));
    assertThat(elasticity.error().value().orElseThrow())
        .isCloseTo(0.051059247421384256, within(1e-12));
    assertThat(elasticity.robustError().value().orElseThrow())
        .isCloseTo(0.04114446738993629, within(1e-12));
    assertThat(elasticity.units()).isEqualTo(11);
  }

  @Test
  void namesUnitsWithoutMoneyAndLeavesThemOut() {
    List<Unit> units = new ArrayList<>(units());
    units.add(new Unit("z", 4, 0, 10));
    units.add(new Unit("y", 4, 0, 10));

    NeedElasticity elasticity = NeedElasticity.of(units);

    assertThat(elasticity.leftOut()).containsExactly("y", "z");
    assertThat(elasticity.elasticity()).isEqualTo(NeedElasticity.of(units()).elasticity());
  }

  @Test
  void refusesTooFewUnits() {
    NeedElasticity elasticity = NeedElasticity.of(units().subList(0, 9));

    assertThat(elasticity.elasticity()).isEqualTo(Measurement.undefined(Undefined.TOO_FEW_UNITS));
    assertThat(elasticity.units()).isEqualTo(9);
  }

  @Test
  void refusesANegativeAmountAndNeedsWithoutSpread() {
    List<Unit> units = new ArrayList<>(units());
    units.add(new Unit("z", 4, -1, 10));
    assertThat(NeedElasticity.of(units).elasticity())
        .isEqualTo(Measurement.undefined(Undefined.NEGATIVE_MONEY));
    List<Unit> alike =
        units().stream().map(unit -> new Unit(unit.key(), 5, unit.perHead(), 1)).toList();
    assertThat(NeedElasticity.of(alike).error())
        .isEqualTo(Measurement.undefined(Undefined.NO_SPREAD));
  }

  private static List<Unit> units() {
    List<Unit> units = new ArrayList<>();
    for (int i = 0; i < NEED.length; i++) {
      units.add(new Unit("unit" + (char) ('a' + i), NEED[i], PER_HEAD[i], PEOPLE[i]));
    }
    return units;
  }
}
