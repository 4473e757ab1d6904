package org.districtassessment.core.targeting.inequality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.districtassessment.core.targeting.Measurement;
import org.districtassessment.core.targeting.Undefined;
import org.junit.jupiter.api.Test;

class EntropyTest {

  private static final String[] ONE_GROUP = {"g", "g", "g"};
  private static final double[] EQUAL = {1, 1, 1};

  /** R ineq drops the zero before it takes the mean and gives 0; the truth is ln 1.5. */
  @Test
  void keepsUnitsThatHaveNothingInTheMean() {
    Decomposition theil = Entropy.theil(new double[] {0, 1, 1}, EQUAL, ONE_GROUP);

    assertThat(theil.total().value().orElseThrow()).isCloseTo(Math.log(1.5), within(1e-12));
    assertThat(theil.between().value().orElseThrow()).isZero();
  }

  /** pysal/inequality, test of TheilD: all between, ln 2 = 0.6931471805599453. */
  @Test
  void findsAllInequalityBetweenGroupsThatAreEvenInside() {
    Decomposition theil =
        Entropy.theil(
            new double[] {0, 0, 0, 10, 10, 10},
            new double[] {1, 1, 1, 1, 1, 1},
            new String[] {"0", "0", "0", "1", "1", "1"});

    assertThat(theil.between().value().orElseThrow()).isCloseTo(0.6931471805599453, within(1e-15));
    assertThat(theil.within().value().orElseThrow()).isZero();
  }

  /**
   * By hand: y = 1, 3 for one person each in a and 4 for two in b: μ = 3; L = ¼ ln 3 + ¼ ln 1 + ½
   * ln ¾; between ½ ln(3/2) + ½ ln(3/4); within ½ × (½ ln 2 + ½ ln(2/3)).
   */
  @Test
  void weighsByPeople() {
    double[] values = {1, 3, 4};
    double[] people = {1, 1, 2};
    String[] groups = {"a", "a", "b"};
    Decomposition deviation = Entropy.meanLogDeviation(values, people, groups);

    assertThat(deviation.total().value().orElseThrow())
        .isCloseTo(0.25 * Math.log(3) + 0.5 * Math.log(0.75), within(1e-12));
    assertThat(deviation.between().value().orElseThrow())
        .isCloseTo(0.5 * Math.log(1.5) + 0.5 * Math.log(0.75), within(1e-12));
    assertThat(deviation.within().value().orElseThrow())
        .isCloseTo(0.25 * Math.log(2) + 0.25 * Math.log(2.0 / 3), within(1e-12));

    // T: ¼ × ⅓ ln ⅓ + ½ × 4/3 ln 4/3; groups weigh 1/3 and 2/3 of the money.
    Decomposition theil = Entropy.theil(values, people, groups);
    assertThat(theil.total().value().orElseThrow())
        .isCloseTo(Math.log(1.0 / 3) / 12 + 2.0 / 3 * Math.log(4.0 / 3), within(1e-12));
    assertThat(theil.groups()).extracting(Decomposition.Part::group).containsExactly("a", "b");
    assertThat(theil.groups().get(0).shareOfMoney()).isCloseTo(1.0 / 3, within(1e-12));
    assertThat(theil.groups().get(0).mean()).isCloseTo(2, within(1e-12));
  }

  /** The numbers of {@link #weighsByPeople}, and somebody without people, in another order. */
  @Test
  void givesTheSameBitsInWhateverOrderRowsCome() {
    Decomposition theil =
        Entropy.theil(
            new double[] {4, 9, 1, 3},
            new double[] {2, 0, 1, 1},
            new String[] {"b", "c", "a", "a"});

    assertThat(theil)
        .isEqualTo(
            Entropy.theil(
                new double[] {3, 1, 4}, new double[] {1, 1, 2}, new String[] {"a", "a", "b"}));
    assertThat(theil.between().value().orElseThrow())
        .isCloseTo(Math.log(2.0 / 3) / 3 + 2.0 / 3 * Math.log(4.0 / 3), within(1e-12));
  }

  @Test
  void saysWhyThereIsNoValue() {
    double[] zero = {0, 1, 1};
    assertThat(Entropy.meanLogDeviation(zero, EQUAL, ONE_GROUP).total())
        .isEqualTo(Measurement.undefined(Undefined.ZERO_VALUE));
    assertThat(Entropy.theil(new double[3], EQUAL, ONE_GROUP).within())
        .isEqualTo(Measurement.undefined(Undefined.NO_MONEY));
    assertThat(Entropy.theil(new double[] {-1, 2, 2}, EQUAL, ONE_GROUP).between())
        .isEqualTo(Measurement.undefined(Undefined.NEGATIVE_MONEY));
    assertThat(Entropy.theil(EQUAL, new double[3], ONE_GROUP).total())
        .isEqualTo(Measurement.undefined(Undefined.TOO_FEW_UNITS));
  }
}
