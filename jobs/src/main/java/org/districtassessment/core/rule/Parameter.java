package org.districtassessment.core.rule;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.districtassessment.core.finding.SourceLocation;
import org.districtassessment.core.finding.Text;
import org.jspecify.annotations.Nullable;

/**
 * A number that rules read as {@code :name}.
 *
 * @param constant the value of every year; null where values go by year
 * @param byYear the value of each year; a year that is not there has none
 * @param verified false where the number is a placeholder for the evaluation staff to replace; runs
 *     repeat that mark
 */
public record Parameter(
    String name,
    Text title,
    @Nullable BigDecimal constant,
    SortedMap<Integer, BigDecimal> byYear,
    String unit,
    String source,
    boolean verified,
    SourceLocation at) {

  public Parameter {
    byYear = Collections.unmodifiableSortedMap(new TreeMap<>(byYear));
  }

  public Optional<BigDecimal> valueIn(int year) {
    return Optional.ofNullable(constant != null ? constant : byYear.get(year));
  }

  /** All years that have a value, for messages. */
  public Map<Integer, BigDecimal> years() {
    return byYear;
  }
}
