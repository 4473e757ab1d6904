package org.districtassessment.core.rule;

import java.math.BigDecimal;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Units with more round values than the other units together. Zeros are left out.
 *
 * @param base a value is round where it is a multiple of this
 * @param excess least difference of the shares; null for any
 */
public record HeapingScreen(
    SortedMap<String, Expression> fields,
    int minimumCount,
    BigDecimal base,
    @Nullable BigDecimal excess,
    String family)
    implements UnitMethod {

  public HeapingScreen {
    fields = new TreeMap<>(fields);
  }
}
