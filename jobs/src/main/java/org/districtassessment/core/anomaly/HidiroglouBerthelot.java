package org.districtassessment.core.anomaly;

import static org.districtassessment.core.Checks.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.districtassessment.core.statistics.Quantiles;

/**
 * Changes from one period to the next that are too large for the size of what changed. Hidiroglou
 * and Berthelot, Statistical Editing and Imputation for Periodic Business Surveys, Survey
 * Methodology 12 (1986).
 *
 * <p>With r = current ÷ previous and its median R, s = 1 − R ÷ r where r &lt; R, else r ÷ R − 1: a
 * halving counts as much as a doubling. The effect E = s · max(current, previous)<sup>u</sup>
 * weighs a change by its size. With the median M and the quartiles Q1 and Q3 of E (type 7), a
 * change is beyond where E &lt; M − c · max(M − Q1, |a·M|) or E &gt; M + c · max(Q3 − M, |a·M|);
 * the bounds themselves are within.
 *
 * <p>A pair of which one side is not above 0 has no ratio: it is not counted and never beyond.
 */
public final class HidiroglouBerthelot {

  private final Coefficients coefficients;
  private final double medianRatio;
  private final double lower;
  private final double upper;
  private final long count;

  private HidiroglouBerthelot(
      Coefficients coefficients, double medianRatio, double lower, double upper, long count) {
    this.coefficients = coefficients;
    this.medianRatio = medianRatio;
    this.lower = lower;
    this.upper = upper;
    this.count = count;
  }

  /**
   * The three choices of the method.
   *
   * @param u in [0, 1]; 0: only the ratio counts; 1: only the size of the change
   * @param a at least 0; keeps the bounds apart where most changes are alike
   * @param c above 0; width of the bounds in distances of a quartile from the median
   */
  public record Coefficients(BigDecimal u, BigDecimal a, BigDecimal c) {

    public Coefficients {
      check(
          u.signum() >= 0 && u.compareTo(BigDecimal.ONE) <= 0, "Invalid u: %s (must be 0 to 1)", u);
      check(a.signum() >= 0, "Invalid a: %s (must be >= 0)", a);
      check(c.signum() > 0, "Invalid c: %s (must be > 0)", c);
    }
  }

  /** A value now and in the period before. */
  public record Change(BigDecimal current, BigDecimal previous) {

    boolean hasRatio() {
      return current.signum() > 0 && previous.signum() > 0;
    }

    /** Current ÷ previous; both above 0. */
    public double ratio() {
      return current.doubleValue() / previous.doubleValue();
    }
  }

  /**
   * Returns the measure of a group.
   *
   * @param changes with how often each stands there
   * @return empty where fewer than {@code minimumCount} have a ratio, or the bounds fall together
   */
  public static Optional<HidiroglouBerthelot> of(
      Iterable<Map.Entry<Change, Long>> changes, Coefficients coefficients, int minimumCount) {
    List<Map.Entry<Change, Long>> counted = new ArrayList<>();
    long count = 0;
    for (Map.Entry<Change, Long> each : changes) {
      if (each.getKey().hasRatio()) {
        counted.add(each);
        count += each.getValue();
      }
    }
    if (count == 0 || count < minimumCount) {
      return Optional.empty();
    }

    double[] ratios = new double[Math.toIntExact(count)];
    double[] effects = new double[ratios.length];
    fill(ratios, counted, Change::ratio);
    double ratio = Quantiles.median(ratios);
    fill(effects, counted, change -> effect(change, ratio, coefficients.u().doubleValue()));
    double[] sorted = Quantiles.sorted(effects);
    double median = Quantiles.ofSorted(sorted, 0.5);
    double least = Math.abs(coefficients.a().doubleValue() * median);
    double width = coefficients.c().doubleValue();
    double lower = median - width * Math.max(median - Quantiles.ofSorted(sorted, 0.25), least);
    double upper = median + width * Math.max(Quantiles.ofSorted(sorted, 0.75) - median, least);
    return lower < upper
        ? Optional.of(new HidiroglouBerthelot(coefficients, ratio, lower, upper, count))
        : Optional.empty();
  }

  public boolean isBeyond(Change change) {
    if (!change.hasRatio()) {
      return false;
    }

    double effect = effect(change);
    return effect < lower || effect > upper;
  }

  /** E of a change whose sides are above 0. */
  public double effect(Change change) {
    return effect(change, medianRatio, coefficients.u().doubleValue());
  }

  public double medianRatio() {
    return medianRatio;
  }

  public double lower() {
    return lower;
  }

  public double upper() {
    return upper;
  }

  /** How many changes have a ratio. */
  public long count() {
    return count;
  }

  /** StrictMath, so that every machine gives the same. */
  private static double effect(Change change, double medianRatio, double u) {
    double ratio = change.ratio();
    double symmetric = ratio < medianRatio ? 1 - medianRatio / ratio : ratio / medianRatio - 1;
    return symmetric * StrictMath.pow(change.current().max(change.previous()).doubleValue(), u);
  }

  private static void fill(
      double[] into, List<Map.Entry<Change, Long>> counted, ToDoubleFunction<Change> measure) {
    int at = 0;
    for (Map.Entry<Change, Long> each : counted) {
      int end = at + Math.toIntExact(each.getValue());
      Arrays.fill(into, at, end, measure.applyAsDouble(each.getKey()));
      at = end;
    }
  }
}
