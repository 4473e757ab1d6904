package org.districtassessment.core.rule;

import java.math.BigDecimal;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Units whose last digits are not about a tenth each. Zeros are left out, signs ignored.
 *
 * @param unit the digit is that of the whole number of units in a value: 1 for the digit before the
 *     point
 * @param meanDeviation least mean absolute deviation of the shares; null where χ² alone decides
 */
public record LastDigitScreen(
    SortedMap<String, Expression> fields,
    int minimumCount,
    BigDecimal unit,
    @Nullable BigDecimal meanDeviation,
    String family)
    implements UnitMethod {

  public LastDigitScreen {
    fields = new TreeMap<>(fields);
  }
}
