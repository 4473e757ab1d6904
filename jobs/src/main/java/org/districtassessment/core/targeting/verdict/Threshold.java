package org.districtassessment.core.targeting.verdict;

import java.math.BigDecimal;

/**
 * A test of a measure.
 *
 * @param id of the test
 * @param measure its name
 */
public record Threshold(String id, String measure, Comparison comparison, BigDecimal threshold) {}
