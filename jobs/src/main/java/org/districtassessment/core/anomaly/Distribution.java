package org.districtassessment.core.anomaly;

import static org.districtassessment.core.Checks.check;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Distinct values and how often each stands there; everything that follows from them is exact and
 * does not depend on the order in which they came.
 */
public final class Distribution {

  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  private record Counted(BigDecimal value, long count) {}

  private final List<Counted> ascending;
  private final long count;
  private final BigDecimal median;

  /**
   * Takes values with their counts; values that are equal as numbers are added up.
   *
   * @throws IllegalArgumentException if there is none, or a count is not positive
   */
  public Distribution(Iterable<Map.Entry<BigDecimal, Long>> counts) {
    SortedMap<BigDecimal, Long> byValue = new TreeMap<>();
    for (Map.Entry<BigDecimal, Long> entry : counts) {
      check(entry.getValue() > 0, "Invalid count of %s: %s", entry.getKey(), entry.getValue());
      byValue.merge(entry.getKey(), entry.getValue(), Math::addExact);
    }
    check(!byValue.isEmpty(), "A distribution needs a value");
    ascending =
        byValue.entrySet().stream()
            .map(entry -> new Counted(entry.getKey(), entry.getValue()))
            .toList();
    count = ascending.stream().mapToLong(Counted::count).sum();
    median = median(ascending, count);
  }

  public long count() {
    return count;
  }

  /** The distinct values, ascending. */
  public List<BigDecimal> values() {
    return ascending.stream().map(Counted::value).toList();
  }

  /** The middle value, or half the sum of the two in the middle. */
  public BigDecimal median() {
    return median;
  }

  /** The median of the distances from the median (MAD). */
  public BigDecimal medianDeviation() {
    List<Counted> distances =
        ascending.stream()
            .map(each -> new Counted(each.value().subtract(median).abs(), each.count()))
            .sorted(Comparator.comparing(Counted::value))
            .toList();
    return median(distances, count);
  }

  /** The sum of the distances from the median; its {@link #count}-th part is their mean. */
  public BigDecimal sumOfDeviations() {
    return ascending.stream()
        .map(each -> each.value().subtract(median).abs().multiply(new BigDecimal(each.count())))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal median(List<Counted> sorted, long count) {
    BigDecimal lower = at(sorted, (count - 1) / 2);
    BigDecimal upper = at(sorted, count / 2);
    return lower.add(upper).divide(TWO);
  }

  private static BigDecimal at(List<Counted> sorted, long position) {
    long passed = 0;
    for (Counted each : sorted) {
      passed += each.count();
      if (position < passed) {
        return each.value();
      }
    }

    throw new IllegalStateException("No value at position " + position);
  }
}
