package org.districtassessment.core.index.weight;

import java.util.List;
import org.districtassessment.core.index.IndexException;
import org.districtassessment.core.statistics.PrincipalComponents;

/**
 * Weights from the first principal component of the children's columns; see {@link
 * PrincipalComponents} for scaling, missing cells, constant columns (weight 0) and signs.
 *
 * <p>Where no component exists, because fewer than two units are complete or all columns are
 * constant, the columns weigh the same. A child whose nominal weight is 0 does not count. One unit
 * is refused with an {@link IndexException}.
 *
 * @param loadings what becomes a weight
 */
public record PrincipalComponentWeights(Loadings loadings) implements WeightMethod {

  /** What becomes a weight, scaled to sum 1. */
  public enum Loadings {
    /**
     * The loading's square: the column's share of the component. Never negative, but a column that
     * works against the others counts, too; see that directions are right.
     */
    SQUARED,
    /**
     * The loading itself, as COINr. A negative one is refused: no mean of children has negative
     * weights.
     */
    RAW
  }

  private static final double TINY = 1e-9;

  @Override
  public double[] weights(double[][] columns, double[] nominal) {
    return WeighByData.weighByData("Principal component", columns, nominal, this::firstLoadings);
  }

  private double[] firstLoadings(double[][] columns) {
    PrincipalComponents found = PrincipalComponents.of(columns);
    if (found.components().isEmpty()) {
      return new double[columns.length];
    }

    List<Double> first = found.components().get(0).loadings();
    return first.stream().mapToDouble(this::weight).toArray();
  }

  private double weight(double loading) {
    return switch (loadings) {
      case SQUARED -> loading * loading;
      case RAW -> {
        if (loading < -TINY) {
          throw new IndexException(
              "A loading of the first principal component is negative: "
                  + loading
                  + " (must be >= 0; turn the direction of that child, or use squared loadings)");
        }
        yield Math.max(0, loading);
      }
    };
  }
}
