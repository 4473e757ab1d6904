package org.districtassessment.core.composite;

import java.util.List;

/**
 * What one unit came to in one year.
 *
 * @param values of its indicators
 */
public record UnitYear(Unit unit, int year, List<IndicatorValue> values) {

  public UnitYear {
    values = List.copyOf(values);
  }
}
