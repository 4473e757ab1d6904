package org.districtassessment.core.index.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.districtassessment.core.index.DataMatrix;
import org.districtassessment.core.index.IndexInput;
import org.districtassessment.core.index.Matrices;
import org.districtassessment.core.index.prepare.CellChange.Reason;
import org.junit.jupiter.api.Test;

class DenominateTest {

  private static final DataMatrix RAW =
      Matrices.matrix(
          """
          unit clinics speed
          a    3       50
          b    1       60
          c    .       70
          d    2       80
          """);
  private static final DataMatrix DENOMINATORS =
      Matrices.matrix(
          """
          unit clinics other
          a    2000    0
          b    0       0
          c    0       0
          d    .       0
          """);

  @Test
  void dividesWhatHasADenominator() {
    StepResult result =
        new Denominate(Map.of("clinics", 1000.0)).apply(RAW, IndexInput.of(RAW, DENOMINATORS), 1);

    assertThat(result.data().column("clinics")).containsExactly(1.5, NaN, NaN, NaN);
    assertThat(result.data().column("speed")).containsExactly(50, 60, 70, 80);
    assertThat(result.changes())
        .containsExactly(
            new CellChange("b", "clinics", 1, 1, NaN, Reason.DENOMINATOR_ZERO),
            new CellChange("d", "clinics", 1, 2, NaN, Reason.DENOMINATOR_MISSING));
  }

  @Test
  void findsTheDenominatorsOfUnitsThatAreLeft() {
    DataMatrix left = RAW.keep(new boolean[] {false, false, true, true});
    DataMatrix denominators =
        Matrices.matrix(
            """
            unit clinics
            a    1
            b    1
            c    1
            d    4
            """);

    StepResult result = new Denominate().apply(left, IndexInput.of(RAW, denominators), 2);

    assertThat(result.data().column("clinics")).containsExactly(NaN, 0.5);
  }

  @Test
  void refusesAFactorThatIsNone() {
    assertThatThrownBy(() -> new Denominate(Map.of("clinics", 0.0)))
        .hasMessage("Invalid factor of clinics: 0.0 (must be > 0)");
    assertThatThrownBy(() -> new Denominate(Map.of("clinics", Double.POSITIVE_INFINITY)))
        .hasMessage("Invalid factor of clinics: Infinity (must be > 0)");
  }

  private static final double NaN = Double.NaN;
}
