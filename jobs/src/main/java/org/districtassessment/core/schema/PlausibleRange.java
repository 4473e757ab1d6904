package org.districtassessment.core.schema;

import static org.districtassessment.core.Checks.check;

import java.io.Serializable;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Where a non-zero value is to be expected ({@code x-plausible}), in the stored unit. No
 * constraint: a value outside is accepted, with a warning if another declared unit explains it.
 *
 * @param minimum least plausible value; null for no bound
 * @param maximum greatest plausible value; null for no bound
 */
public record PlausibleRange(@Nullable BigDecimal minimum, @Nullable BigDecimal maximum)
    implements Serializable {

  public PlausibleRange {
    check(minimum != null || maximum != null, "A plausible range needs a minimum or a maximum");
    check(
        minimum == null || maximum == null || minimum.compareTo(maximum) <= 0,
        "Invalid minimum of the plausible range: %s (above the maximum %s)",
        minimum,
        maximum);
  }
}
