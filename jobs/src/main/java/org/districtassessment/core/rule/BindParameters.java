package org.districtassessment.core.rule;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.districtassessment.core.finding.Problems;

/** Gives every parameter its value of the year. */
final class BindParameters {

  /** A marker such as {@code :working_age}; not the {@code ::} of a cast. */
  private static final Pattern MARKER = Pattern.compile("(?<![:\\w]):([a-z_][a-z0-9_]*)");

  private BindParameters() {}

  static SortedMap<String, BigDecimal> valuesIn(int year, RuleSet rules, Problems problems) {
    Set<String> read = new HashSet<>();
    for (Expression expression : AllExpressions.of(rules)) {
      Matcher marker = MARKER.matcher(expression.sql());
      while (marker.find()) {
        read.add(marker.group(1));
      }
    }
    SortedMap<String, BigDecimal> values = new TreeMap<>();
    for (Parameter parameter : rules.parameters()) {
      Optional<BigDecimal> value = parameter.valueIn(year);
      value.ifPresent(each -> values.put(parameter.name(), each));
      if (value.isEmpty()) {
        problems.add(
            parameter.at(), "Parameter %s has no value for %d (add it)", parameter.name(), year);
      }
      if (!read.contains(parameter.name())) {
        problems.add(
            parameter.at(),
            "Parameter %s is read nowhere (delete it, or write :%s where it is meant)",
            parameter.name(),
            parameter.name());
      }
    }
    return values;
  }
}
