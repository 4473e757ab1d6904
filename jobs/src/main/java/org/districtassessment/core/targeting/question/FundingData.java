package org.districtassessment.core.targeting.question;

import static org.districtassessment.core.Checks.check;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.districtassessment.core.targeting.FigureValue;
import org.districtassessment.core.targeting.MoneyRow;
import org.jspecify.annotations.Nullable;

/**
 * What a publication holds for the questions of finance.
 *
 * @param units all of them, with money or without
 * @param rows of money, each of one of the units
 * @param figures of the units
 */
public record FundingData(
    int year, List<Unit> units, List<MoneyRow> rows, List<FigureValue> figures) {

  /**
   * A unit.
   *
   * @param total of the evaluation; null where there is none
   * @param grade id of its grade in the evaluation; null where there is none
   */
  public record Unit(
      String key, String name, String group, @Nullable BigDecimal total, @Nullable String grade) {}

  public FundingData {
    units = List.copyOf(units);
    rows = List.copyOf(rows);
    figures = List.copyOf(figures);
    Set<String> keys = units.stream().map(Unit::key).collect(Collectors.toSet());
    rows.forEach(
        row -> check(keys.contains(row.unit()), "Money of an unknown unit: %s", row.unit()));
  }
}
