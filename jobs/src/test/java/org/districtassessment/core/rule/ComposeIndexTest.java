package org.districtassessment.core.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.districtassessment.core.composite.CareIndex.dimension;
import static org.districtassessment.core.composite.CareIndex.indicator;
import static org.districtassessment.core.composite.CareIndex.sum;

import java.util.List;
import java.util.Map;
import org.districtassessment.core.composite.CareIndex;
import org.districtassessment.core.index.IndexIndicator;
import org.districtassessment.core.index.IndexNode;
import org.districtassessment.core.index.IndexRules;
import org.districtassessment.core.index.aggregate.Minimum;
import org.districtassessment.core.index.aggregate.WeightedArithmetic;
import org.districtassessment.core.index.normalise.MinMax;
import org.districtassessment.core.index.normalise.Scaled;
import org.districtassessment.core.index.prepare.Denominate;
import org.districtassessment.core.index.prepare.Impute;
import org.districtassessment.core.index.prepare.ScreenUnits;
import org.districtassessment.core.index.weight.FixedWeights;
import org.districtassessment.core.index.weight.PairwiseComparison;
import org.districtassessment.core.index.weight.PairwiseComparison.Priorities;
import org.districtassessment.core.scoring.Direction;
import org.districtassessment.core.scoring.Scope;
import org.junit.jupiter.api.Test;

class ComposeIndexTest {

  /** Far is half as important as near, in the order in which the judgement names them. */
  private static final NodeMethod JUDGED =
      new NodeMethod(
          new Minimum(),
          PairwiseComparison.ofUpperTriangle(List.of(List.of(0.5)), Priorities.EIGENVECTOR),
          List.of("far", "near"),
          0.5);

  @Test
  void putsIndicatorsBelowDimensionsAndTheTopmostOnesBelowTheTotal() {
    IndexRules rules = compose(CareIndex.ofTowns().normalisedBy(new MinMax(0, 10)));

    assertThat(rules.indicators())
        .containsExactly(
            new IndexIndicator("doctors", Direction.HIGHER_IS_BETTER),
            new IndexIndicator("waiting", Direction.LOWER_IS_BETTER),
            new IndexIndicator("budget", Direction.HIGHER_IS_BETTER));
    assertThat(rules.nodes())
        .containsExactly(
            node("care", "doctors", "waiting"),
            node("money", "budget"),
            node("total", "care", "money"));
    assertThat(rules.weights())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("doctors", 1.0, "waiting", 1.0, "budget", 2.0, "care", 3.0, "money", 1.0));
    assertThat(rules.normalisation()).isEqualTo(new MinMax(0, 10));
    assertThat(rules.normalisationByIndicator()).isEmpty();
    assertThat(rules.preparation()).isEmpty();
  }

  @Test
  void namesTheDimensionsOfADimensionBeforeItsIndicators() {
    IndexRules rules =
        compose(
            CareIndex.empty()
                .with(indicator("beds", "care", Direction.HIGHER_IS_BETTER))
                .with(indicator("near", "access", Direction.HIGHER_IS_BETTER))
                .with(dimension("care", 10, "1", null))
                .with(dimension("access", 11, "2", "care")));

    assertThat(rules.nodes())
        .containsExactly(
            node("access", "near"), node("care", "access", "beds"), node("total", "care"));
  }

  @Test
  void takesChildrenInTheOrderOfTheirJudgementAndTheMethodOfTheNode() {
    IndexRules rules =
        compose(
            CareIndex.empty()
                .with(dimension("access", 10, "1", null, JUDGED))
                .with(indicator("near", "access", Direction.HIGHER_IS_BETTER))
                .with(indicator("far", "access", Direction.HIGHER_IS_BETTER)));

    assertThat(rules.nodes())
        .containsExactly(
            new IndexNode(
                "access",
                List.of("far", "near"),
                JUDGED.aggregation(),
                JUDGED.weighting(),
                JUDGED.minimumAvailable()),
            node("total", "access"));
  }

  @Test
  void takesTheMethodOfTheTotalFromTheIndex() {
    IndexRules rules =
        compose(
            CareIndex.ofTowns()
                .totalBy(
                    new NodeMethod(new Minimum(), FixedWeights.ofAnyTotal(), List.of(), 0.75)));

    assertThat(rules.root())
        .isEqualTo(
            new IndexNode(
                "total", List.of("care", "money"), new Minimum(), FixedWeights.ofAnyTotal(), 0.75));
  }

  @Test
  void refusesAJudgementOfOtherChildren() {
    CareIndex index =
        CareIndex.empty()
            .with(dimension("access", 10, "1", null, JUDGED))
            .with(indicator("near", "access", Direction.HIGHER_IS_BETTER));
    assertThatThrownBy(() -> compose(index))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The weights of access judge [far, near], but its children are [near]");
  }

  @Test
  void normalisesAnIndicatorInItsOwnWay() {
    IndexRules rules =
        compose(
            CareIndex.ofTowns()
                .with(
                    indicator(
                        "beds",
                        "care",
                        "1",
                        null,
                        Direction.HIGHER_IS_BETTER,
                        new Scaled(0, 5, 1))));

    assertThat(rules.normalisationByIndicator()).isEqualTo(Map.of("beds", new Scaled(0, 5, 1)));
  }

  /** Of the indicators only doctors have a denominator, and are counted per 1,000. */
  @Test
  void dividesByTheFactorsOfTheIndicatorsAndLeavesOtherStepsAsTheyAre() {
    ScreenUnits screen = new ScreenUnits(0.5, 0);
    Impute impute = new Impute(Impute.Method.MEAN, Scope.GROUP);
    IndexRules rules =
        compose(
            CareIndex.ofTowns().preparedBy(screen).preparedBy(new Denominate()).preparedBy(impute));

    assertThat(rules.preparation())
        .containsExactly(screen, new Denominate(Map.of("doctors", 1000.0)), impute);
  }

  @Test
  void refusesWhatIsNoTree() {
    CareIndex index =
        CareIndex.empty()
            .with(dimension("care", 10, "1", "access"))
            .with(dimension("access", 11, "1", "care"))
            .with(dimension("money", 12, "1", null))
            .with(indicator("near", "access", Direction.HIGHER_IS_BETTER))
            .with(indicator("budget", "money", Direction.HIGHER_IS_BETTER));
    assertThatThrownBy(() -> compose(index))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid tree: care is below itself");
  }

  @Test
  void keepsItsOwnCopiesOfLists() {
    assertThat(sum().order()).isUnmodifiable();
    assertThat(CareIndex.ofTowns().method().preparation()).isUnmodifiable();
  }

  private static IndexRules compose(CareIndex index) {
    return ComposeIndex.composeIndex(index.rules(), index.method());
  }

  private static IndexNode node(String id, String... children) {
    return new IndexNode(
        id, List.of(children), new WeightedArithmetic(), FixedWeights.ofAnyTotal(), 0);
  }
}
