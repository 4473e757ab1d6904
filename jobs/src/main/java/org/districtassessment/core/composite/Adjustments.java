package org.districtassessment.core.composite;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.districtassessment.core.rule.Adjustment;
import org.districtassessment.core.rule.Adjustment.Kind;
import org.districtassessment.core.rule.Adjustment.VetoEffect;

/**
 * What the adjustments of a rule set do to one unit.
 *
 * @param bonus points added, each bonus after its own cap; 0 where any veto acts, as no bonus lifts
 *     a vetoed unit
 * @param penalty points taken, positive, each penalty after its own cap
 * @param vetoes those that act, in rule order
 */
record Adjustments(BigDecimal bonus, BigDecimal penalty, List<Adjustment> vetoes) {

  Adjustments {
    vetoes = List.copyOf(vetoes);
  }

  /**
   * Returns those of one unit.
   *
   * @param amounts by adjustment; one that is not there counts as 0, and so does a negative one: a
   *     bonus never takes points and a penalty never gives any
   */
  static Adjustments of(List<Adjustment> rules, Map<String, BigDecimal> amounts) {
    List<Adjustment> vetoes =
        rules.stream()
            .filter(rule -> rule.kind() == Kind.VETO)
            .filter(veto -> amounts.getOrDefault(veto.id(), BigDecimal.ZERO).signum() > 0)
            .toList();
    BigDecimal bonus = vetoes.isEmpty() ? sum(Kind.BONUS, rules, amounts) : BigDecimal.ZERO;
    return new Adjustments(
        bonus.setScale(Scorecards.POINT_SCALE, RoundingMode.HALF_UP),
        sum(Kind.PENALTY, rules, amounts).setScale(Scorecards.POINT_SCALE, RoundingMode.HALF_UP),
        vetoes);
  }

  private static BigDecimal sum(
      Kind kind, List<Adjustment> rules, Map<String, BigDecimal> amounts) {
    return rules.stream()
        .filter(rule -> rule.kind() == kind)
        .map(rule -> capped(rule, amounts.getOrDefault(rule.id(), BigDecimal.ZERO)))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Returns what a veto does, as rule files write it. */
  static String idOf(VetoEffect effect) {
    return effect.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns the points of a bonus or penalty: not negative, not above its cap. */
  static BigDecimal capped(Adjustment rule, BigDecimal amount) {
    BigDecimal points = amount.max(BigDecimal.ZERO);
    BigDecimal cap = rule.cap();
    return cap == null ? points : points.min(cap);
  }

  boolean has(VetoEffect effect) {
    return vetoes.stream().anyMatch(veto -> veto.effect() == effect);
  }

  boolean zero(String indicator) {
    for (Adjustment veto : vetoes) {
      if (veto.effect() == VetoEffect.ZERO_INDICATOR && indicator.equals(veto.effectTarget())) {
        return true;
      }
    }
    return false;
  }
}
