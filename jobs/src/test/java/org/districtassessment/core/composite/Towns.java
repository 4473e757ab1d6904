package org.districtassessment.core.composite;

import static org.districtassessment.core.composite.TownRules.decimal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.districtassessment.core.rule.Adjustment;
import org.districtassessment.core.rule.IndicatorRule;
import org.districtassessment.core.rule.RuleSet;
import org.jspecify.annotations.Nullable;

/** Towns and what was measured in them. */
record Towns(
    RuleSet rules, List<Unit> units, List<IndicatorValue> values, List<AdjustmentAmount> amounts) {

  /**
   * Reads a town a line: its key, then region, values and amounts of adjustments by id.
   *
   * <p>A value is {@code 3/2000}, a numerator and a denominator of which it is made, each {@code -}
   * where missing; a number, which is the numerator too where the rule has no denominator; {@code
   * none}, missing; or {@code n/a}, not applicable.
   */
  static Towns read(RuleSet rules, String towns) {
    List<Unit> units = new ArrayList<>();
    List<IndicatorValue> values = new ArrayList<>();
    List<AdjustmentAmount> amounts = new ArrayList<>();
    for (String town : towns.lines().toList()) {
      List<String> words = List.of(town.split(" +"));
      String key = words.get(0);
      Map<String, String> entries =
          words.stream()
              .filter(word -> word.contains("="))
              .map(word -> word.split("="))
              .collect(Collectors.toMap(entry -> entry[0], entry -> entry[1]));
      units.add(new Unit(key, key, entries.getOrDefault("region", "none")));
      for (IndicatorRule rule : rules.indicators()) {
        if (entries.containsKey(rule.id())) {
          values.add(value(key, rule, entries.getOrDefault(rule.id(), "none")));
        }
      }
      rules.adjustments().stream()
          .map(Adjustment::id)
          .filter(entries::containsKey)
          .forEach(
              id ->
                  amounts.add(
                      new AdjustmentAmount(key, id, decimal(entries.getOrDefault(id, "0")))));
    }
    return new Towns(rules, units, values, amounts);
  }

  Scorecards score(PreviousYear previous) {
    return ScoreUnits.scoreUnits(rules, units, values, amounts, previous);
  }

  /** Corrects, scores and traces; a step is {@code unit kind item number step value note place}. */
  List<String> trace(List<Correction> corrections) {
    Scorecards scored =
        ScoreUnits.scoreUnits(
            rules,
            units,
            CorrectValues.correctValues(rules, values, corrections),
            amounts,
            PreviousYear.UNKNOWN);
    return MakeTraces.makeTraces(rules, units, values, corrections, amounts, scored).stream()
        .map(Towns::line)
        .toList();
  }

  private static String line(TraceStep step) {
    BigDecimal value = step.value();
    return "%s %s %s %s %s %s %s %s"
        .formatted(
            step.unit(),
            step.kind().id(),
            step.item(),
            step.number(),
            step.step(),
            value == null ? null : value.stripTrailingZeros().toPlainString(),
            step.note(),
            step.rule());
  }

  private static IndicatorValue value(String unit, IndicatorRule rule, String text) {
    return switch (text) {
      case "none" -> new IndicatorValue(unit, rule.id(), State.MISSING, null, null, null);
      case "n/a" -> new IndicatorValue(unit, rule.id(), State.NOT_APPLICABLE, null, null, null);
      default -> measured(unit, rule, text);
    };
  }

  private static IndicatorValue measured(String unit, IndicatorRule rule, String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      BigDecimal numerator = rule.denominator() == null ? decimal(text) : null;
      return new IndicatorValue(unit, rule.id(), State.VALUE, numerator, null, decimal(text));
    }

    return DeriveValue.value(
        rule,
        unit,
        true,
        true,
        orNull(text.substring(0, slash)),
        orNull(text.substring(slash + 1)));
  }

  private static @Nullable BigDecimal orNull(String text) {
    return text.equals("-") ? null : decimal(text);
  }
}
