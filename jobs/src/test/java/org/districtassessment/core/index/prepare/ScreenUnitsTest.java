package org.districtassessment.core.index.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.districtassessment.core.index.DataMatrix;
import org.districtassessment.core.index.IndexInput;
import org.districtassessment.core.index.Matrices;
import org.junit.jupiter.api.Test;

class ScreenUnitsTest {

  private static final DataMatrix RAW =
      Matrices.matrix(
          """
          unit  w x y z
          full  1 2 3 4
          zeros 0 0 3 4
          half  1 0 . .
          none  . . . .
          """);

  @Test
  void saysWhatEachUnitHas() {
    StepResult result = new ScreenUnits(0, 0).apply(RAW, IndexInput.of(RAW), 1);

    assertThat(result.data()).isSameAs(RAW);
    assertThat(result.availability())
        .containsExactly(
            new UnitAvailability("full", 0, 0, 1, 1, true),
            new UnitAvailability("zeros", 0, 2, 1, 0.5, true),
            new UnitAvailability("half", 2, 1, 0.5, 0.5, true),
            new UnitAvailability("none", 4, 0, 0, Double.NaN, true));
  }

  @Test
  void removesUnitsBelowTheLeastShareOfValues() {
    assertThat(new ScreenUnits(0.5, 0).apply(RAW, IndexInput.of(RAW), 1).data().units())
        .containsExactly("full", "zeros", "half");
    assertThat(new ScreenUnits(0.51, 0).apply(RAW, IndexInput.of(RAW), 1).data().units())
        .containsExactly("full", "zeros");
  }

  @Test
  void removesUnitsBelowTheLeastShareOfValuesOtherThanZero() {
    assertThat(new ScreenUnits(0, 0.5).apply(RAW, IndexInput.of(RAW), 1).data().units())
        .as("the unit without values fails")
        .containsExactly("full", "zeros", "half");
    StepResult result = new ScreenUnits(0, 0.6).apply(RAW, IndexInput.of(RAW), 1);
    assertThat(result.data().units()).containsExactly("full");
    assertThat(result.data().column("z")).containsExactly(4);
    assertThat(result.availability())
        .extracting(UnitAvailability::included)
        .containsExactly(true, false, false, false);
  }

  @Test
  void refusesSharesOutOfRange() {
    assertThatThrownBy(() -> new ScreenUnits(1.1, 0))
        .hasMessage("Invalid least share of values: 1.1 (must be in [0, 1])");
    assertThatThrownBy(() -> new ScreenUnits(0, -0.1))
        .hasMessage("Invalid least share of values other than 0: -0.1 (must be in [0, 1])");
  }
}
