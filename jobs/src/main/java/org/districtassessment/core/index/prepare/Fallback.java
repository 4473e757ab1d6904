package org.districtassessment.core.index.prepare;

import static org.districtassessment.core.Checks.check;

import java.util.OptionalDouble;

/**
 * What is done to a whole column where winsorising does not suffice. All of them keep the order of
 * the cells.
 *
 * @param kind the formula
 * @param lambda the power of {@link Kind#BOX_COX}, finite; empty for others
 */
public record Fallback(Kind kind, OptionalDouble lambda) {

  private static final double MARGIN = 0.01;

  /** Formulas of a cell x in a column from min to max, whose range is r. */
  public enum Kind {
    /** Nothing: the winsorised column is kept. */
    NONE,
    /** ln(x − min + 0.01 r). */
    LOG,
    /** As {@link #LOG} where the skewness is positive, else −ln(max − x + 0.01 r). */
    LOG_BOTH_SIDES,
    /** ln(x − min + 1). */
    LOG_SHIFTED,
    /** With y = x − min + 1: (y^lambda − 1) ÷ lambda, or ln y where lambda is 0. */
    BOX_COX
  }

  public Fallback {
    check(
        (kind == Kind.BOX_COX) == lambda.isPresent(),
        "Invalid transformation: lambda comes with Box-Cox, and only with it");
    check(
        lambda.isEmpty() || Double.isFinite(lambda.getAsDouble()),
        "Invalid lambda: %s (must be finite)",
        lambda.orElse(0));
  }

  /** Makes a fallback other than {@link Kind#BOX_COX}. */
  public static Fallback of(Kind kind) {
    return new Fallback(kind, OptionalDouble.empty());
  }

  public static Fallback boxCox(double lambda) {
    return new Fallback(Kind.BOX_COX, OptionalDouble.of(lambda));
  }

  /** Returns the transformed cells; NaN stays. */
  double[] transform(double[] values, double skewness) {
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      if (!Double.isNaN(value)) {
        least = Math.min(least, value);
        greatest = Math.max(greatest, value);
      }
    }
    double margin = MARGIN * (greatest - least);
    double[] transformed = new double[values.length];
    for (int unit = 0; unit < values.length; unit++) {
      double x = values[unit];
      transformed[unit] =
          switch (kind) {
            case NONE -> x;
            case LOG -> Math.log(x - least + margin);
            case LOG_BOTH_SIDES ->
                skewness > 0 ? Math.log(x - least + margin) : 0 - Math.log(greatest - x + margin);
            case LOG_SHIFTED -> Math.log(x - least + 1);
            case BOX_COX -> boxCox(x - least + 1, lambda.orElse(0));
          };
    }
    return transformed;
  }

  private static double boxCox(double y, double lambda) {
    return lambda == 0 ? Math.log(y) : (Math.pow(y, lambda) - 1) / lambda;
  }
}
