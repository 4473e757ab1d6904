package org.districtassessment.core.index.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;
import static org.districtassessment.core.index.statistics.Items.TREE;
import static org.districtassessment.core.statistics.CorrelationMethod.PEARSON;

import java.util.List;
import org.districtassessment.core.index.DataMatrix;
import org.districtassessment.core.index.statistics.CorrelationPair.Flag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorrelateItemsTest {

  /** Pearson: clinics and doctors 0.8, clinics and roads −1, doctors and roads −0.8, by hand. */
  private static final DataMatrix VALUES =
      Items.table(
          """
          unit group roads clinics doctors
          u1   x     5     1       2
          u2   x     4     2       1
          u3   x     3     3       4
          u4   x     2     4       3
          u5   x     1     5       5
          u6   x     7     -       9
          """);

  private static final DataMatrix SCORES =
      Items.table(
          """
          unit group health total
          u1   x     1      4
          u2   x     2      4
          u3   x     3      4
          u4   x     4      4
          u5   x     5      4
          u6   x     9      4
          """);

  @Test
  void correlatesEachPairOnceAndFlagsIt() {
    // without u6 where clinics are missing
    List<CorrelationPair> found =
        CorrelateItems.correlateItems(
            VALUES.select(List.of("clinics", "doctors")),
            PEARSON,
            new CorrelationLimits(-0.5, 0.75));
    assertThat(found).hasSize(1);
    CorrelationPair pair = found.get(0);
    assertThat(pair.itemA()).isEqualTo("clinics");
    assertThat(pair.itemB()).isEqualTo("doctors");
    assertThat(pair.count()).isEqualTo(5);
    assertThat(pair.coefficient()).isCloseTo(0.8, within(1e-15));
    assertThat(pair.flag()).isEqualTo(Flag.HIGH);
    assertThat(pair.isSignificant(0.2)).isTrue();
    assertThat(pair.isSignificant(0.1)).isFalse();
  }

  @Test
  void ordersPairsByTheirItemsWhateverTheOrderOfColumns() {
    assertThat(CorrelateItems.correlateItems(VALUES, PEARSON, CorrelationLimits.NONE))
        .extracting(CorrelationPair::itemA, CorrelationPair::itemB, CorrelationPair::flag)
        .containsExactly(
            tuple("clinics", "doctors", Flag.NONE),
            tuple("clinics", "roads", Flag.NONE),
            tuple("doctors", "roads", Flag.NONE));
  }

  @Test
  void correlatesWithinANodeOnly() {
    assertThat(
            CorrelateItems.correlateWithin(TREE, "health", VALUES, PEARSON, CorrelationLimits.NONE))
        .extracting(CorrelationPair::itemB)
        .containsExactly("doctors");
  }

  @Test
  void correlatesWithAllNodesAbove() {
    List<CorrelationPair> found =
        CorrelateItems.correlateWithAncestors(
            TREE, VALUES, SCORES, PEARSON, new CorrelationLimits(-0.5, 0.75));
    assertThat(found)
        .extracting(pair -> pair.itemA() + " " + pair.itemB())
        .containsExactly(
            "clinics health", "clinics total", "doctors health", "doctors total", "roads total");
    assertThat(found.get(0).coefficient()).isEqualTo(1);
    assertThat(found.get(0).pValue()).isZero();
    assertThat(found.get(1).coefficient()).isNaN();
    assertThat(found.get(1).flag()).isEqualTo(Flag.NONE);
    assertThat(found.get(1).isSignificant(1)).isFalse();
  }

  @Test
  void correlatesWithDenominators() {
    DataMatrix people =
        VALUES.with(List.of("people"), new double[][] {Items.numbers("1 2 3 4 5 -")});
    assertThat(
            CorrelateItems.correlateWithDenominators(
                VALUES, people, PEARSON, new CorrelationLimits(-0.9, 0.9)))
        .extracting(pair -> pair.itemA() + " " + pair.itemB() + " " + pair.flag())
        .containsExactly("clinics people HIGH", "doctors people NONE", "roads people LOW");
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({"0.75, NONE", "0.76, HIGH", "-0.5, NONE", "-0.51, LOW", "NaN, NONE", "0, NONE"})
  void flagsWhatIsBeyondALimit(double coefficient, Flag flag) {
    assertThat(new CorrelationLimits(-0.5, 0.75).flag(coefficient)).isEqualTo(flag);
  }

  @ParameterizedTest(name = "{0} to {1}")
  @CsvSource({"-1.1, 0", "0, 1.1", "0.5, 0.4", "NaN, 0", "0, NaN"})
  void refusesLimitsThatAreNoCorrelations(double low, double high) {
    assertThatThrownBy(() -> new CorrelationLimits(low, high))
        .hasMessage(
            "Invalid limits of a correlation: %s and %s (must be -1 <= low <= high <= 1)",
            low, high);
  }
}
