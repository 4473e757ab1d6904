package org.districtassessment.core.index;

import static org.districtassessment.core.Checks.check;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an index is made of.
 *
 * @param raw units × at least the indicators, with the group of each unit: the values, or the
 *     numerators of those that have a denominator
 * @param denominators the same units × the indicators that have a denominator; other columns are
 *     not read
 * @param notApplicable cells that do not apply to their unit: they are missing, are never imputed,
 *     and count neither as available nor as lacking
 * @param year assessed
 * @param history values of earlier years by year, matched by unit and indicator; each as the step
 *     that reads it finds this year's, so behind a division by denominators they are ratios
 */
public record IndexInput(
    DataMatrix raw,
    DataMatrix denominators,
    Set<Cell> notApplicable,
    int year,
    SortedMap<Integer, DataMatrix> history) {

  /** The place of a cell. */
  public record Cell(String unit, String column) {}

  public IndexInput {
    check(
        raw.units().equals(denominators.units()),
        "The denominators are of other units than the values");
    notApplicable = Set.copyOf(notApplicable);
    history = Collections.unmodifiableSortedMap(new TreeMap<>(history));
    check(
        history.isEmpty() || history.lastKey() < year,
        "Year %s is no year before %s",
        history.isEmpty() ? year : history.lastKey(),
        year);
  }

  /** Makes the input of an index all of whose indicators apply to all units. */
  public IndexInput(
      DataMatrix raw, DataMatrix denominators, int year, SortedMap<Integer, DataMatrix> history) {
    this(raw, denominators, Set.of(), year, history);
  }

  /** Whether a missing cell is missing because it does not apply. */
  public boolean isNotApplicable(String unit, String column) {
    return !notApplicable.isEmpty() && notApplicable.contains(new Cell(unit, column));
  }

  /** Makes the input of an index without denominators and without earlier years. */
  public static IndexInput of(DataMatrix raw) {
    return of(raw, raw.with(List.of(), new double[0][]));
  }

  /** Makes the input of an index without earlier years. */
  public static IndexInput of(DataMatrix raw, DataMatrix denominators) {
    return new IndexInput(raw, denominators, Set.of(), 0, new TreeMap<>(Map.of()));
  }
}
