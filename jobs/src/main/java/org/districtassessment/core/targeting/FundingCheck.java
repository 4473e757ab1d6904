package org.districtassessment.core.targeting;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One row of the table {@code funding_checks}.
 *
 * @param level {@code unit}, {@code group} or {@code all}
 * @param key the unit's key, the group's name, or {@code all}
 * @param source the fund source, or {@code all}
 * @param measure {@code tilt-ratio}, {@code per-capita-ratio} or {@code location-quotient}
 * @param amount all money, in the amount's unit
 * @param targeted the part that serves the target population
 * @param population everybody
 * @param targetPopulation the target population
 * @param value scale 6, HALF_UP; null where it is not defined
 * @param threshold the least value that passes
 * @param verdict {@code pass}, {@code fail} or {@code not-decidable}
 */
public record FundingCheck(
    String level,
    String key,
    String source,
    String measure,
    BigDecimal amount,
    BigDecimal targeted,
    BigDecimal population,
    BigDecimal targetPopulation,
    @Nullable BigDecimal value,
    BigDecimal threshold,
    String verdict) {}
