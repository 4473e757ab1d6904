package org.districtassessment.core.composite;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.districtassessment.core.rule.Adjustment.VetoEffect;
import org.districtassessment.core.rule.Dimension;
import org.districtassessment.core.rule.RuleSet;

/** A unit with its total, not yet ranked or graded; the components are as in {@link Scorecard}. */
record Standing(
    Unit unit,
    BigDecimal points,
    BigDecimal applicablePoints,
    SortedMap<String, BigDecimal> dimensions,
    Adjustments adjustments,
    BigDecimal total) {

  /**
   * Adds up one unit; empty where no indicator applies to it.
   *
   * <p>Total = full points × points ÷ applicable points + bonus − penalty, at least 0, rounded
   * once.
   *
   * @param scores the unit's, in rule order
   */
  static Optional<Standing> of(
      RuleSet rules, Unit unit, List<IndicatorScore> scores, Adjustments adjustments) {
    SortedMap<String, BigDecimal> dimensions =
        rules.dimensions().stream()
            .collect(
                Collectors.toMap(
                    Dimension::id, dimension -> zero(), BigDecimal::add, TreeMap::new));
    BigDecimal points = zero();
    BigDecimal applicable = zero();
    for (int i = 0; i < scores.size(); i++) {
      BigDecimal earned = scores.get(i).points();
      if (earned != null) {
        points = points.add(earned);
        applicable = applicable.add(scores.get(i).fullPoints());
        dimensions.merge(rules.indicators().get(i).dimension(), earned, BigDecimal::add);
      }
    }
    if (applicable.signum() == 0) {
      return Optional.empty();
    }

    return Optional.of(
        new Standing(
            unit,
            points,
            applicable,
            dimensions,
            adjustments,
            totalOf(rules, points, applicable, adjustments)));
  }

  /**
   * Returns the total of a unit by points, rounded once.
   *
   * @param applicable of the indicators that apply, not 0
   */
  static BigDecimal totalOf(
      RuleSet rules, BigDecimal points, BigDecimal applicable, Adjustments adjustments) {
    return rounded(
        rules, adjusted(rebased(rules, points, applicable), adjustments).max(BigDecimal.ZERO));
  }

  /**
   * Makes the standing of a unit by an index.
   *
   * <p>Total = index + bonus − penalty, rounded once; it may be negative, as some normalisations
   * are.
   *
   * @param index before adjustments
   * @param applicable part of the full points that the unit has scores of
   * @param dimensions those that have a score
   */
  static Standing ofIndex(
      RuleSet rules,
      Unit unit,
      BigDecimal index,
      BigDecimal applicable,
      SortedMap<String, BigDecimal> dimensions,
      Adjustments adjustments) {
    BigDecimal total = rounded(rules, adjusted(index, adjustments));
    return new Standing(unit, index, applicable, dimensions, adjustments, total);
  }

  /** Returns full points × points ÷ applicable points, to 34 digits. */
  static BigDecimal rebased(RuleSet rules, BigDecimal points, BigDecimal applicable) {
    return rules.fullPoints().multiply(points).divide(applicable, MathContext.DECIMAL128);
  }

  private static BigDecimal adjusted(BigDecimal score, Adjustments adjustments) {
    return adjustments.has(VetoEffect.ZERO_TOTAL)
        ? BigDecimal.ZERO
        : score.add(adjustments.bonus()).subtract(adjustments.penalty());
  }

  private static BigDecimal rounded(RuleSet rules, BigDecimal total) {
    return total.setScale(rules.decimals(), RoundingMode.HALF_UP);
  }

  private static BigDecimal zero() {
    return BigDecimal.ZERO.setScale(Scorecards.POINT_SCALE);
  }
}
