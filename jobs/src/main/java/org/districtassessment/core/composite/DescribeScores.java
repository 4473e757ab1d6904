package org.districtassessment.core.composite;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.districtassessment.core.index.DataMatrix;
import org.districtassessment.core.index.IndexIndicator;
import org.districtassessment.core.index.IndexNode;
import org.districtassessment.core.index.IndexResult;
import org.districtassessment.core.index.IndexResult.ElementWeight;
import org.districtassessment.core.index.IndexRules;
import org.districtassessment.core.index.RankUnits;
import org.districtassessment.core.index.aggregate.WeightedArithmetic;
import org.districtassessment.core.index.normalise.MinMax;
import org.districtassessment.core.index.statistics.CorrelationLimits;
import org.districtassessment.core.index.statistics.DescribeIndex;
import org.districtassessment.core.index.statistics.IndexStatistics;
import org.districtassessment.core.index.statistics.StatisticsLimits;
import org.districtassessment.core.index.weight.FixedWeights;
import org.districtassessment.core.rule.ComposeIndex;
import org.districtassessment.core.rule.Dimension;
import org.districtassessment.core.rule.IndexMethod;
import org.districtassessment.core.rule.IndicatorRule;
import org.districtassessment.core.rule.RuleSet;
import org.districtassessment.core.scoring.Direction;
import org.jspecify.annotations.Nullable;

/**
 * The statistics of an edition, whether it is an index or a points system.
 *
 * <p>A points system is described as the index that it is: scores are shares of points, 0 to 100; a
 * dimension's is that of the points of its applicable indicators; weights are points. A nominal
 * indicator has no better end, so its score stands for its value.
 */
public final class DescribeScores {

  private static final double FULL = 100;

  private final RuleSet rules;
  private final List<Unit> units;
  private final Map<String, Map<String, IndicatorScore>> byUnit = new HashMap<>();

  private DescribeScores(RuleSet rules, Scorecards scored) {
    this.rules = rules;
    units =
        scored.cards().stream()
            .map(Scorecard::unit)
            .sorted(Comparator.comparing(Unit::key))
            .toList();
    for (IndicatorScore score : scored.indicatorScores()) {
      byUnit.computeIfAbsent(score.unit(), unit -> new HashMap<>()).put(score.indicator(), score);
    }
  }

  /** Statistics, and the weights that led to the scores. */
  public record Described(IndexStatistics statistics, List<ElementWeight> weights) {

    public Described {
      weights = List.copyOf(weights);
    }
  }

  /** Describes the scores of the units that have scorecards. */
  public static Described describeScores(RuleSet rules, Scorecards scored) {
    IndexStatistics.Options options =
        new IndexStatistics.Options(
            StatisticsLimits.DEFAULT,
            new CorrelationLimits(
                rules.statistics().low().doubleValue(), rules.statistics().high().doubleValue()),
            rules.statistics().strengths());
    IndexMethod method = rules.index();
    IndexResult index = scored.index();
    if (method != null && index != null) {
      IndexRules composed = ComposeIndex.composeIndex(rules, method);
      return new Described(DescribeIndex.describeIndex(composed, index, options), index.weights());
    }

    DescribeScores points = new DescribeScores(rules, scored);
    IndexRules asIndex = points.rules();
    IndexResult result = points.result(asIndex);
    return new Described(DescribeIndex.describeIndex(asIndex, result, options), result.weights());
  }

  private IndexRules rules() {
    List<IndexIndicator> indicators = new ArrayList<>();
    Map<String, Double> weights = new HashMap<>();
    for (IndicatorRule rule : rules.indicators()) {
      boolean isNominal = rule.direction() == Direction.NOMINAL;
      indicators.add(
          new IndexIndicator(rule.id(), isNominal ? Direction.HIGHER_IS_BETTER : rule.direction()));
      weights.put(rule.id(), rule.points().doubleValue());
    }
    List<IndexNode> nodes = new ArrayList<>();
    for (Dimension dimension : rules.dimensions()) {
      weights.put(dimension.id(), dimension.points().doubleValue());
      nodes.add(node(dimension.id(), childrenOf(dimension)));
    }
    nodes.add(node(ComposeIndex.TOTAL, rules.dimensions().stream().map(Dimension::id).toList()));
    return new IndexRules(indicators, List.of(), new MinMax(0, FULL), Map.of(), nodes, weights);
  }

