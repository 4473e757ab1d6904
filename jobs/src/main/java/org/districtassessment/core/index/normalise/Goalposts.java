package org.districtassessment.core.index.normalise;

import static org.districtassessment.core.Checks.check;

import org.districtassessment.core.index.DataMatrix;
import org.districtassessment.core.scoring.Direction;

/**
 * A straight line between two fixed values: (v − low) ÷ (high − low) × scale where higher is
 * better, (high − v) ÷ (high − low) × scale where lower is; v as it came.
 *
 * @param low in the indicator's unit, whichever end is good
 * @param high in the indicator's unit, &gt; {@code low}
 * @param beyond whether values outside the posts get what the post gets, or less and more
 * @param scale what the better post gets, &gt; 0; the other gets 0
 */
public record Goalposts(double low, double high, Beyond beyond, double scale)
    implements Normalisation {

  public Goalposts {
    check(
        low < high && Double.isFinite(high - low),
        "Invalid goalposts: %s and %s (must be finite, the first less)",
        low,
        high);
    check(
        scale > 0 && Double.isFinite(scale), "Invalid scale of goalposts: %s (must be > 0)", scale);
  }

  @Override
  public double[] normalise(DataMatrix data, int column, Direction direction) {
    boolean turned = direction == Direction.LOWER_IS_BETTER;
    double[] values = data.column(column);
    double width = high - low;
    for (int unit = 0; unit < values.length; unit++) {
      double share = (turned ? high - values[unit] : values[unit] - low) / width;
      values[unit] = (beyond == Beyond.CAP ? Math.min(Math.max(share, 0), 1) : share) * scale;
    }
    return values;
  }
}
