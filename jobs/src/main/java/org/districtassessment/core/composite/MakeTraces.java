package org.districtassessment.core.composite;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.districtassessment.core.composite.PreviousYear.UnitIndicator;
import org.districtassessment.core.index.IndexResult;
import org.districtassessment.core.rule.Adjustment;
import org.districtassessment.core.rule.Adjustment.Kind;
import org.districtassessment.core.rule.Dimension;
import org.districtassessment.core.rule.IndicatorRule;
import org.districtassessment.core.rule.RuleSet;
import org.jspecify.annotations.Nullable;

/** Says of every score how it came about. */
public final class MakeTraces {

  private final RuleSet rules;
  private final Map<UnitIndicator, IndicatorValue> computed;
  private final Map<UnitIndicator, Correction> corrections;
  private final Map<UnitIndicator, IndicatorScore> scores;
  private final Map<String, Scorecard> cards;
  private final Map<String, Map<String, BigDecimal>> amounts;
  private final @Nullable TraceIndex index;

  private MakeTraces(
      RuleSet rules,
      List<IndicatorValue> computed,
      List<Correction> corrections,
      List<AdjustmentAmount> amounts,
      Scorecards scored) {
    this.rules = rules;
    this.computed =
        computed.stream()
            .collect(
                Collectors.toMap(
                    value -> new UnitIndicator(value.unit(), value.indicator()), value -> value));
    this.corrections =
        corrections.stream()
            .collect(
                Collectors.toMap(
                    each -> new UnitIndicator(each.unit(), each.indicator()), each -> each));
    this.scores =
        scored.indicatorScores().stream()
            .collect(
                Collectors.toMap(
                    score -> new UnitIndicator(score.unit(), score.indicator()), score -> score));
    this.cards =
        scored.cards().stream().collect(Collectors.toMap(card -> card.unit().key(), card -> card));
    this.amounts = new HashMap<>();
    for (AdjustmentAmount amount : amounts) {
      this.amounts
          .computeIfAbsent(amount.unit(), unit -> new HashMap<>())
          .put(amount.adjustment(), amount.amount());
    }
    IndexResult result = scored.index();
    this.index = result == null ? null : new TraceIndex(result);
  }

  /**
   * Returns every step of every unit: by unit key; of each its indicators in rule order, its
   * dimensions in rule order, and its total; of each item by number.
   *
   * @param computed the values before corrections
   * @param corrections those that were applied
   */
  public static List<TraceStep> makeTraces(
      RuleSet rules,
      List<Unit> units,
      List<IndicatorValue> computed,
      List<Correction> corrections,
      List<AdjustmentAmount> amounts,
      Scorecards scored) {
    MakeTraces traces = new MakeTraces(rules, computed, corrections, amounts, scored);
    return units.stream()
        .map(Unit::key)
        .sorted(Comparator.naturalOrder())
        .flatMap(unit -> traces.ofUnit(unit).stream())
        .toList();
  }

  private List<TraceStep> ofUnit(String unit) {
    List<TraceStep> steps = new ArrayList<>();
    for (IndicatorRule rule : rules.indicators()) {
      steps.addAll(ofIndicator(unit, rule).steps());
    }
    Scorecard card = cards.get(unit);
    if (card != null) {
      for (Dimension dimension : rules.dimensions()) {
        steps.addAll(ofDimension(card, dimension).steps());
      }
      steps.addAll(ofTotal(card).steps());
    } else {
      TraceOfItem total = new TraceOfItem(unit, "total", TraceStep.Kind.TOTAL, rules.at());
      total.add("not-assessed", null, index == null ? null : index.reasonAgainst(unit));
      steps.addAll(total.steps());
    }
    return steps;
  }

