package org.districtassessment.core.targeting.inequality;

import static org.districtassessment.core.Checks.check;

import java.util.Arrays;
import java.util.Optional;
import org.districtassessment.core.statistics.NearlyEqual;
import org.districtassessment.core.targeting.Undefined;

/**
 * Units ranked by need, each with its money per head and its people; all that a concentration curve
 * or index needs.
 *
 * <p>Fractional rank R of a unit: the share of people before its tie group plus half the group's
 * share. Neighbours that are {@linkplain NearlyEqual nearly equal} are tied, and with them the
 * chain they hang in; a tie group has one rank, so the order of rows cannot matter (Kakwani,
 * Wagstaff and van Doorslaer 1997; Chen and Roy, J. Health Econ. 28 (2009), 169–175). Rows are
 * brought into one order before anything is added up: the same rows give the same bits. Units
 * without people are left out.
 */
public final class RankedValues {

  private final int[] places;
  private final double[] values;
  private final double[] shares;
  private final double[] ranks;
  private final int[] tieGroups;
  private final double mean;

  private RankedValues(
      int[] places, double[] values, double[] shares, double[] ranks, int[] tieGroups) {
    this.places = places;
    this.values = values;
    this.shares = shares;
    this.ranks = ranks;
    this.tieGroups = tieGroups;
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += shares[i] * values[i];
    }
    this.mean = sum;
  }

  /**
   * Ranks units.
   *
   * @param values money per head, or another mean of the unit's people
   * @param rankBy the ranking variable
   * @param people weights, at least 0
   * @throws IllegalArgumentException if lengths differ or a number is not finite or negative people
   */
  public static RankedValues of(
      double[] values, double[] rankBy, Orientation orientation, double[] people) {
    check(
        values.length == rankBy.length && values.length == people.length,
        "Different numbers of values, ranks and people: %s, %s, %s",
        values.length,
        rankBy.length,
        people.length);
    checkNumbers(values, people);
    double sign = orientation == Orientation.LEAST_FIRST ? 1 : -1;
    double[] keys = new double[rankBy.length];
    int[] places = new int[rankBy.length];
    int n = 0;
    for (int i = 0; i < keys.length; i++) {
      if (!Double.isFinite(rankBy[i])) {
        throw new IllegalArgumentException(
            "Invalid ranking value of row %s: %s".formatted(i, rankBy[i]));
      }
      keys[i] = sign * rankBy[i] + 0.0;
      if (people[i] > 0) {
        places[n++] = i;
      }
    }
    places = Arrays.copyOf(places, n);
    RowOrder.sort(places, 0, n, keys, values, people);
    return ranked(places, pick(values, places), pick(rankBy, places), pick(people, places));
  }

  /** Refuses what is no number; without an object for each row, as samples are thousands. */
  static void checkNumbers(double[] values, double[] people) {
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        throw new IllegalArgumentException("Invalid value of row %s: %s".formatted(i, values[i]));
      }
      if (!(people[i] >= 0 && people[i] < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "Invalid people of row %s: %s (must be at least 0)".formatted(i, people[i]));
      }
    }
  }

  private static RankedValues ranked(
      int[] places, double[] values, double[] rankBy, double[] people) {
    double all = 0;
    for (double one : people) {
      all += one;
    }
    double[] shares = new double[people.length];
    for (int i = 0; i < shares.length; i++) {
      shares[i] = people[i] / all;
    }
    double[] ranks = new double[values.length];
    int[] tieGroups = new int[values.length];
    double before = 0;
    int group = 0;
    for (int first = 0, end; first < values.length; first = end, group++) {
      double ofGroup = people[first];
      for (end = first + 1; end < values.length; end++) {
        if (!NearlyEqual.nearlyEqual(rankBy[end - 1], rankBy[end])) {
          break;
        }
        ofGroup += people[end];
      }
      Arrays.fill(ranks, first, end, (before + ofGroup / 2) / all);
      Arrays.fill(tieGroups, first, end, group);
      before += ofGroup;
    }
    return new RankedValues(places, values, shares, ranks, tieGroups);
  }

  /**
   * Returns the same ranking of other values, without ranking anew; sums are added up in the order
   * of these rows.
   *
   * @param others in the order in which rows were given
   */
  public RankedValues withValues(double[] others) {
    return new RankedValues(places, pick(others, places), shares, ranks, tieGroups);
  }

  private static double[] pick(double[] column, int[] places) {
    double[] picked = new double[places.length];
    for (int i = 0; i < picked.length; i++) {
      picked[i] = column[places[i]];
    }
    return picked;
  }

  /** Returns how many units have people. */
  public int size() {
    return values.length;
  }

  /** Returns the mean over all people; 0 without units. */
  public double mean() {
    return mean;
  }

  /** Returns the value of a unit, in the order of rank. */
  double value(int i) {
    return values[i];
  }

  /** Returns the share of all people, in the order of rank. */
  double share(int i) {
    return shares[i];
  }

  /** Returns the fractional rank, in the order of rank. */
  double rank(int i) {
    return ranks[i];
  }

  /** Returns the tie group, counted from 0, in the order of rank. */
  int tieGroup(int i) {
    return tieGroups[i];
  }

  /** Returns the row that was given, in the order of rank. */
  int place(int i) {
    return places[i];
  }

  /** Returns the variance of the fractional rank over people, Σ f (R − ½)². */
  double varianceOfRank() {
    double sum = 0;
    for (int i = 0; i < size(); i++) {
      double distance = ranks[i] - 0.5;
      sum += shares[i] * distance * distance;
    }
    return sum;
  }

  /** Returns 2 cov(h, R) = 2 Σ f (h − μ)(R − ½): the index times the mean. */
  double absoluteIndex() {
    double sum = 0;
    for (int i = 0; i < size(); i++) {
      sum += shares[i] * (values[i] - mean) * (ranks[i] - 0.5);
    }
    return 2 * sum;
  }

  /** Returns why an index relative to the mean is undefined; empty where it is defined. */
  Optional<Undefined> undefined() {
    if (size() < 2) {
      return Optional.of(Undefined.TOO_FEW_UNITS);
    }
    for (double value : values) {
      if (value < 0) {
        return Optional.of(Undefined.NEGATIVE_MONEY);
      }
    }
    return mean == 0 ? Optional.of(Undefined.NO_MONEY) : Optional.empty();
  }
}
