package org.districtassessment.core.targeting;

import java.math.BigDecimal;

/**
 * Money of one fund source in one unit.
 *
 * @param amount all of it, in the amount's unit
 * @param targeted the part that serves the target population
 */
public record FundingSum(String unit, String source, BigDecimal amount, BigDecimal targeted) {}
