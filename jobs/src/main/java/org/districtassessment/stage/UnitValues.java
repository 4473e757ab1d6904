package org.districtassessment.stage;

import java.math.BigDecimal;
import java.util.List;
import org.districtassessment.stage.UnitFields.Kind;
import org.jspecify.annotations.Nullable;

/** What the kinds of values that a unit has in a field say together. */
final class UnitValues {

  private UnitValues() {}

  /** Returns how often each digit stands there, in order. */
  static long[] digits(List<Kind> kinds, int first, int last) {
    long[] counts = new long[last - first + 1];
    for (Kind each : kinds) {
      counts[Integer.parseInt(each.kind()) - first] += each.count();
    }
    return counts;
  }

  static long countOf(List<Kind> kinds, String kind) {
    return kinds.stream().filter(each -> each.kind().equals(kind)).mapToLong(Kind::count).sum();
  }

  /** Whether the greatest value is at least 10 to this power times the least. */
  static boolean spansOrders(List<Kind> kinds, int orders) {
    BigDecimal least = kinds.stream().map(Kind::least).min(BigDecimal::compareTo).orElseThrow();
    BigDecimal greatest =
        kinds.stream().map(Kind::greatest).max(BigDecimal::compareTo).orElseThrow();
    return greatest.compareTo(least.scaleByPowerOfTen(orders)) >= 0;
  }

  /** Whether a quantity reaches a limit; any does where there is none. */
  static boolean isAtLeast(double quantity, @Nullable BigDecimal limit) {
    return limit == null || quantity >= limit.doubleValue();
  }
}
