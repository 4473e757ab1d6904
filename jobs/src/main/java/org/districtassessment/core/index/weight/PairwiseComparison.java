package org.districtassessment.core.index.weight;

import static org.districtassessment.core.Checks.check;

import java.util.ArrayList;
import java.util.List;

/**
 * Weights from experts' judgements, each child against each other: the analytic hierarchy process
 * (层次分析法).
 *
 * <p>Contradictory judgements are refused: λmax is the mean of (A w)ᵢ ÷ wᵢ, the consistency index
 * CI = (λmax − n) ÷ (n − 1), the consistency ratio CR = CI ÷ RI, which must be below 0.10. One or
 * two children cannot contradict each other: CR is 0. Source: Saaty, The Analytic Hierarchy Process
 * (1980).
 *
 * <p>A child whose nominal weight is 0 does not count; the others keep their proportions.
 *
 * @param judgements row i, column j: how many times as important as child j child i is, &gt; 0, the
 *     children in the order of the node; 1 on the diagonal, and column i of row j is 1 ÷ that,
 *     within 1e-6. Only the part above the diagonal is computed with
 * @param priorities how weights come from judgements
 */
public record PairwiseComparison(List<List<Double>> judgements, Priorities priorities)
    implements WeightMethod {

  /** How weights come from judgements. */
  public enum Priorities {
    /** The principal eigenvector. */
    EIGENVECTOR,
    /** Each column divided by its sum, then the mean of each row. */
    MEAN_OF_NORMALISED_COLUMNS
  }

  /** CR from which on judgements are refused. */
  private static final double CONSISTENT_BELOW = 0.10;

  private static final double RECIPROCAL_WITHIN = 1e-6;

  /**
   * RI by number of children, the mean CI of random judgements. 3 to 5 are checked against a
   * published table (0.58, 0.90, 1.12); 6 to 10 are <b>unverified</b>: tables differ in the second
   * decimal.
   */
  private static final double[] RANDOM_INDEX = {
    0, 0, 0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49
  };

  private static final int MOST_CHILDREN = RANDOM_INDEX.length - 1;

  public PairwiseComparison {
    judgements = judgements.stream().map(List::copyOf).toList();
    checkReciprocal(judgements);
    double ratio = consistencyRatio(matrix(judgements), priorities);
    check(
        ratio < CONSISTENT_BELOW,
        "Contradictory judgements: consistency ratio %.4f (must be < 0.10; look for three children"
            + " of which a beats b, b beats c, but a does not beat c by about the product)",
        ratio);
  }

  /**
   * Makes the whole matrix from its part above the diagonal.
   *
   * @param above the judgements of child 1 on 2, 3, … n; of child 2 on 3, … n; and so on
   */
  public static PairwiseComparison ofUpperTriangle(
      List<List<Double>> above, Priorities priorities) {
    int count = above.size() + 1;
    List<List<Double>> whole = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<Double> row = new ArrayList<>();
      for (int j = 0; j < i; j++) {
        row.add(1 / above.get(j).get(i - j - 1));
      }
      row.add(1.0);
      if (i < above.size()) {
        check(
            above.get(i).size() == count - i - 1,
            "Judgements of child %s: %s (must be %s, on each child behind it)",
            i + 1,
            above.get(i).size(),
            count - i - 1);
        row.addAll(above.get(i));
      }
      whole.add(row);
    }
    return new PairwiseComparison(whole, priorities);
  }

  /** Returns the weights that the judgements give, which sum to 1. */
  public double[] priorityWeights() {
    return priorities(matrix(judgements), priorities);
  }

  /** Returns λmax: n where no judgements contradict each other, else more. */
  public double principalEigenvalue() {
    double[][] matrix = matrix(judgements);
    return principalEigenvalue(matrix, priorities(matrix, priorities));
  }

  /** Returns CI; 0 with a single child. */
  public double consistencyIndex() {
    return consistencyIndex(matrix(judgements), priorities);
  }

  /** Returns CR, below 0.10. */
  public double consistencyRatio() {
    return consistencyRatio(matrix(judgements), priorities);
  }

  @Override
  public double[] weights(double[][] columns, double[] nominal) {
    double[] weights = priorityWeights();
    for (int child = 0; child < weights.length; child++) {
      weights[child] = nominal[child] == 0 ? 0 : weights[child];
    }
    return weights;
  }

  @Override
  public void checkNominal(String node, double[] nominal) {
    check(
        nominal.length == judgements.size(),
        "Judgements on %s children, but %s has %s (must be one row for each child, in its order)",
        judgements.size(),
        node,
        nominal.length);
  }

  private static void checkReciprocal(List<List<Double>> judgements) {
    int count = judgements.size();
    check(
        count >= 1 && count <= MOST_CHILDREN,
        "Judgements on %s children (must be on 1 to %s; put some below a node of their own)",
        count,
        MOST_CHILDREN);
    for (int i = 0; i < count; i++) {
      check(
          judgements.get(i).size() == count,
          "Row %s of the judgements has %s numbers (must be %s, one for each child)",
          i + 1,
          judgements.get(i).size(),
          count);
    }
    for (int i = 0; i < count; i++) {
      for (int j = 0; j <= i; j++) {
        double here = judgements.get(i).get(j);
        double there = judgements.get(j).get(i);
        check(
            here > 0 && Double.isFinite(here) && there > 0 && Double.isFinite(there),
            "Invalid judgement of child %s on %s: %s (must be > 0)",
            i + 1,
            j + 1,
            here > 0 && Double.isFinite(here) ? there : here);
        check(
            Math.abs(here * there - 1) <= RECIPROCAL_WITHIN,
            "Judgements of child %s on %s and back: %s and %s (their product must be 1)",
            i + 1,
            j + 1,
            here,
            there);
      }
    }
  }

  private static double[][] matrix(List<List<Double>> judgements) {
    int count = judgements.size();
    double[][] matrix = new double[count][count];
    for (int i = 0; i < count; i++) {
      matrix[i][i] = 1;
      for (int j = i + 1; j < count; j++) {
        matrix[i][j] = judgements.get(i).get(j);
        matrix[j][i] = 1 / matrix[i][j];
      }
    }
    return matrix;
  }

  private static double[] priorities(double[][] matrix, Priorities priorities) {
    return switch (priorities) {
      case EIGENVECTOR -> PrincipalEigenvector.of(matrix);
      case MEAN_OF_NORMALISED_COLUMNS -> meanOfNormalisedColumns(matrix);
    };
  }

  private static double[] meanOfNormalisedColumns(double[][] matrix) {
    int count = matrix.length;
    double[] weights = new double[count];
    for (int j = 0; j < count; j++) {
      double sum = 0;
      for (double[] row : matrix) {
        sum += row[j];
      }
      for (int i = 0; i < count; i++) {
        weights[i] += matrix[i][j] / sum / count;
      }
    }
    return weights;
  }

  private static double principalEigenvalue(double[][] matrix, double[] weights) {
    double[] image = PrincipalEigenvector.times(matrix, weights);
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += image[i] / weights[i];
    }
    return sum / weights.length;
  }

  private static double consistencyIndex(double[][] matrix, Priorities priorities) {
    int count = matrix.length;
    double eigenvalue = principalEigenvalue(matrix, priorities(matrix, priorities));
    return count == 1 ? 0 : (eigenvalue - count) / (count - 1);
  }

  private static double consistencyRatio(double[][] matrix, Priorities priorities) {
    double random = RANDOM_INDEX[matrix.length];
    return random == 0 ? 0 : consistencyIndex(matrix, priorities) / random;
  }
}