  private TraceOfItem ofIndicator(String unit, IndicatorRule rule) {
    UnitIndicator place = new UnitIndicator(unit, rule.id());
    IndicatorValue value = requireNonNull(computed.get(place));
    IndicatorScore score = requireNonNull(scores.get(place));
    TraceOfItem trace = new TraceOfItem(unit, rule.id(), TraceStep.Kind.INDICATOR, rule.at());
    addValue(trace, value);
    Correction correction = corrections.get(place);
    if (correction != null) {
      String note =
          "%s, %s: %s (%s)"
              .formatted(
                  correction.decidedOn(),
                  correction.reviewer(),
                  correction.reason(),
                  correction.at());
      trace.add(
          "corrected",
          score.value(),
          score.value() == null ? score.state().id() + "; " + note : note);
    }
    if (index != null) {
      index.addCell(trace, unit, rule);
      return trace;
    }

    String veto = zeroedBy(unit, rule);
    if (score.points() != null) {
      trace.add("points", score.points(), veto == null ? null : "0 by the veto " + veto);
    } else if (score.state() != value.state()) {
      trace.add("points", null, score.state().id());
    }
    return trace;
  }

  private static void addValue(TraceOfItem trace, IndicatorValue value) {
    trace.addIfThere("numerator", value.numerator());
    trace.addIfThere("denominator", value.denominator());
    trace.add("value", value.value(), value.state() == State.VALUE ? null : value.state().id());
  }

  private @Nullable String zeroedBy(String unit, IndicatorRule rule) {
    Scorecard card = cards.get(unit);
    if (card == null) {
      return null;
    }

    return rules.adjustments().stream()
        .filter(each -> each.effect() == Adjustment.VetoEffect.ZERO_INDICATOR)
        .filter(each -> rule.id().equals(each.effectTarget()))
        .filter(each -> card.vetoReasons().contains(each.id()))
        .map(Adjustment::id)
        .findFirst()
        .orElse(null);
  }

  private TraceOfItem ofDimension(Scorecard card, Dimension dimension) {
    String unit = card.unit().key();
    TraceOfItem trace =
        new TraceOfItem(unit, dimension.id(), TraceStep.Kind.DIMENSION, dimension.at());
    BigDecimal score = card.dimensions().get(dimension.id());
    if (index != null) {
      index.addNode(trace, dimension.id(), score);
      return trace;
    }

    for (IndicatorRule rule : rules.indicators()) {
      if (rule.dimension().equals(dimension.id())) {
        BigDecimal points = requireNonNull(scores.get(new UnitIndicator(unit, rule.id()))).points();
        if (points != null) {
          trace.add("part", points, rule.id(), rule.at());
        }
      }
    }
    trace.add("points", score, null);
    return trace;
  }

  private TraceOfItem ofTotal(Scorecard card) {
    TraceOfItem trace =
        new TraceOfItem(card.unit().key(), "total", TraceStep.Kind.TOTAL, rules.at());
    if (index != null) {
      index.addNode(trace, "total", card.points());
    } else {
      for (Dimension dimension : rules.dimensions()) {
        trace.add("part", card.dimensions().get(dimension.id()), dimension.id(), dimension.at());
      }
      trace.add("points", card.points(), null);
      trace.add("applicable-points", card.applicablePoints(), null);
      trace.add("rebased", Standing.rebased(rules, card.points(), card.applicablePoints()), null);
    }
    addAdjustments(trace, card);
    trace.add("total", card.total(), null);
    trace.add("rank", BigDecimal.valueOf(card.rank()), null);
    trace.add(
        "group-rank",
        BigDecimal.valueOf(card.groupRank()),
        "of %d in %s".formatted(card.groupSize(), card.unit().group()));
    trace.add("grade", null, card.grade());
    return trace;
  }

  private void addAdjustments(TraceOfItem trace, Scorecard card) {
    Map<String, BigDecimal> ofUnit = amounts.getOrDefault(card.unit().key(), Map.of());
    boolean isVetoed = !card.vetoReasons().isEmpty();
    for (Adjustment rule : rules.adjustments()) {
      BigDecimal amount = ofUnit.getOrDefault(rule.id(), BigDecimal.ZERO);
      if (amount.signum() <= 0) {
        continue;
      }

      if (rule.kind() == Kind.VETO) {
        String effect = rule.effect() == null ? "" : ": " + Adjustments.idOf(rule.effect());
        trace.add("veto", amount, rule.id() + effect, rule.at());
      } else if (rule.kind() == Kind.BONUS && isVetoed) {
        trace.add("bonus", BigDecimal.ZERO, rule.id() + ": none beside a veto", rule.at());
      } else {
        String step = rule.kind() == Kind.BONUS ? "bonus" : "penalty";
        trace.add(step, Adjustments.capped(rule, amount), rule.id(), rule.at());
      }
    }
  }
}
