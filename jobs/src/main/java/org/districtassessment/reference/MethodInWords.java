package org.districtassessment.reference;

import static org.districtassessment.reference.Markdown.code;

import java.math.BigDecimal;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.districtassessment.core.rule.CheckRule;
import org.districtassessment.core.rule.CopiedRowsScreen;
import org.districtassessment.core.rule.Expression;
import org.districtassessment.core.rule.FirstDigitScreen;
import org.districtassessment.core.rule.HeapingScreen;
import org.districtassessment.core.rule.HidiroglouBerthelotScreen;
import org.districtassessment.core.rule.LastDigitScreen;
import org.districtassessment.core.rule.MultivariateScreen;
import org.districtassessment.core.rule.UnitMethod;
import org.jspecify.annotations.Nullable;

/** Says in Markdown how a check finds rows. */
final class MethodInWords {

  private MethodInWords() {}

  static String of(CheckRule.Method method) {
    if (method instanceof CheckRule.Rows rows) {
      return "fails when " + code(rows.failsWhen().sql());
    }
    if (method instanceof CheckRule.AcrossUnits across) {
      return code(across.value().sql()) + " stands in more than one unit";
    }
    if (method instanceof CheckRule.RobustZ robust) {
      return "robust z of %s%s beyond %s, from %d values on%s"
          .formatted(
              code(robust.value().sql()),
              within(robust.within()),
              Numerals.of(robust.threshold()),
              robust.minimumCount(),
              family(robust));
    }
    if (method instanceof CheckRule.FactorOff factor) {
      return "%s about %s times the median or a %s-th of it%s (tolerance %s), from %d values on"
          .formatted(
              code(factor.value().sql()),
              Numerals.of(factor.factor()),
              Numerals.of(factor.factor()),
              within(factor.within()),
              Numerals.of(factor.tolerance()),
              factor.minimumCount());
    }
    if (method instanceof HidiroglouBerthelotScreen screen) {
      return "change from %s to %s beyond the bounds of Hidiroglou and Berthelot%s (u %s, a %s, c %s), from %d values on"
          .formatted(
              code(screen.previous().sql()),
              code(screen.current().sql()),
              within(screen.within()),
              Numerals.of(screen.coefficients().u()),
              Numerals.of(screen.coefficients().a()),
              Numerals.of(screen.coefficients().c()),
              screen.minimumCount());
    }
    if (method instanceof MultivariateScreen screen) {
      return "%s together far from the others%s by robust distance, from %d rows on%s"
          .formatted(
              values(screen.named()),
              within(screen.within()),
              screen.minimumCount(),
              family(screen));
    }
    if (method instanceof UnitMethod units) {
      return ofUnits(units);
    }
    CopiedRowsScreen copies = (CopiedRowsScreen) method;
    return "share of rows whose %s %s above %s times that of all units, from %d rows on%s"
        .formatted(
            copies.values().stream()
                .map(value -> code(value.sql()))
                .collect(Collectors.joining(", ")),
            copies.previous() == null
                ? "stand in another unit, too,"
                : "stood in the unit's rows of " + code(copies.previous()) + ", too,",
            Numerals.of(copies.times()),
            copies.minimumCount(),
            family(copies));
  }

  private static String ofUnits(UnitMethod method) {
    String from = ", from %d values on%s".formatted(method.minimumCount(), family(method));
    if (method instanceof FirstDigitScreen first) {
      return "first digits of %s against Benford's law over %d orders of magnitude%s"
              .formatted(
                  values(first.fields()),
                  first.ordersOfMagnitude(),
                  orMore(" by a mean deviation of ", first.meanDeviation()))
          + from;
    }
    if (method instanceof LastDigitScreen last) {
      return "last digits (of units of %s) of %s not a tenth each%s"
              .formatted(
                  Numerals.of(last.unit()),
                  values(last.fields()),
                  orMore(" by a mean deviation of ", last.meanDeviation()))
          + from;
    }
    if (method instanceof HeapingScreen heaping) {
      return "share of multiples of %s in %s above that of the other units%s"
              .formatted(
                  Numerals.of(heaping.base()),
                  values(heaping.fields()),
                  orMore(" by ", heaping.excess()))
          + from;
    }
    return "the same value everywhere in %s".formatted(values(method.fields())) + from;
  }

  private static String values(SortedMap<String, Expression> values) {
    return values.entrySet().stream()
        .map(
            each ->
                each.getKey().equals(each.getValue().sql())
                    ? code(each.getKey())
                    : code(each.getKey()) + " = " + code(each.getValue().sql()))
        .collect(Collectors.joining(", "));
  }

  private static String orMore(String lead, @Nullable BigDecimal limit) {
    return limit == null ? "" : lead + Numerals.of(limit) + " or more";
  }

  private static String family(CheckRule.Method method) {
    return method.family() == null ? "" : ", in the family " + code(method.family());
  }

  private static String within(@Nullable String column) {
    return column == null ? "" : " within " + code(column);
  }
}
