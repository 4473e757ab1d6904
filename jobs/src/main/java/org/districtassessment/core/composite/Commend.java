package org.districtassessment.core.composite;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.districtassessment.core.composite.Commendation.Reason;
import org.districtassessment.core.rule.Adjustment;
import org.districtassessment.core.rule.Adjustment.VetoEffect;
import org.districtassessment.core.rule.CommendationRules;
import org.districtassessment.core.rule.GradeScale.Quota;
import org.districtassessment.core.rule.RuleSet;

/** Scorecards to candidates for a commendation. A candidate is proposed; people decide. */
public final class Commend {

  private Commend() {}

  /**
   * Returns one row per scorecard, in their order; nothing where the edition commends nobody.
   *
   * <p>A unit is a candidate that no veto bars, whose grade is among those commended, whose rounded
   * total is at least the least one, and that has a place in the quota. The quota counts all units
   * of the group (or all), and is filled by total; units that tie at its boundary are all taken or
   * none, as it says.
   *
   * @param cases what units submitted in support, by unit
   */
  public static List<Commendation> commend(
      RuleSet rules, Scorecards scores, Map<String, List<String>> cases) {
    CommendationRules commendation = rules.commendation();
    if (commendation == null) {
      return List.of();
    }

    List<Commendation> eligible =
        scores.cards().stream()
            .map(
                card ->
                    new Commendation(
                        card,
                        reason(rules, commendation, card),
                        bars(commendation, card),
                        cases.getOrDefault(card.unit().key(), List.of())))
            .toList();
    Quota quota = commendation.quota();
    return quota == null ? eligible : withinQuota(quota, eligible);
  }

  private static List<String> bars(CommendationRules commendation, Scorecard card) {
    return card.vetoReasons().stream().filter(commendation::isBarredBy).toList();
  }

  private static Reason reason(RuleSet rules, CommendationRules commendation, Scorecard card) {
    List<String> bars = bars(commendation, card);
    if (!bars.isEmpty()) {
      return bars.stream().allMatch(caps(rules)::contains) ? Reason.GRADE_CAPPED : Reason.VETOED;
    }

    if (!commendation.grades().contains(card.grade())) {
      return Reason.GRADE_BELOW;
    }

    BigDecimal least = commendation.least();
    return least != null && card.total().compareTo(least) < 0
        ? Reason.TOTAL_BELOW
        : Reason.CANDIDATE;
  }

  /** The vetoes that cap the grade. */
  private static Set<String> caps(RuleSet rules) {
    return rules.adjustments().stream()
        .filter(each -> each.effect() == VetoEffect.CAP_GRADE)
        .map(Adjustment::id)
        .collect(Collectors.toSet());
  }

  private static List<Commendation> withinQuota(Quota quota, List<Commendation> all) {
    Set<String> picked =
        FillQuota.fillQuota(
            quota,
            all.stream()
                .map(
                    one ->
                        new FillQuota.Place(
                            one.card().unit(), one.card().total(), one.isCandidate()))
                .toList());
    List<Commendation> within = new ArrayList<>();
    for (Commendation one : all) {
      boolean isOut = one.isCandidate() && !picked.contains(one.card().unit().key());
      within.add(
          isOut ? new Commendation(one.card(), Reason.QUOTA_FULL, one.bars(), one.cases()) : one);
    }
    return within;
  }
}
