package org.districtassessment.core.targeting;

import java.math.BigDecimal;

/**
 * The people of a unit.
 *
 * @param group the group the unit is ranked in
 * @param population everybody; 0 where unknown
 * @param targetPopulation the target population; 0 where unknown
 */
public record UnitPopulation(
    String unit, String group, BigDecimal population, BigDecimal targetPopulation) {}
