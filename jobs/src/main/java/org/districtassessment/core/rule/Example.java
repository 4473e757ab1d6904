package org.districtassessment.core.rule;

import java.math.BigDecimal;
import java.util.List;
import org.districtassessment.core.finding.SourceLocation;
import org.jspecify.annotations.Nullable;

/**
 * A worked example in a rule file: inputs, and the value and points that must come out.
 *
 * @param group the unit's group, where the thresholds go by group
 * @param previous the indicator's value a year before
 * @param peers values of the other units, for a relative score
 * @param value the indicator's value; null says that it has none
 * @param points null where the example does not say
 */
public record Example(
    @Nullable BigDecimal numerator,
    @Nullable BigDecimal denominator,
    @Nullable String group,
    @Nullable BigDecimal previous,
    List<BigDecimal> peers,
    @Nullable BigDecimal value,
    @Nullable BigDecimal points,
    SourceLocation at) {

  public Example {
    peers = List.copyOf(peers);
  }
}
