package org.districtassessment.core.composite;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.districtassessment.core.composite.PreviousYear.UnitIndicator;
import org.districtassessment.core.composite.ScoreIndicator.Measured;
import org.districtassessment.core.finding.Problem;
import org.districtassessment.core.finding.Problems;
import org.districtassessment.core.rule.IndexMethod;
import org.districtassessment.core.rule.IndicatorRule;
import org.districtassessment.core.rule.RuleSet;

/** Indicator values to ranked and graded scorecards. */
public final class ScoreUnits {

  private ScoreUnits() {}

  /**
   * Scores, adds up, ranks and grades all units.
   *
   * <p>A missing value earns 0 points; an indicator that is not applicable leaves both the points
   * and the points to be had, from which the total is rebased to the full points. Bonuses and
   * penalties, each within its cap, come on top; a unit with a veto gets no bonus. The total is
   * rounded once, HALF_UP, and ranks (1, 1, 3) and grades go by the rounded total.
   *
   * <p>Where the rules are an index, it makes the scores and totals instead: what is missing or not
   * applicable leaves the weight to the others, unless a step of the index imputes it; bonuses,
   * penalties, vetoes, rounding, ranks and grades are the same.
   *
   * <p>A unit to which no indicator applies is not assessed: it has no scorecard and counts in no
   * rank, group size or quota, as neither 0 nor full points would be true of it. Its indicator
   * scores are there and say so.
   *
   * @param units in any order, unique by key
   * @param values one of each unit and indicator of the rules, in any order; others are ignored
   * @param amounts unique by unit and adjustment; one that is not there is 0, as a negative one is
   * @throws IllegalArgumentException if a value is not there, or {@link #missingGroups} was not
   *     empty
   * @throws org.districtassessment.core.finding.RefusedException if an index cannot be computed of
   *     these values
   */
  public static Scorecards scoreUnits(
      RuleSet rules,
      List<Unit> units,
      List<IndicatorValue> values,
      List<AdjustmentAmount> amounts,
      PreviousYear previous) {
    List<Unit> sorted = units.stream().sorted(Comparator.comparing(Unit::key)).toList();
    Map<String, Adjustments> adjustments = adjustments(rules, sorted, amounts);
    Map<UnitIndicator, IndicatorValue> byPlace = byPlace(rules, sorted, values);
    IndexMethod method = rules.index();
    if (method != null) {
      ScoreIndex index = ScoreIndex.of(rules, method, sorted, byPlace, previous);
      return new Scorecards(
          MakeScorecards.makeScorecards(
              rules.grades(), index.standings(sorted, adjustments), previous),
          index.indicatorScores(sorted, byPlace, previous),
          index.result());
    }

    Map<String, List<IndicatorScore>> scores =
        indicatorScores(rules, sorted, byPlace, adjustments, previous);
    List<Standing> standings =
        sorted.stream()
            .map(unit -> Standing.of(rules, unit, of(unit, scores), of(unit, adjustments)))
            .flatMap(Optional::stream)
            .toList();
    return new Scorecards(
        MakeScorecards.makeScorecards(rules.grades(), standings, previous),
        sorted.stream().flatMap(unit -> of(unit, scores).stream()).toList(),
        null);
  }

  private static Map<UnitIndicator, IndicatorValue> byPlace(
      RuleSet rules, List<Unit> units, List<IndicatorValue> values) {
    Map<UnitIndicator, IndicatorValue> byPlace =
        values.stream()
            .collect(
                Collectors.toMap(
                    value -> new UnitIndicator(value.unit(), value.indicator()), value -> value));
    for (IndicatorRule rule : rules.indicators()) {
      for (Unit unit : units) {
        if (!byPlace.containsKey(new UnitIndicator(unit.key(), rule.id()))) {
          throw new IllegalArgumentException("No value of " + rule.id() + " for " + unit.key());
        }
      }
    }
    return byPlace;
  }

  /**
   * Returns a problem for every indicator that is scored by group and a group of the units that it
   * does not name; to be called before anything is scored.
   */
  public static List<Problem> missingGroups(RuleSet rules, List<Unit> units) {
    Set<String> groups =
        units.stream().map(Unit::group).collect(Collectors.toCollection(TreeSet::new));
    Problems problems = new Problems();
    for (IndicatorRule rule : rules.indicators()) {
      for (String group : groups) {
        if (!rule.score().byGroup().isEmpty() && rule.score().of(group).isEmpty()) {
          problems.add(
              rule.at(),
              "No score of %s for the group %s (must be one of %s; add it under by-group)",
              rule.id(),
              group,
              String.join(", ", rule.score().byGroup().keySet()));
        }
      }
    }
    return problems.sorted();
  }

  private static Map<String, Adjustments> adjustments(
      RuleSet rules, List<Unit> units, List<AdjustmentAmount> amounts) {
    Map<String, Map<String, BigDecimal>> byUnit =
        amounts.stream()
            .collect(
                Collectors.groupingBy(
                    AdjustmentAmount::unit,
                    Collectors.toMap(AdjustmentAmount::adjustment, AdjustmentAmount::amount)));
    return units.stream()
        .collect(
            Collectors.toMap(
                Unit::key,
                unit ->
                    Adjustments.of(
                        rules.adjustments(), byUnit.getOrDefault(unit.key(), Map.of()))));
  }

  /** Returns scores by unit, in rule order. */
  private static Map<String, List<IndicatorScore>> indicatorScores(
      RuleSet rules,
      List<Unit> units,
      Map<UnitIndicator, IndicatorValue> values,
      Map<String, Adjustments> adjustments,
      PreviousYear previous) {
    List<IndicatorScore> scores = new ArrayList<>();
    for (IndicatorRule rule : rules.indicators()) {
      List<Measured> measured = new ArrayList<>();
      for (Unit unit : units) {
        IndicatorValue value = requireNonNull(values.get(new UnitIndicator(unit.key(), rule.id())));
        measured.add(new Measured(unit, value, of(unit, adjustments).zero(rule.id())));
      }
      scores.addAll(ScoreIndicator.scoreIndicator(rule, measured, previous));
    }
    return scores.stream().collect(Collectors.groupingBy(IndicatorScore::unit));
  }

  private static <T> T of(Unit unit, Map<String, T> byUnit) {
    return requireNonNull(byUnit.get(unit.key()), unit.key());
  }
}
