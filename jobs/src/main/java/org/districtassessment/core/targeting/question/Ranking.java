package org.districtassessment.core.targeting.question;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.districtassessment.core.rule.FundingQuestions.Need;
import org.districtassessment.core.rule.FundingQuestions.Neediest;
import org.districtassessment.core.targeting.MoneyRow;
import org.districtassessment.core.targeting.inequality.NeedElasticity;
import org.districtassessment.core.targeting.inequality.Orientation;
import org.districtassessment.core.targeting.inequality.RankedValues;
import org.districtassessment.core.targeting.resampling.NormalDraws;
import org.jspecify.annotations.Nullable;

/**
 * Units or places with people and a known need, ranked by it, and which of them each row of money
 * goes to. Those whose need or people are not known are left out, and so is money that goes to none
 * of the rest.
 */
final class Ranking {

  /**
   * One of them.
   *
   * @param variance of the need when its households are drawn anew; 0 where that is not known
   */
  private record Ranked(String key, String group, double need, double people, double variance) {

    Ranked drawn(double z) {
      return new Ranked(key, group, need + z * Math.sqrt(variance), people, variance);
    }
  }

  private final Money money;
  private final Orientation orientation;
  private final List<Ranked> ranked = new ArrayList<>();
  private final Map<String, Integer> places;
  private @Nullable RankedValues order;

  private Ranking(Money money, Orientation orientation, Map<String, Integer> places) {
    this.money = money;
    this.orientation = orientation;
    this.places = places;
  }

  private static Ranking empty(Money money, Need need) {
    return new Ranking(
        money,
        need.neediest() == Neediest.LOWEST ? Orientation.LEAST_FIRST : Orientation.GREATEST_FIRST,
        new HashMap<>());
  }

  /** Returns the same with the need of each drawn from the normal distribution around its own. */
  Ranking drawn(long seed) {
    NormalDraws draws = new NormalDraws(seed);
    Ranking drawn = new Ranking(money, orientation, places);
    ranked.forEach(one -> drawn.ranked.add(one.drawn(draws.next())));
    return drawn;
  }

  /** Whether the need of any of them can be drawn. */
  boolean canBeDrawn() {
    return ranked.stream().anyMatch(one -> one.variance() > 0);
  }

  /** Ranks units; their groups are those of the edition. */
  static Ranking ofUnits(FundingData data, Money money, Figures figures, Need need) {
    Ranking ranking = empty(money, need);
    for (FundingData.Unit unit : data.units()) {
      figures
          .of(need.figure(), unit.key())
          .ifPresent(
              value ->
                  figures
                      .of(need.people(), unit.key())
                      .ifPresent(
                          people ->
                              ranking.add(
                                  unit.key(),
                                  unit.group(),
                                  value,
                                  people,
                                  variance(need, figures, unit.key(), ""))));
    }
    return ranking;
  }

  /** Ranks the places of all units; their groups are the units. */
  static Ranking ofPlaces(FundingData data, Money money, Figures figures, Need need) {
    Ranking ranking = empty(money, need);
    for (FundingData.Unit unit : data.units()) {
      var people = figures.by(need.people(), unit.key());
      figures
          .by(need.figure(), unit.key())
          .forEach(
              (place, value) -> {
                if (!place.isEmpty() && people.containsKey(place)) {
                  ranking.add(
                      placeKey(unit.key(), place),
                      unit.key(),
                      value,
                      people.get(place),
                      variance(need, figures, unit.key(), place));
                }
              });
    }
    return ranking;
  }

  private static String placeKey(String unit, String place) {
    return unit + "/" + place;
  }

  private static BigDecimal variance(Need need, Figures figures, String unit, String by) {
    String figure = need.variance();
    return figure == null
        ? BigDecimal.ZERO
        : figures.by(figure, unit).getOrDefault(by, BigDecimal.ZERO).max(BigDecimal.ZERO);
  }

  private void add(
      String key, String group, BigDecimal need, BigDecimal people, BigDecimal variance) {
    if (people.signum() > 0) {
      places.put(key, ranked.size());
      ranked.add(
          new Ranked(key, group, need.doubleValue(), people.doubleValue(), variance.doubleValue()));
    }
  }

  int size() {
    return ranked.size();
  }

  double[] need() {
    return column(Ranked::need);
  }

  double[] people() {
    return column(Ranked::people);
  }

  String[] groups() {
    return ranked.stream().map(Ranked::group).toArray(String[]::new);
  }

  /** Returns who gets each row: its unit or its place, whichever is ranked; -1 for nobody. */
  int[] receivers() {
    int[] receivers = new int[money.size()];
    Arrays.setAll(receivers, row -> receiver(money.row(row)));
    return receivers;
  }

  private int receiver(MoneyRow row) {
    Integer unit = places.get(row.unit());
    if (unit != null) {
      return unit;
    }
    String place = row.place();
    return place == null ? -1 : places.getOrDefault(placeKey(row.unit(), place), -1);
  }

  /**
   * Returns targeted money per head of each.
   *
   * @param receivers as above
   * @param people the same
   */
  double[] perHead(int[] rows, int[] receivers, double[] people, int[] times) {
    double[] sums = new double[size()];
    for (int row : rows) {
      if (receivers[row] >= 0) {
        sums[receivers[row]] +=
            times[row] * money.amount(row, Money.Basis.GROSS) * money.share(row);
      }
    }
    for (int i = 0; i < sums.length; i++) {
      sums[i] /= people[i];
    }
    return sums;
  }

  /** Returns who has what in the order of need, which is found once. */
  RankedValues ranked(double[] perHead) {
    RankedValues known = order;
    if (known == null) {
      known = RankedValues.of(new double[size()], need(), orientation, people());
      order = known;
    }
    return known.withValues(perHead);
  }

  /** Returns what an elasticity is fitted to; who has no need above 0 has no logarithm. */
  List<NeedElasticity.Unit> logarithmic(double[] perHead) {
    List<NeedElasticity.Unit> units = new ArrayList<>();
    for (int i = 0; i < perHead.length; i++) {
      Ranked one = ranked.get(i);
      if (one.need() > 0) {
        units.add(new NeedElasticity.Unit(one.key(), one.need(), perHead[i], one.people()));
      }
    }
    return units;
  }

  private double[] column(ToDoubleFunction<Ranked> of) {
    return ranked.stream().mapToDouble(of).toArray();
  }
}
