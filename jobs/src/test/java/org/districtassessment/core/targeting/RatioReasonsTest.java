package org.districtassessment.core.targeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.districtassessment.core.targeting.ProjectMoney.Basis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RatioReasonsTest {

  @ParameterizedTest(name = "{1} of {0} for {3} of {2}: {4}, {5}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # money | targeted | people | target | tilt                 | per capita
            100 |  60 | 1000 |  400 | 1.5                  | 2.25
            100 | 100 | 1000 |  400 | 2.5                  | nothing-for-others
              0 |   0 | 1000 |  400 | no-money             | no-money
            -10 |  -5 | 1000 |  400 | negative-money       | negative-money
            100 |  60 | 1000 |    0 | no-target-population | no-target-population
            100 |  60 | 1000 | 1000 | nobody-else          | nobody-else
          """)
  void givesARatioOrAReason(
      BigDecimal money,
      BigDecimal targeted,
      BigDecimal people,
      BigDecimal target,
      String tilt,
      String perCapita) {
    MoneyAndPeople sums = new MoneyAndPeople(money, targeted, people, target);
    assertThat(shown(TiltRatio.measure(sums))).isEqualTo(tilt);
    assertThat(shown(PerCapitaRatio.measure(sums))).isEqualTo(perCapita);
  }

  @Test
  void saysWhyALocationQuotientIsMissing() {
    assertThat(shown(LocationQuotient.measure(money("10"), money("40"), money("25"), money("200"))))
        .as("a quarter here, an eighth everywhere")
        .isEqualTo("2.0");
    assertThat(shown(LocationQuotient.measure(money("0"), money("0"), money("5"), money("9"))))
        .isEqualTo("no-money");
    assertThat(shown(LocationQuotient.measure(money("1"), money("-2"), money("5"), money("9"))))
        .isEqualTo("negative-money");
  }

  /**
   * By hand: gross 100 + 300, of which 100 × 1 + 300 × 0.2 = 160 is targeted; 20 of the second came
   * back: net 380, targeted 156; the second's share is assumed, so 300 rests on an assumption.
   */
  @Test
  void countsAProjectByItsShareOfBeneficiariesGrossAndNet() {
    AttributedMoney money =
        AttributedMoney.of(
            List.of(
                project("a", "100", "0", "1", Basis.COUNTED),
                project("b", "300", "20", "0.2", Basis.ASSUMED)));

    assertThat(money.gross()).isEqualByComparingTo("400");
    assertThat(money.net()).isEqualByComparingTo("380");
    assertThat(money.targetedGross()).isEqualByComparingTo("160");
    assertThat(money.targetedNet()).isEqualByComparingTo("156");
    assertThat(money.assumed()).isEqualByComparingTo("300");

    // 40% of the money: no tilt toward 400 of 1,000, but one toward 400 of 2,000.
    assertThat(shown(TiltRatio.measure(money.grossPer(money("1000"), money("400")))))
        .isEqualTo("1.0");
    assertThat(shown(TiltRatio.measure(money.grossPer(money("2000"), money("400")))))
        .isEqualTo("2.0");
  }

  private static ProjectMoney project(
      String key, String gross, String takenBack, String share, Basis basis) {
    return new ProjectMoney(
        key, "north", "state", "roads", money(gross), money(takenBack), money(share), basis);
  }

  private static BigDecimal money(String amount) {
    return new BigDecimal(amount);
  }

  private static String shown(Measurement measurement) {
    return measurement
        .reason()
        .map(Undefined::code)
        .orElseGet(() -> String.valueOf(measurement.value().orElseThrow()));
  }
}
