package org.districtassessment.core.composite;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the year before.
 *
 * @param origin where it comes from, for the manifest; null where nothing is known
 * @param ranks rank by unit
 * @param totals total by unit
 * @param values value by unit and indicator
 */
public record PreviousYear(
    @Nullable String origin,
    Map<String, Integer> ranks,
    Map<String, BigDecimal> totals,
    Map<UnitIndicator, BigDecimal> values) {

  public static final PreviousYear UNKNOWN = new PreviousYear(null, Map.of(), Map.of(), Map.of());

  public PreviousYear {
    ranks = Map.copyOf(ranks);
    totals = Map.copyOf(totals);
    values = Map.copyOf(values);
  }

  /** A unit and an indicator. */
  public record UnitIndicator(String unit, String indicator) {}

  public Optional<BigDecimal> value(String unit, String indicator) {
    return Optional.ofNullable(values.get(new UnitIndicator(unit, indicator)));
  }
}
