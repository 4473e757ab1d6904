package org.districtassessment.core.targeting.inequality;

import static org.districtassessment.core.Checks.check;

import java.util.Arrays;
import java.util.Optional;
import org.districtassessment.core.targeting.Measurement;
import org.districtassessment.core.targeting.Undefined;

/**
 * The standard error of the {@linkplain ConcentrationIndex concentration index} of grouped data, by
 * Kakwani, Wagstaff and van Doorslaer, Socioeconomic inequalities in health, J. Econometrics 77
 * (1997), 87–103:
 *
 * <p>Var(C) = (Σ f a² − (1 + C)²) ÷ n + Σ f σ² (2R − 1 − C)² ÷ (n μ²), with a = (h ÷ μ)(2R − 1 − C)
 * + 2 − q₋₁ − q, where q is the share of money of a group and all before it and q₋₁ that of those
 * before it. Tied groups count as one.
 */
public final class GroupedError {

  private GroupedError() {}

  /**
   * Returns the error from group means alone: without the second term, and with n the number of
   * groups. Undefined where the index is.
   */
  public static Measurement ofMeans(RankedValues ranked) {
    return ranked
        .undefined()
        .map(Measurement::undefined)
        .orElseGet(
            () -> {
              Groups groups = new Groups(ranked);
              return Measurement.of(Math.sqrt(groups.betweenTerm() / groups.count()));
            });
  }

  /**
   * Returns the error from group means and the spread within groups. Undefined where the index is.
   *
   * @param deviations the standard deviation within each row's group, in the order in which rows
   *     were given to {@code ranked}, each with a rank of its own
   * @param sample how many people were sampled, n
   */
  public static Measurement ofMeansAndDeviations(
      RankedValues ranked, double[] deviations, long sample) {
    check(sample > 0, "Invalid sample: %s (must be above 0)", sample);
    Optional<Undefined> reason = ranked.undefined();
    if (reason.isPresent()) {
      return Measurement.undefined(reason.get());
    }

    Groups groups = new Groups(ranked);
    check(groups.count() == ranked.size(), "Deviations are of groups with a rank of their own");
    double within = 0;
    for (int i = 0; i < ranked.size(); i++) {
      double deviation = deviations[ranked.place(i)];
      double distance = groups.distance(i);
      within += groups.shares[i] * deviation * deviation * distance * distance;
    }
    double variance = groups.betweenTerm() + within / (ranked.mean() * ranked.mean());
    return Measurement.of(Math.sqrt(variance / sample));
  }

  /** Tie groups with their share of people, relative mean and rank. */
  private static final class Groups {

    private final double index;
    private final double[] shares;
    private final double[] relativeMeans;
    private final double[] ranks;

    Groups(RankedValues ranked) {
      int count = ranked.tieGroup(ranked.size() - 1) + 1;
      this.index = ranked.absoluteIndex() / ranked.mean();
      this.shares = new double[count];
      this.ranks = new double[count];
      this.relativeMeans = new double[count];
      for (int i = 0; i < ranked.size(); i++) {
        int group = ranked.tieGroup(i);
        shares[group] += ranked.share(i);
        ranks[group] = ranked.rank(i);
        relativeMeans[group] += ranked.share(i) * ranked.value(i) / ranked.mean();
      }
      Arrays.setAll(relativeMeans, group -> relativeMeans[group] / shares[group]);
    }

    int count() {
      return shares.length;
    }

    /** 2R − 1 − C. */
    double distance(int group) {
      return 2 * ranks[group] - 1 - index;
    }

    /** Σ f a² − (1 + C)²; rounding does not take it below 0. */
    double betweenTerm() {
      double sum = 0;
      double before = 0;
      for (int group = 0; group < shares.length; group++) {
        double upTo = before + shares[group] * relativeMeans[group];
        double a = relativeMeans[group] * distance(group) + 2 - before - upTo;
        sum += shares[group] * a * a;
        before = upTo;
      }
      return Math.max(0, sum - (1 + index) * (1 + index));
    }
  }
}
