package org.districtassessment.core.targeting;

import java.math.BigDecimal;

/**
 * Money of one unit from one source; unique by both.
 *
 * @param amount all of it, in the amount's unit, net of what was taken back
 * @param targeted the part that serves the target population
 */
public record FundingSum(String unit, String source, BigDecimal amount, BigDecimal targeted) {}
