package org.districtassessment.core.statistics;

/** The exact distribution of the number of concordant pairs among rows in random order. */
final class KendallDistribution {

  private KendallDistribution() {}

  /**
   * Returns the probability of a number of concordant pairs at least as far from its mean.
   *
   * <p>The number of inversions of a random order of n rows is the sum of independent, evenly
   * distributed numbers 0 to k − 1, k = 1 … n; concordant pairs are distributed as inversions.
   *
   * @param concordant in 0 … n (n − 1) ÷ 2
   * @param count n, rows without ties
   */
  static double twoSided(long concordant, int count) {
    int all = count * (count - 1) / 2;
    int tail = (int) Math.min(concordant, all - concordant);
    double[] probability = new double[tail + 1];
    probability[0] = 1;
    for (int size = 2; size <= count; size++) {
      probability = addUniform(probability, size);
    }

    double sum = 0;
    for (double one : probability) {
      sum += one;
    }
    return Math.min(1, 2 * sum);
  }

  /** Returns the distribution of a sum with one more number, even in 0 … {@code size} − 1. */
  private static double[] addUniform(double[] probability, int size) {
    double[] sums = new double[probability.length];
    int greatest = Math.min(sums.length - 1, size * (size - 1) / 2);
    double window = 0;
    for (int value = 0; value <= greatest; value++) {
      window += probability[value] - (value >= size ? probability[value - size] : 0);
      sums[value] = window / size;
    }
    return sums;
  }
}
