package org.districtassessment.core.anomaly;

import static org.districtassessment.core.Checks.check;

import java.util.Arrays;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * P-values of one family of tests, adjusted so that at most a stated share of what is reported is
 * expected to be false: step-up of Benjamini and Hochberg, Controlling the False Discovery Rate,
 * Journal of the Royal Statistical Society B 57 (1995).
 *
 * <p>With m tests the q-value of the i-th smallest p is the least of m·p(j) ÷ j over j ≥ i, at most
 * 1; equal p have the same. Reporting every test with q ≤ rate controls the rate where tests are
 * independent or positively dependent.
 */
public final class FalseDiscoveries {

  private final double[] probabilities;
  private final double[] adjusted;
  private final long tests;

  private FalseDiscoveries(double[] probabilities, double[] adjusted, long tests) {
    this.probabilities = probabilities;
    this.adjusted = adjusted;
    this.tests = tests;
  }

  /** Takes tests one by one, those that found nothing too. */
  public static final class Family {

    private final NavigableMap<Double, Long> counts = new TreeMap<>();

    /**
     * Adds tests that gave the same p.
     *
     * @param p in [0, 1]
     * @param count at least 1
     */
    public void add(double p, long count) {
      check(p >= 0 && p <= 1, "Invalid p: %s (must be in [0, 1])", p);
      check(count > 0, "Invalid count: %s (must be > 0)", count);
      counts.merge(p, count, Math::addExact);
    }

    public FalseDiscoveries adjust() {
      int distinct = counts.size();
      double[] probabilities = new double[distinct];
      double[] adjusted = new double[distinct];
      long tests = counts.values().stream().mapToLong(Long::longValue).sum();
      long upTo = tests;
      double least = 1;
      int i = distinct;
      for (Map.Entry<Double, Long> each : counts.descendingMap().entrySet()) {
        i--;
        least = Math.min(least, each.getKey() * tests / upTo);
        probabilities[i] = each.getKey();
        adjusted[i] = least;
        upTo -= each.getValue();
      }
      return new FalseDiscoveries(probabilities, adjusted, tests);
    }
  }

  /** How many tests there are. */
  public long tests() {
    return tests;
  }

  /**
   * Returns the q-value of a test of the family.
   *
   * @throws IllegalArgumentException if no test gave this p
   */
  public double q(double p) {
    int at = Arrays.binarySearch(probabilities, p);
    check(at >= 0, "No test of the family gave p = %s", p);
    return adjusted[at];
  }
}
