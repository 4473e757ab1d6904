package org.districtassessment.core.lint;

import java.math.BigDecimal;
import java.util.Set;
import org.districtassessment.core.rule.Expression;
import org.districtassessment.core.rule.IndicatorRule;
import org.jspecify.annotations.Nullable;

/**
 * Between which bounds an indicator's values can lie, as far as its SQL proves it: a count is at
 * least 0, and a count of some rows is at most the count of all of them.
 *
 * @param least null where nothing is proven
 * @param greatest null where nothing is proven
 */
record PossibleValues(@Nullable BigDecimal least, @Nullable BigDecimal greatest) {

  private static final PossibleValues ANY = new PossibleValues(null, null);

  static PossibleValues of(IndicatorRule indicator) {
    Expression below = indicator.denominator();
    var counted = Counts.of(indicator.numerator().sql());
    if (counted.isEmpty()) {
      return ANY;
    }

    if (below == null) {
      return new PossibleValues(BigDecimal.ZERO, null);
    }

    var all = Counts.of(below.sql());
    if (all.isEmpty()) {
      return ANY;
    }

    Set<String> conditions = counted.get().conditions();
    boolean isPart = conditions.containsAll(all.get().conditions());
    return new PossibleValues(BigDecimal.ZERO, isPart ? indicator.per() : null);
  }

  boolean allows(BigDecimal value) {
    return (least == null || value.compareTo(least) >= 0)
        && (greatest == null || value.compareTo(greatest) <= 0);
  }

  /** The bounds in words; one of them is known. */
  String words() {
    if (least == null) {
      return "at most " + text(greatest);
    }

    return greatest == null
        ? "at least " + text(least)
        : "between " + text(least) + " and " + text(greatest);
  }

  private static String text(@Nullable BigDecimal bound) {
    return bound == null ? "" : bound.stripTrailingZeros().toPlainString();
  }
}
