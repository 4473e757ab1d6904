package org.districtassessment.core.index;

import static org.districtassessment.core.Checks.check;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an index is made of.
 *
 * @param raw units × at least the indicators, with the group of each unit: the values, or the
 *     numerators of those that have a denominator
 * @param denominators the same units × the indicators that have a denominator; other columns are
 *     not read
 * @param year assessed
 * @param history values of earlier years by year, matched by unit and indicator; each as the step
 *     that reads it finds this year's, so behind a division by denominators they are ratios
 */
public record IndexInput(
    DataMatrix raw, DataMatrix denominators, int year, SortedMap<Integer, DataMatrix> history) {

  public IndexInput {
    check(
        raw.units().equals(denominators.units()),
        "The denominators are of other units than the values");
    history = Collections.unmodifiableSortedMap(new TreeMap<>(history));
    check(
        history.isEmpty() || history.lastKey() < year,
        "Year %s is no year before %s",
        history.isEmpty() ? year : history.lastKey(),
        year);
  }

  /** Makes the input of an index without denominators and without earlier years. */
  public static IndexInput of(DataMatrix raw) {
    return of(raw, raw.with(List.of(), new double[0][]));
  }

  /** Makes the input of an index without earlier years. */
  public static IndexInput of(DataMatrix raw, DataMatrix denominators) {
    return new IndexInput(raw, denominators, 0, new TreeMap<>(Map.of()));
  }
}
