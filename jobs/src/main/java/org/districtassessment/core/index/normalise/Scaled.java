package org.districtassessment.core.index.normalise;

import static org.districtassessment.core.Checks.check;

import org.districtassessment.core.index.DataMatrix;
import org.districtassessment.core.scoring.Direction;

/**
 * Moved and stretched by fixed numbers: (x − from) ÷ (to − from) × scale, without limits. With 0, 1
 * and 1 values stay as they are but for the sign.
 *
 * @param from what gets 0; of x, so negative where lower is better and values are positive
 * @param to what gets {@code scale}, &gt; {@code from}
 * @param scale &gt; 0
 */
public record Scaled(double from, double to, double scale) implements Normalisation {

  public Scaled {
    check(
        from < to && Double.isFinite(to - from),
        "Invalid scale: %s to %s (must be finite, the first less)",
        from,
        to);
    check(scale > 0 && Double.isFinite(scale), "Invalid scale: %s (must be > 0)", scale);
  }

  @Override
  public double[] normalise(DataMatrix data, int column, Direction direction) {
    double[] values = Rescale.signed(data, column, direction);
    for (int unit = 0; unit < values.length; unit++) {
      values[unit] = (values[unit] - from) / (to - from) * scale;
    }
    return values;
  }
}
