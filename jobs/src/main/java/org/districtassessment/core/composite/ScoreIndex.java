package org.districtassessment.core.composite;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.districtassessment.core.composite.PreviousYear.UnitIndicator;
import org.districtassessment.core.finding.Problem;
import org.districtassessment.core.finding.RefusedException;
import org.districtassessment.core.index.DataMatrix;
import org.districtassessment.core.index.IndexException;
import org.districtassessment.core.index.IndexInput;
import org.districtassessment.core.index.IndexResult;
import org.districtassessment.core.index.MakeIndex;
import org.districtassessment.core.index.RankUnits;
import org.districtassessment.core.rule.ComposeIndex;
import org.districtassessment.core.rule.Dimension;
import org.districtassessment.core.rule.IndexMethod;
import org.districtassessment.core.rule.IndicatorRule;
import org.districtassessment.core.rule.RuleSet;
import org.jspecify.annotations.Nullable;

/** Scores all units by an edition that is an index. */
final class ScoreIndex {

  private final RuleSet rules;
  private final IndexResult result;

  private ScoreIndex(RuleSet rules, IndexResult result) {
    this.rules = rules;
    this.result = result;
  }

  /**
   * Computes the index.
   *
   * @param values by unit and indicator, all there
   * @throws RefusedException if the rules cannot be applied to these values
   */
  static ScoreIndex of(
      RuleSet rules,
      IndexMethod method,
      List<Unit> units,
      Map<UnitIndicator, IndicatorValue> values,
      PreviousYear previous) {
    IndexInput input = IndexValues.of(rules, method, units, values, previous);
    try {
      return new ScoreIndex(
          rules, MakeIndex.makeIndex(ComposeIndex.composeIndex(rules, method), input));
    } catch (IndexException e) {
      throw new RefusedException(List.of(new Problem(method.at(), String.valueOf(e.getMessage()))));
    }
  }

  IndexResult result() {
    return result;
  }

  /** Returns one score per value, in rule order by unit; units that were screened out have none. */
  List<IndicatorScore> indicatorScores(
      List<Unit> units, Map<UnitIndicator, IndicatorValue> values, PreviousYear previous) {
    DataMatrix ranks = RankUnits.rankUnits(result.normalised());
    Map<String, Integer> rows = rows();
    List<IndicatorScore> scores = new ArrayList<>();
    for (Unit unit : units) {
      @Nullable Integer row = rows.get(unit.key());
      for (int column = 0; column < rules.indicators().size(); column++) {
        IndicatorRule rule = rules.indicators().get(column);
        IndicatorValue value = requireNonNull(values.get(new UnitIndicator(unit.key(), rule.id())));
        double rank = row == null ? Double.NaN : ranks.cell(row, column);
        scores.add(
            new IndicatorScore(
                unit.key(),
                rule.id(),
                value.state(),
                value.numerator(),
                value.denominator(),
                value.value(),
                row == null ? null : Decimals.of(result.normalised().cell(row, column)),
                null,
                rule.points(),
                Double.isNaN(rank) ? null : (int) rank,
                previous.value(unit.key(), rule.id()).orElse(null)));
      }
    }
    return scores;
  }

  /** Returns the units that have a total. */
  List<Standing> standings(List<Unit> units, Map<String, Adjustments> adjustments) {
    Map<String, Integer> rows = rows();
    List<Standing> standings = new ArrayList<>();
    for (Unit unit : units) {
      @Nullable Integer row = rows.get(unit.key());
      if (row == null || Double.isNaN(result.index()[row])) {
        continue;
      }

      standings.add(standing(unit, row, requireNonNull(adjustments.get(unit.key()))));
    }
    return standings;
  }

  private Standing standing(Unit unit, int row, Adjustments adjustments) {
    SortedMap<String, BigDecimal> dimensions = new TreeMap<>();
    for (Dimension dimension : rules.dimensions()) {
      BigDecimal score = Decimals.of(scoreOf(row, dimension.id()));
      if (score != null) {
        dimensions.put(dimension.id(), score);
      }
    }
    return Standing.ofIndex(
        rules,
        unit,
        Decimals.ofFinite(result.index()[row]),
        applicable(row),
        dimensions,
        adjustments);
  }

  private double scoreOf(int row, String node) {
    return result.scores().cell(row, result.scores().columns().indexOf(node));
  }

  /** Returns the part of the full points that rests on indicators the unit has a score of. */
  private BigDecimal applicable(int row) {
    Set<String> scored = new HashSet<>();
    for (int column = 0; column < rules.indicators().size(); column++) {
      if (!Double.isNaN(result.normalised().cell(row, column))) {
        scored.add(rules.indicators().get(column).id());
      }
    }
    double share = 0;
    for (IndexResult.ElementWeight weight : result.weights()) {
      share += scored.contains(weight.id()) ? weight.effective() : 0;
    }
    return Decimals.ofFinite(rules.fullPoints().doubleValue() * share);
  }

  private Map<String, Integer> rows() {
    Map<String, Integer> rows = new HashMap<>();
    for (String unit : result.scores().units()) {
      rows.put(unit, rows.size());
    }
    return rows;
  }
}
