package org.districtassessment.core.rule;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.districtassessment.core.schema.Schemas;

/**
 * Rules that fit the schemas and a year: every table, column and function exists and is allowed,
 * every parameter has a value, points add up. Only {@link CheckedRules} makes one.
 *
 * @param parameters values of the year, by name
 */
public record BoundRules(
    RuleSet rules, Schemas schemas, int year, SortedMap<String, BigDecimal> parameters) {

  public BoundRules {
    parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
  }
}
