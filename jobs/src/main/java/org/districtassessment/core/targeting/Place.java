package org.districtassessment.core.targeting;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A unit, a group of units, or all of them.
 *
 * @param level as in {@link FundingCheck}
 * @param key the same
 * @param withoutMoney its people and no money
 * @param bySource its people and its money from each source that gave any, and from {@link
 *     CheckFunding#ALL}
 */
record Place(
    String level, String key, MoneyAndPeople withoutMoney, Map<String, MoneyAndPeople> bySource) {

  /** Returns the place that {@code units} make up. */
  static Place of(
      String level,
      String key,
      List<UnitPopulation> units,
      Map<String, List<FundingSum>> sumsByUnit) {
    List<FundingSum> sums =
        units.stream()
            .flatMap(unit -> sumsByUnit.getOrDefault(unit.unit(), List.of()).stream())
            .toList();
    Map<String, MoneyAndPeople> bySource = new TreeMap<>();
    sums.stream()
        .collect(Collectors.groupingBy(FundingSum::source))
        .forEach((source, ofSource) -> bySource.put(source, add(units, ofSource)));
    bySource.put(CheckFunding.ALL, add(units, sums));
    return new Place(level, key, add(units, List.of()), bySource);
  }

  MoneyAndPeople from(String source) {
    return bySource.getOrDefault(source, withoutMoney);
  }

  private static MoneyAndPeople add(List<UnitPopulation> units, List<FundingSum> sums) {
    return new MoneyAndPeople(
        add(sums, FundingSum::amount),
        add(sums, FundingSum::targeted),
        add(units, UnitPopulation::population),
        add(units, UnitPopulation::targetPopulation));
  }

  private static <T> BigDecimal add(List<T> items, Function<T, BigDecimal> number) {
    return items.stream().map(number).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
