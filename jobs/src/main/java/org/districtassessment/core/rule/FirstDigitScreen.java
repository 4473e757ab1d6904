package org.districtassessment.core.rule;

import java.math.BigDecimal;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Units whose first digits do not follow Benford's law. Zeros are left out, signs ignored.
 *
 * @param ordersOfMagnitude the greatest value is at least 10 to this power times the least, else
 *     the law is not due
 * @param meanDeviation least mean absolute deviation of the shares; null where χ² alone decides,
 *     which rejects any law for a large number of values
 */
public record FirstDigitScreen(
    SortedMap<String, Expression> fields,
    int minimumCount,
    int ordersOfMagnitude,
    @Nullable BigDecimal meanDeviation,
    String family)
    implements UnitMethod {

  public FirstDigitScreen {
    fields = new TreeMap<>(fields);
  }
}
