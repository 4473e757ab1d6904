package org.districtassessment.core.targeting.question;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.districtassessment.core.targeting.FigureValue;

/** Figures of units, to look up; a figure that is missing has no value, never 0. */
final class Figures {

  private static final Pattern YEAR = Pattern.compile("\\d{4}");

  private final Map<String, SortedMap<String, SortedMap<String, BigDecimal>>> values =
      new HashMap<>();

  Figures(List<FigureValue> figures) {
    for (FigureValue figure : figures) {
      BigDecimal value = figure.value();
      if (value != null) {
        values
            .computeIfAbsent(figure.figure(), id -> new TreeMap<>())
            .computeIfAbsent(figure.unit(), unit -> new TreeMap<>())
            .put(figure.by(), value);
      }
    }
  }

  /** Returns the one number of a unit. */
  Optional<BigDecimal> of(String figure, String unit) {
    return Optional.ofNullable(by(figure, unit).get(""));
  }

  /** Returns a unit's numbers by what tells them apart. */
  SortedMap<String, BigDecimal> by(String figure, String unit) {
    return values.getOrDefault(figure, new TreeMap<>()).getOrDefault(unit, new TreeMap<>());
  }

  /** Returns a unit's numbers by year; what is no year is left out. */
  SortedMap<Integer, BigDecimal> byYear(String figure, String unit) {
    SortedMap<Integer, BigDecimal> years = new TreeMap<>();
    by(figure, unit)
        .forEach(
            (by, value) -> {
              if (YEAR.matcher(by).matches()) {
                years.put(Integer.valueOf(by), value);
              }
            });
    return years;
  }

  /** Returns the sums over units by year; a year that one of them lacks is left out. */
  SortedMap<Integer, BigDecimal> sumsByYear(String figure, List<String> units) {
    SortedMap<Integer, BigDecimal> sums = new TreeMap<>();
    for (String unit : units) {
      SortedMap<Integer, BigDecimal> years = byYear(figure, unit);
      if (unit.equals(units.get(0))) {
        sums.putAll(years);
      } else {
        sums.keySet().retainAll(years.keySet());
        sums.replaceAll((year, sum) -> sum.add(years.get(year)));
      }
    }
    return sums;
  }

  /** Returns the sum over units; empty where one of them has no number. */
  Optional<BigDecimal> sum(String figure, List<String> units) {
    BigDecimal sum = BigDecimal.ZERO;
    for (String unit : units) {
      Optional<BigDecimal> value = of(figure, unit);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      sum = sum.add(value.get());
    }
    return Optional.of(sum);
  }
}
