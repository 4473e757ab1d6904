package org.districtassessment.generate;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was generated.
 *
 * @param rows rows written, by table
 * @param files number of files of submissions
 * @param planted ledger lines, by kind and code such as {@code finding type-error}
 * @param shortfalls defects that found too few rows to be planted in, in words
 */
public record GenerateReport(
    SortedMap<String, Long> rows,
    int files,
    SortedMap<String, Long> planted,
    List<String> shortfalls) {

  public GenerateReport {
    rows = Collections.unmodifiableSortedMap(new TreeMap<>(rows));
    planted = Collections.unmodifiableSortedMap(new TreeMap<>(planted));
    shortfalls = List.copyOf(shortfalls);
  }
}
