package org.districtassessment.core.index.normalise;

import java.util.Arrays;
import org.districtassessment.core.index.DataMatrix;
import org.districtassessment.core.scoring.Direction;
import org.districtassessment.core.scoring.Scope;

/** Turns the signs of a column where lower is better and hands on the cells of each scope. */
final class Rescale {

  private Rescale() {}

  /** Rescales the cells that are compared with each other, in place; more is better. */
  interface InPlace {
    void rescale(double[] values);
  }

  static double[] rescale(
      DataMatrix data, int column, Direction direction, Scope scope, InPlace method) {
    double[] values = signed(data, column, direction);
    if (scope == Scope.ALL) {
      method.rescale(values);
      return values;
    }

    int[] groups = data.groupNumbers();
    double[] members = new double[values.length];
    for (int group = 0; group < data.groupCount(); group++) {
      int count = 0;
      for (int unit = 0; unit < values.length; unit++) {
        if (groups[unit] == group) {
          members[count++] = values[unit];
        }
      }
      double[] rescaled = Arrays.copyOf(members, count);
      method.rescale(rescaled);
      int next = 0;
      for (int unit = 0; unit < values.length; unit++) {
        if (groups[unit] == group) {
          values[unit] = rescaled[next++];
        }
      }
    }
    return values;
  }

  static double[] signed(DataMatrix data, int column, Direction direction) {
    double[] values = data.column(column);
    if (direction == Direction.LOWER_IS_BETTER) {
      for (int unit = 0; unit < values.length; unit++) {
        // The negation of 0 would be a negative zero.
        values[unit] = 0 - values[unit];
      }
    }
    return values;
  }

  /** Puts a value in the place of all cells that are not missing. */
  static void fill(double[] values, double with) {
    for (int unit = 0; unit < values.length; unit++) {
      if (!Double.isNaN(values[unit])) {
        values[unit] = with;
      }
    }
  }

  /** Returns the least cell; positive infinity where all are missing. */
  static double least(double[] values) {
    double least = Double.POSITIVE_INFINITY;
    for (double value : values) {
      if (value < least) {
        least = value;
      }
    }
    return least;
  }

  /** Returns the greatest cell; negative infinity where all are missing. */
  static double greatest(double[] values) {
    double greatest = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      if (value > greatest) {
        greatest = value;
      }
    }
    return greatest;
  }
}
