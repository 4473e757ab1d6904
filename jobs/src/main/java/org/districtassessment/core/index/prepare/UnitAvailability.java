package org.districtassessment.core.index.prepare;

/**
 * What a unit had when units were screened.
 *
 * @param missing indicators without a value
 * @param zero indicators whose value is 0
 * @param available share of the indicators that have a value, in [0, 1]
 * @param nonZero share of the values that are not 0, in [0, 1]; NaN without values
 * @param included whether it stays
 */
public record UnitAvailability(
    String unit, int missing, int zero, double available, double nonZero, boolean included) {}
