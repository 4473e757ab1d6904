package org.districtassessment.core.targeting;

import static org.districtassessment.core.Checks.check;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.districtassessment.core.rule.FundingRules;
import org.districtassessment.core.rule.FundingRules.Measure;
import org.jspecify.annotations.Nullable;

/** Measures how money leans toward the target population; the package says the formulas. */
public final class CheckFunding {

  /** The measures a rule file may name. */
  public static final Set<String> KINDS =
      Set.of(TiltRatio.KIND, PerCapitaRatio.KIND, LocationQuotient.KIND);

  /** Level and key of all units together, and the name of all sources together. */
  public static final String ALL = "all";

  private static final String GROUP = "group";
  private static final String UNIT = "unit";

  /** Digits of a value after the point. */
  private static final int SCALE = 6;

  private static final Comparator<FundingCheck> ORDER =
      Comparator.comparing(FundingCheck::level)
          .thenComparing(FundingCheck::key)
          .thenComparing(FundingCheck::source)
          .thenComparing(FundingCheck::measure)
          .thenComparing(FundingCheck::threshold);

  private CheckFunding() {}

  /**
   * Returns one row per unit, group and all, per source and all of them, and per measure, by level,
   * key, source, measure and threshold.
   *
   * <p>A place has a row for every source that any unit has, be it with an amount of 0. A location
   * quotient has no row for all units or all sources, where it is 1 by definition. The verdict goes
   * by the rounded value; without a value it is {@code not-decidable}.
   *
   * @param sums unique by unit and source, in any order
   * @param populations one of each unit, in any order
   * @throws IllegalArgumentException if a sum is of a unit without population, or a measure is none
   *     of {@link #KINDS}
   */
  public static List<FundingCheck> checkFunding(
      FundingRules rules, List<FundingSum> sums, List<UnitPopulation> populations) {
    Map<String, List<FundingSum>> sumsByUnit = byUnit(sums, populations);
    Place everywhere = Place.of(ALL, ALL, populations, sumsByUnit);
    List<Place> places = new ArrayList<>();
    places.add(everywhere);
    populations.stream()
        .collect(Collectors.groupingBy(UnitPopulation::group, TreeMap::new, Collectors.toList()))
        .forEach((group, units) -> places.add(Place.of(GROUP, group, units, sumsByUnit)));
    populations.forEach(one -> places.add(Place.of(UNIT, one.unit(), List.of(one), sumsByUnit)));

    List<FundingCheck> checks = new ArrayList<>();
    for (Measure measure : rules.measures()) {
      for (Place here : places) {
        for (String source : everywhere.bySource().keySet()) {
          if (says(measure, here, source)) {
            BigDecimal value = value(measure, here, everywhere, source);
            checks.add(row(measure, here, source, value));
          }
        }
      }
    }
    return checks.stream().sorted(ORDER).toList();
  }

  private static Map<String, List<FundingSum>> byUnit(
      List<FundingSum> sums, List<UnitPopulation> populations) {
    Set<String> units = populations.stream().map(UnitPopulation::unit).collect(Collectors.toSet());
    for (FundingSum sum : sums) {
      check(units.contains(sum.unit()), "Money of a unit without population: %s", sum.unit());
    }
    return sums.stream().collect(Collectors.groupingBy(FundingSum::unit));
  }

  /** Returns whether a measure can differ from 1 there. */
  private static boolean says(Measure measure, Place here, String source) {
    return !measure.kind().equals(LocationQuotient.KIND)
        || !(here.level().equals(ALL) || source.equals(ALL));
  }

  private static @Nullable BigDecimal value(
      Measure measure, Place here, Place everywhere, String source) {
    Optional<BigDecimal> value =
        switch (measure.kind()) {
          case TiltRatio.KIND -> TiltRatio.tiltRatio(here.from(source));
          case PerCapitaRatio.KIND -> PerCapitaRatio.perCapitaRatio(here.from(source));
          case LocationQuotient.KIND ->
              LocationQuotient.locationQuotient(
                  here.from(source).targeted(),
                  here.from(ALL).targeted(),
                  everywhere.from(source).targeted(),
                  everywhere.from(ALL).targeted());
          default -> throw new IllegalArgumentException("Unknown measure: " + measure.kind());
        };
    return value.map(exact -> exact.setScale(SCALE, RoundingMode.HALF_UP)).orElse(null);
  }

  private static FundingCheck row(
      Measure measure, Place here, String source, @Nullable BigDecimal value) {
    MoneyAndPeople sums = here.from(source);
    return new FundingCheck(
        here.level(),
        here.key(),
        source,
        measure.kind(),
        sums.amount(),
        sums.targeted(),
        sums.population(),
        sums.targetPopulation(),
        value,
        measure.atLeast(),
        verdict(value, measure.atLeast()));
  }

  private static String verdict(@Nullable BigDecimal value, BigDecimal atLeast) {
    if (value == null) {
      return "not-decidable";
    }

    return value.compareTo(atLeast) >= 0 ? "pass" : "fail";
  }
}
