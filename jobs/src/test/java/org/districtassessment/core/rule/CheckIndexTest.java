package org.districtassessment.core.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.districtassessment.core.composite.CareIndex.dimension;
import static org.districtassessment.core.composite.CareIndex.indicator;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.districtassessment.core.composite.CareIndex;
import org.districtassessment.core.composite.TownRules;
import org.districtassessment.core.finding.Problem;
import org.districtassessment.core.finding.Problems;
import org.districtassessment.core.index.aggregate.WeightedArithmetic;
import org.districtassessment.core.index.prepare.Denominate;
import org.districtassessment.core.index.prepare.Fallback;
import org.districtassessment.core.index.prepare.Impute;
import org.districtassessment.core.index.prepare.ScreenUnits;
import org.districtassessment.core.index.prepare.TreatOutliers;
import org.districtassessment.core.index.weight.FixedWeights;
import org.districtassessment.core.rule.Adjustment.VetoEffect;
import org.districtassessment.core.scoring.Direction;
import org.districtassessment.core.scoring.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class CheckIndexTest {

  @Test
  void findsNothingWrongWithAnIndexThatIsWhole() {
    assertThat(
            problems(
                CareIndex.ofTowns()
                    .with(dimension("access", 12, "2", "care"))
                    .with(indicator("near", "access", Direction.HIGHER_IS_BETTER))
                    .with(TownRules.veto("closed", VetoEffect.ZERO_TOTAL, null))
                    .with(TownRules.bonus("model", "3"))
                    .preparedBy(new ScreenUnits(0.5, 0))
                    .preparedBy(new Denominate())
                    .preparedBy(imputing("doctors", "near"))
                    .preparedBy(exempting("budget"))))
        .isEmpty();
  }

  @Test
  void namesTheDimensionThatWasProbablyMeant() {
    assertThat(
            problems(
                CareIndex.ofTowns()
                    .with(dimension("access", 12, "2", "caer"))
                    .with(indicator("near", "access", Direction.HIGHER_IS_BETTER))))
        .containsExactly(
            "clinics.yaml:12:5: Dimension access is a part of an unknown one: caer (did you mean"
                + " care?)");
  }

  @Test
  void wantsSomethingInEveryDimension() {
    assertThat(problems(CareIndex.ofTowns().with(dimension("access", 12, "2", "care"))))
        .containsExactly("clinics.yaml:12:5: Dimension access has no indicator and no dimension");
  }

  @Test
  void refusesANominalIndicatorAndSaysWhatToDoInstead() {
    assertThat(problems(CareIndex.ofTowns().with(indicator("visits", "care", Direction.NOMINAL))))
        .containsExactly(
            "visits.yaml:3:5: Indicator visits of an index cannot be nominal (give the distance"
                + " from the best value as its value, and lower-is-better)");
  }

  @Test
  void refusesAVetoThatTakesPointsWhichNobodyHas() {
    assertThat(
            problems(
                CareIndex.ofTowns()
                    .with(TownRules.veto("faked", VetoEffect.ZERO_INDICATOR, "doctors"))))
        .containsExactly(
            "clinics.yaml:30:5: Adjustment faked takes the points of an indicator, but those of an"
                + " index have none (use another effect)");
  }

  @Test
  void dividesByDenominatorsOnce() {
    assertThat(
            problems(
                CareIndex.ofTowns()
                    .preparedBy(new Denominate())
                    .preparedBy(new ScreenUnits(0.5, 0))
                    .preparedBy(new Denominate())))
        .containsExactly(
            "clinics.yaml:9:5: The index divides by denominators twice (delete one step)");
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(names = {"PREVIOUS_YEAR", "LINEAR"})
  void takesRatiosOfEarlierYearsOnlyBehindTheDivision(Impute.Method method) {
    Impute impute = new Impute(method, Scope.ALL);
    assertThat(problems(CareIndex.ofTowns().preparedBy(impute).preparedBy(new Denominate())))
        .containsExactly(
            "clinics.yaml:9:5: Values of earlier years are imputed before the index divides by"
                + " denominators (put the step denominate first)");
    assertThat(problems(CareIndex.ofTowns().preparedBy(new Denominate()).preparedBy(impute)))
        .as("behind it")
        .isEmpty();
    assertThat(problems(CareIndex.ofTowns().preparedBy(impute))).as("without a division").isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"PREVIOUS_YEAR", "LINEAR", "CONSTANT"})
  void imputesFromTheSameYearBeforeTheDivision(Impute.Method method) {
    assertThat(
            problems(
                CareIndex.ofTowns()
                    .preparedBy(new Impute(method, Scope.ALL))
                    .preparedBy(new Denominate())))
        .isEmpty();
  }

  @Test
  void namesTheIndicatorsThatAStepProbablyMeant() {
    assertThat(
            problems(
                CareIndex.ofTowns()
                    .preparedBy(imputing("doctor", "waiting"))
                    .preparedBy(exempting("beds"))))
        .containsExactly(
            "clinics.yaml:9:5: A step of the index names an unknown indicator: beds (known: budget,"
                + " doctors, waiting)",
            "clinics.yaml:9:5: A step of the index names an unknown indicator: doctor (did you mean"
                + " doctors?)");
  }

  @Test
  void saysWhyThePartsMakeNoTree() {
    assertThat(
            problems(
                CareIndex.ofTowns()
                    .totalBy(
                        new NodeMethod(
                            new WeightedArithmetic(),
                            FixedWeights.ofAnyTotal(),
                            List.of("money", "access"),
                            0))))
        .containsExactly(
            "clinics.yaml:9:5: The weights of total judge [money, access], but its children are"
                + " [care, money]");
  }

  /** The indicator is reported where its dimension is looked for, not once more as no tree. */
  @Test
  void staysSilentAboutTheTreeWhereAnIndicatorHasNoPlaceInIt() {
    assertThat(
            problems(
                CareIndex.ofTowns().with(indicator("near", "access", Direction.HIGHER_IS_BETTER))))
        .isEmpty();
  }

  @Test
  void staysSilentAboutTheTreeWhereItsPartsAreWrong() {
    assertThat(
            problems(
                CareIndex.ofTowns()
                    .with(dimension("access", 12, "1", "nowhere"))
                    .with(indicator("near", "access", Direction.NOMINAL))))
        .containsExactly(
            "clinics.yaml:12:5: Dimension access is a part of an unknown one: nowhere (known: care,"
                + " money, access)",
            "near.yaml:3:5: Indicator near of an index cannot be nominal (give the distance from"
                + " the best value as its value, and lower-is-better)");
  }

  @Test
  void looksAtTheTreeThoughSomethingElseWasReported() {
    Problems problems = new Problems();
    problems.add(TownRules.AT, "Something else");
    CareIndex index =
        CareIndex.ofTowns()
            .with(dimension("access", 12, "1", "sites"))
            .with(dimension("sites", 13, "1", "access"))
            .with(indicator("near", "access", Direction.HIGHER_IS_BETTER));
    CheckIndex.check(index.rules(), index.method(), problems);
    assertThat(problems.sorted())
        .map(Problem::toString)
        .containsExactly(
            "clinics.yaml:3:5: Something else",
            "clinics.yaml:9:5: Invalid tree: access is below itself");
  }

  private static Impute imputing(String... only) {
    return new Impute(Impute.Method.CONSTANT, Scope.ALL, OptionalDouble.of(1), Set.of(only));
  }

  private static TreatOutliers exempting(String... ids) {
    return new TreatOutliers(
        2, 3.5, OptionalInt.empty(), Fallback.of(Fallback.Kind.NONE), Set.of(ids));
  }

  private static List<String> problems(CareIndex index) {
    Problems problems = new Problems();
    CheckIndex.check(index.rules(), index.method(), problems);
    return problems.sorted().stream().map(Problem::toString).toList();
  }
}
