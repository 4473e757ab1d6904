package org.districtassessment.core.rule;

import static java.util.Objects.requireNonNull;
import static org.districtassessment.core.Checks.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.districtassessment.core.index.IndexIndicator;
import org.districtassessment.core.index.IndexNode;
import org.districtassessment.core.index.IndexRules;
import org.districtassessment.core.index.normalise.Normalisation;
import org.districtassessment.core.index.prepare.Denominate;
import org.districtassessment.core.index.prepare.PreparationStep;

/** The rules of an edition that is an index, as its engine takes them. */
public final class ComposeIndex {

  /** The id of the node that is the total. */
  public static final String TOTAL = "total";

  private ComposeIndex() {}

  /**
   * Returns the tree of the edition: indicators below their dimensions, these below their parents,
   * the topmost ones below {@link #TOTAL}.
   *
   * @throws IllegalArgumentException if they make no tree
   */
  public static IndexRules composeIndex(RuleSet rules, IndexMethod method) {
    List<IndexIndicator> indicators = new ArrayList<>();
    Map<String, Normalisation> normalisations = new HashMap<>();
    Map<String, Double> weights = new HashMap<>();
    for (IndicatorRule indicator : rules.indicators()) {
      indicators.add(new IndexIndicator(indicator.id(), indicator.direction()));
      weights.put(indicator.id(), indicator.points().doubleValue());
      Normalisation own = indicator.normalisation();
      if (own != null) {
        normalisations.put(indicator.id(), own);
      }
    }
    List<IndexNode> nodes = new ArrayList<>();
    for (Dimension dimension : rules.dimensions()) {
      weights.put(dimension.id(), dimension.points().doubleValue());
      nodes.add(
          node(
              dimension.id(),
              childrenOf(dimension, rules),
              requireNonNull(dimension.method(), dimension.id())));
    }
    List<String> topmost =
        rules.dimensions().stream()
            .filter(each -> each.parent() == null)
            .map(Dimension::id)
            .toList();
    nodes.add(node(TOTAL, topmost, method.total()));
    return new IndexRules(
        indicators,
        method.preparation().stream().map(step -> withFactors(step, rules)).toList(),
        method.normalisation(),
        normalisations,
        nodes,
        weights);
  }

  /** Returns the dimensions and indicators right below a dimension, in rule order. */
  static List<String> childrenOf(Dimension dimension, RuleSet rules) {
    List<String> children = new ArrayList<>();
    rules.dimensions().stream()
        .filter(each -> dimension.id().equals(each.parent()))
        .forEach(each -> children.add(each.id()));
    rules.indicators().stream()
        .filter(each -> each.dimension().equals(dimension.id()))
        .forEach(each -> children.add(each.id()));
    return children;
  }

  private static IndexNode node(String id, List<String> children, NodeMethod method) {
    List<String> order = method.order();
    check(
        order.isEmpty() || new TreeSet<>(order).equals(new TreeSet<>(children)),
        "The weights of %s judge %s, but its children are %s",
        id,
        order,
        children);
    return new IndexNode(
        id,
        order.isEmpty() ? children : order,
        method.aggregation(),
        method.weighting(),
        method.minimumAvailable());
  }

  /** A rule file says per what an indicator is counted at the indicator, not at the step. */
  private static PreparationStep withFactors(PreparationStep step, RuleSet rules) {
    if (!(step instanceof Denominate)) {
      return step;
    }

    Map<String, Double> factors = new HashMap<>();
    for (IndicatorRule indicator : rules.indicators()) {
      if (indicator.denominator() != null) {
        factors.put(indicator.id(), indicator.per().doubleValue());
      }
    }
    return new Denominate(factors);
  }
}
