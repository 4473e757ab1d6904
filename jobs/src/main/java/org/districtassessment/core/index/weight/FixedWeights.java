package org.districtassessment.core.index.weight;

import static org.districtassessment.core.Checks.check;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.districtassessment.core.statistics.NearlyEqual;

/**
 * The weights that the rules state.
 *
 * @param total what the children's weights must sum to, within 1e-9, such as 100; empty for any
 *     positive total. Weights that do not sum to it are refused, never adjusted
 */
public record FixedWeights(OptionalDouble total) implements WeightMethod {

  public FixedWeights {
    check(
        total.isEmpty() || total.getAsDouble() > 0,
        "Invalid total of weights: %s (must be > 0)",
        total.orElse(0));
  }

  /** Returns weights of any total. */
  public static FixedWeights ofAnyTotal() {
    return new FixedWeights(OptionalDouble.empty());
  }

  @Override
  public double[] weights(double[][] columns, double[] nominal) {
    return nominal.clone();
  }

  @Override
  public void checkNominal(String node, double[] nominal) {
    double sum = Arrays.stream(nominal).sum();
    if (total.isPresent()) {
      check(
          NearlyEqual.nearlyEqual(sum, total.getAsDouble()),
          "The weights of the children of %s sum to %s (must sum to %s)",
          node,
          sum,
          total.getAsDouble());
    }
    check(sum > 0, "The weights of all children of %s are 0 (one must be > 0)", node);
  }
}
