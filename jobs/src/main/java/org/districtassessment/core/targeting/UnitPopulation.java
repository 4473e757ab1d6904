package org.districtassessment.core.targeting;

import java.math.BigDecimal;

/**
 * People of one unit.
 *
 * @param group the unit's group
 * @param population everybody
 * @param targetPopulation the target population, part of everybody
 */
public record UnitPopulation(
    String unit, String group, BigDecimal population, BigDecimal targetPopulation) {}