  private static IndexNode node(String id, List<String> children) {
    return new IndexNode(id, children, new WeightedArithmetic(), FixedWeights.ofAnyTotal(), 0);
  }

  private List<String> childrenOf(Dimension dimension) {
    return rules.indicators().stream()
        .filter(rule -> rule.dimension().equals(dimension.id()))
        .map(IndicatorRule::id)
        .toList();
  }

  private IndexResult result(IndexRules asIndex) {
    List<String> indicators = asIndex.indicatorIds();
    double[][] values = new double[indicators.size()][units.size()];
    double[][] scores = new double[indicators.size()][units.size()];
    for (int column = 0; column < indicators.size(); column++) {
      IndicatorRule rule = rules.indicators().get(column);
      for (int unit = 0; unit < units.size(); unit++) {
        IndicatorScore score = scoreOf(unit, rule.id());
        scores[column][unit] = number(score.score());
        values[column][unit] =
            rule.direction() == Direction.NOMINAL && score.state() == State.VALUE
                ? number(score.score())
                : number(score.value());
      }
    }
    List<String> nodes = asIndex.nodeIds();
    double[][] nodeScores = new double[nodes.size()][units.size()];
    for (int node = 0; node < nodes.size(); node++) {
      for (int unit = 0; unit < units.size(); unit++) {
        nodeScores[node][unit] = shareOfPoints(unit, nodes.get(node));
      }
    }
    DataMatrix raw =
        DataMatrix.of(
            units.stream().map(Unit::key).toList(),
            units.stream().map(Unit::group).toList(),
            indicators,
            values);
    DataMatrix ofNodes = raw.with(nodes, nodeScores);
    return new IndexResult(
        raw, List.of(), raw.with(scores), weights(asIndex), ofNodes, RankUnits.rankUnits(ofNodes));
  }

  /** Returns the points of a dimension, or of all, in percent of those that apply to the unit. */
  private double shareOfPoints(int unit, String node) {
    BigDecimal earned = BigDecimal.ZERO;
    BigDecimal applicable = BigDecimal.ZERO;
    for (IndicatorRule rule : rules.indicators()) {
      BigDecimal points = scoreOf(unit, rule.id()).points();
      boolean counts = node.equals(ComposeIndex.TOTAL) || node.equals(rule.dimension());
      if (counts && points != null) {
        earned = earned.add(points);
        applicable = applicable.add(rule.points());
      }
    }
    return applicable.signum() == 0
        ? Double.NaN
        : FULL * earned.doubleValue() / applicable.doubleValue();
  }

  private IndicatorScore scoreOf(int unit, String indicator) {
    @Nullable IndicatorScore score =
        byUnit.getOrDefault(units.get(unit).key(), Map.of()).get(indicator);
    if (score == null) {
      throw new IllegalArgumentException(
          "No score of " + indicator + " for " + units.get(unit).key());
    }
    return score;
  }

  private List<ElementWeight> weights(IndexRules asIndex) {
    double full = rules.fullPoints().doubleValue();
    List<ElementWeight> weights = new ArrayList<>();
    for (IndexNode node : asIndex.nodes()) {
      double total = 0;
      for (double nominal : asIndex.nominalWeights(node)) {
        total += nominal;
      }
      for (String child : node.children()) {
        double nominal = asIndex.weights().getOrDefault(child, 0.0);
        weights.add(new ElementWeight(child, node.id(), nominal, nominal / total, nominal / full));
      }
    }
    return weights;
  }

  private static double number(@Nullable BigDecimal number) {
    return number == null ? Double.NaN : number.doubleValue();
  }
}
