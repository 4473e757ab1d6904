package org.districtassessment.core.profile;

import static org.districtassessment.core.Checks.check;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the values of a column over some rows.
 *
 * @param missing rows without a value
 * @param distinct different values
 * @param order {@link #ORDER} of the values of a number, an integer, a day or a year, spelled as
 *     {@link ValueCount#value}; empty for other types and where no row has a value
 * @param mean of the values of a number or an integer, HALF_UP to two decimals more than the field
 *     has; null where {@code order} is empty and for days and years
 * @param frequent the most frequent values, by count from most to least, equally frequent ones from
 *     least to greatest: {@code false} before {@code true}, texts by code point
 */
public record Summary(
    long rows,
    long missing,
    long distinct,
    List<String> order,
    @Nullable String mean,
    List<ValueCount> frequent)
    implements Serializable {

  /**
   * The order statistics, by percentage; 0 is the least value and 100 the greatest.
   *
   * <p>The p-th percentile is the least value that at least p% of the values do not exceed: the
   * inverse of the empirical distribution function (type 1 of Hyndman and Fan, Sample Quantiles in
   * Statistical Packages, 1996). It is always a value that occurs, so it is exact.
   */
  public static final List<Integer> ORDER = List.of(0, 5, 25, 50, 75, 95, 100);

  /** Of no rows. */
  public static final Summary EMPTY = new Summary(0, 0, 0, List.of(), null, List.of());

  public Summary {
    check(
        missing >= 0 && missing <= rows && distinct >= 0 && distinct <= rows - missing,
        "Invalid counts: %s rows, %s missing, %s distinct",
        rows,
        missing,
        distinct);
    check(
        order.isEmpty() || order.size() == ORDER.size(),
        "Invalid order statistics: %s (must be those of %s)",
        order,
        ORDER);
    order = List.copyOf(order);
    frequent = List.copyOf(frequent);
  }

  /** Rows with a value. */
  public long values() {
    return rows - missing;
  }

  /**
   * Returns an order statistic.
   *
   * @param percentage one of {@link #ORDER}
   */
  public Optional<String> percentile(int percentage) {
    int at = ORDER.indexOf(percentage);
    check(at >= 0, "Unknown percentage: %s (must be one of %s)", percentage, ORDER);
    return order.isEmpty() ? Optional.empty() : Optional.of(order.get(at));
  }

  /** Whether {@code frequent} names all values there are, and there are any. */
  public boolean namesAllValues() {
    return !frequent.isEmpty() && frequent.size() == distinct;
  }
}
