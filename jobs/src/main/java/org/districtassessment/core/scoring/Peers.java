package org.districtassessment.core.scoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/**
 * The values a relative score compares with, each as often as it occurs.
 *
 * <p>Values are equal by number, whatever their digits: 7 and 7.0 are. Questions take time
 * logarithmic in their count, as every unit asks them of every relative indicator.
 */
public final class Peers {

  /** No values, for scores that are not relative. */
  public static final Peers NONE = Peers.of(List.of());

  private final List<BigDecimal> ascending;
  private final List<BigDecimal> distinct;

  private Peers(List<BigDecimal> ascending, List<BigDecimal> distinct) {
    this.ascending = ascending;
    this.distinct = distinct;
  }

  /** Returns the peers with these values, in any order. */
  public static Peers of(Collection<BigDecimal> values) {
    List<BigDecimal> ascending = values.stream().sorted().toList();
    List<BigDecimal> distinct = new ArrayList<>();
    for (BigDecimal value : ascending) {
      if (distinct.isEmpty() || distinct.get(distinct.size() - 1).compareTo(value) != 0) {
        distinct.add(value);
      }
    }
    return new Peers(ascending, List.copyOf(distinct));
  }

  int count() {
    return ascending.size();
  }

  /** Returns how many are equal to {@code value}. */
  int countOf(BigDecimal value) {
    return countUpTo(ascending, value) - countBelow(ascending, value);
  }

  /** Returns how many are better than {@code value}. */
  int countBetter(BigDecimal value, Direction direction) {
    return countBetter(ascending, value, direction);
  }

  /** Returns how many different values are better than {@code value}. */
  int countDistinctBetter(BigDecimal value, Direction direction) {
    return countBetter(distinct, value, direction);
  }

  /**
   * Returns the least value.
   *
   * @throws IndexOutOfBoundsException if there is none
   */
  BigDecimal least() {
    return ascending.get(0);
  }

  /**
   * Returns the greatest value.
   *
   * @throws IndexOutOfBoundsException if there is none
   */
  BigDecimal greatest() {
    return ascending.get(ascending.size() - 1);
  }

  private static int countBetter(
      List<BigDecimal> ascending, BigDecimal value, Direction direction) {
    direction.checkOneWay();
    return direction == Direction.HIGHER_IS_BETTER
        ? ascending.size() - countUpTo(ascending, value)
        : countBelow(ascending, value);
  }

  private static int countBelow(List<BigDecimal> ascending, BigDecimal value) {
    return countLeading(ascending, one -> one.compareTo(value) < 0);
  }

  private static int countUpTo(List<BigDecimal> ascending, BigDecimal value) {
    return countLeading(ascending, one -> one.compareTo(value) <= 0);
  }

  /** Returns the length of the head of the list for which {@code holds}; it holds nowhere after. */
  private static int countLeading(List<BigDecimal> values, Predicate<BigDecimal> holds) {
    int from = 0;
    int to = values.size();
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (holds.test(values.get(middle))) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }
}
