package org.districtassessment.core.targeting.inequality;

import static org.districtassessment.core.Checks.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.districtassessment.core.targeting.Measurement;
import org.districtassessment.core.targeting.Undefined;

/**
 * The two inequality measures of Theil, Economics and Information Theory (1967), which split
 * exactly into what lies between groups and within them (Shorrocks, Econometrica 48 (1980),
 * 613–625).
 *
 * <p>With y per head, f the share of people and s the share of money: T = Σ f (y ÷ μ) ln(y ÷ μ),
 * groups weighted by s; the mean log deviation L = Σ f ln(μ ÷ y), groups weighted by f. In T 0 ln 0
 * is 0; L has no value where somebody has nothing. Neither has one for a negative y or no total.
 * Units without people are left out.
 */
public final class Entropy {

  private Entropy() {}

  /** Returns T and its parts. */
  public static Decomposition theil(double[] values, double[] people, String[] groups) {
    return theil(values, people, Groups.of(groups));
  }

  /** Returns the same of groups that are told apart once for many samples. */
  public static Decomposition theil(double[] values, double[] people, Groups groups) {
    return decompose(values, people, groups, Kind.THEIL);
  }

  /** Returns L and its parts. */
  public static Decomposition meanLogDeviation(double[] values, double[] people, String[] groups) {
    for (int i = 0; i < values.length; i++) {
      if (values[i] == 0 && people[i] > 0) {
        return Decomposition.undefined(Undefined.ZERO_VALUE);
      }
    }
    return decompose(values, people, Groups.of(groups), Kind.MEAN_LOG_DEVIATION);
  }

  private enum Kind {
    THEIL,
    MEAN_LOG_DEVIATION;

    /** What a ratio to the mean adds per head. */
    double surprise(double ratio) {
      if (this == MEAN_LOG_DEVIATION) {
        return -Math.log(ratio);
      }
      return ratio == 0 ? 0 : ratio * Math.log(ratio);
    }
  }

  /** Rows from {@code first} to before {@code end}. */
  private static final class Rows {

    private final double[] values;
    private final double[] people;
    private final int first;
    private final int end;

    Rows(double[] values, double[] people, int first, int end) {
      this.values = values;
      this.people = people;
      this.first = first;
      this.end = end;
    }

    double everybody() {
      double sum = 0;
      for (int i = first; i < end; i++) {
        sum += people[i];
      }
      return sum;
    }

    double mean() {
      double sum = 0;
      for (int i = first; i < end; i++) {
        sum += people[i] * values[i];
      }
      return sum / everybody();
    }

    double inequality(Kind kind) {
      double everybody = everybody();
      double mean = mean();
      double sum = 0;
      for (int i = first; i < end; i++) {
        sum += people[i] / everybody * kind.surprise(values[i] / mean);
      }
      return sum;
    }
  }

  private static Decomposition decompose(
      double[] values, double[] people, Groups groups, Kind kind) {
    check(
        values.length == people.length && values.length == groups.size(),
        "Different numbers of values, people and groups: %s, %s, %s",
        values.length,
        people.length,
        groups.size());
    RankedValues.checkNumbers(values, people);
    int[] order = groups.inOrder(values, people);
    Rows all = new Rows(new double[order.length], new double[order.length], 0, order.length);
    for (int i = 0; i < order.length; i++) {
      all.values[i] = values[order[i]];
      all.people[i] = people[order[i]];
    }
    return undefined(all.values)
        .map(Decomposition::undefined)
        .orElseGet(() -> decompose(all, order, groups, kind));
  }

  private static Decomposition decompose(Rows all, int[] order, Groups groups, Kind kind) {
    double everybody = all.everybody();
    double mean = all.mean();
    double between = 0;
    double within = 0;
    List<Decomposition.Part> parts = new ArrayList<>();
    for (int first = 0, end; first < order.length; first = end) {
      end = groups.endOfGroup(order, first);
      Rows rows = new Rows(all.values, all.people, first, end);
      double share = rows.everybody() / everybody;
      double relativeMean = rows.mean() / mean;
      double inside = relativeMean == 0 ? 0 : rows.inequality(kind);
      between += share * kind.surprise(relativeMean);
      within += share * (kind == Kind.THEIL ? relativeMean : 1) * inside;
      parts.add(
          new Decomposition.Part(
              groups.name(groups.group(order[first])),
              share,
              share * relativeMean,
              relativeMean * mean,
              inside));
    }
    return new Decomposition(
        Measurement.of(all.inequality(kind)),
        Measurement.of(between),
        Measurement.of(within),
        parts);
  }

  private static Optional<Undefined> undefined(double[] values) {
    if (values.length == 0) {
      return Optional.of(Undefined.TOO_FEW_UNITS);
    }
    boolean none = true;
    for (double value : values) {
      if (value < 0) {
        return Optional.of(Undefined.NEGATIVE_MONEY);
      }
      none &= value == 0;
    }
    return none ? Optional.of(Undefined.NO_MONEY) : Optional.empty();
  }
}
