package org.districtassessment.core.targeting.question;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.districtassessment.core.rule.FundingQuestions.Need;
import org.districtassessment.core.rule.FundingQuestions.Neediest;
import org.districtassessment.core.targeting.MoneyRow;
import org.districtassessment.core.targeting.inequality.NeedElasticity;
import org.districtassessment.core.targeting.inequality.Orientation;
import org.districtassessment.core.targeting.inequality.RankedValues;
import org.districtassessment.core.targeting.resampling.NormalDraws;

/**
 * Units or places with people and a known need, ranked by it, and which of them each row of money
 * goes to. Those whose need or people are not known are left out, and so is money that goes to none
 * of the rest.
 */
final class Ranking {

  /**
   * One of them.
   *
   * @param deviation of the need when its households are drawn anew; 0 where that is not known
   */
  private record Ranked(String key, String group, double need, double people, double deviation) {}

  private final Money money;
  private final Orientation orientation;
  private final List<Ranked> ranked;
  private final double[] need;
  private final double[] people;
  private final RankedValues order;

  private Ranking(Money money, Orientation orientation, List<Ranked> ranked) {
    this(
        money,
        orientation,
        ranked,
        ranked.stream().mapToDouble(Ranked::need).toArray(),
        ranked.stream().mapToDouble(Ranked::people).toArray());
  }

  private Ranking(
      Money money, Orientation orientation, List<Ranked> ranked, double[] need, double[] people) {
    this.money = money;
    this.orientation = orientation;
    this.ranked = ranked;
    this.need = need;
    this.people = people;
    this.order = RankedValues.of(new double[need.length], need, orientation, people);
  }

  private static Ranking of(Money money, Need need, List<Ranked> ranked) {
    return new Ranking(
        money,
        need.neediest() == Neediest.LOWEST ? Orientation.LEAST_FIRST : Orientation.GREATEST_FIRST,
        ranked);
  }

  /** Returns the same with the need of each drawn from the normal distribution around its own. */
  Ranking drawn(long seed) {
    NormalDraws draws = new NormalDraws(seed);
    double[] drawn = new double[need.length];
    for (int i = 0; i < drawn.length; i++) {
      drawn[i] = need[i] + draws.next() * ranked.get(i).deviation();
    }
    return new Ranking(money, orientation, ranked, drawn, people);
  }

  /** Whether the need of any of them can be drawn. */
  boolean canBeDrawn() {
    return ranked.stream().anyMatch(one -> one.deviation() > 0);
  }

  /** Ranks units; their groups are those of the edition. */
  static Ranking ofUnits(FundingData data, Money money, Figures figures, Need need) {
    List<Ranked> ranked = new ArrayList<>();
    for (FundingData.Unit unit : data.units()) {
      figures
          .of(need.figure(), unit.key())
          .ifPresent(
              value ->
                  figures
                      .of(need.people(), unit.key())
                      .ifPresent(
                          people ->
                              add(
                                  ranked,
                                  unit.key(),
                                  unit.group(),
                                  value,
                                  people,
                                  variance(need, figures, unit.key(), ""))));
    }
    return of(money, need, ranked);
  }

  /** Ranks the places of all units; their groups are the units. */
  static Ranking ofPlaces(FundingData data, Money money, Figures figures, Need need) {
    List<Ranked> ranked = new ArrayList<>();
    for (FundingData.Unit unit : data.units()) {
      var people = figures.by(need.people(), unit.key());
      figures
          .by(need.figure(), unit.key())
          .forEach(
              (place, value) -> {
                if (!place.isEmpty() && people.containsKey(place)) {
                  add(
                      ranked,
                      placeKey(unit.key(), place),
                      unit.key(),
                      value,
                      people.get(place),
                      variance(need, figures, unit.key(), place));
                }
              });
    }
    return of(money, need, ranked);
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

  private static void add(
      List<Ranked> ranked,
      String key,
      String group,
      BigDecimal need,
      BigDecimal people,
      BigDecimal variance) {
    if (people.signum() > 0) {
      double deviation = Math.sqrt(variance.doubleValue());
      ranked.add(new Ranked(key, group, need.doubleValue(), people.doubleValue(), deviation));
    }
  }

  int size() {
    return ranked.size();
  }

  double[] need() {
    return need;
  }

  double[] people() {
    return people;
  }

  String[] groups() {
    return ranked.stream().map(Ranked::group).toArray(String[]::new);
  }

  /** Returns who gets each row: its unit or its place, whichever is ranked; -1 for nobody. */
  int[] receivers() {
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < ranked.size(); i++) {
      places.put(ranked.get(i).key(), i);
    }
    int[] receivers = new int[money.size()];
    Arrays.setAll(receivers, row -> receiver(money.row(row), places));
    return receivers;
  }

  private static int receiver(MoneyRow row, Map<String, Integer> places) {
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
   */
  double[] perHead(int[] rows, int[] receivers, int[] times) {
    double[] sums = new double[people.length];
    for (int row : rows) {
      if (receivers[row] >= 0) {
        sums[receivers[row]] += money.targeted(row, times[row]);
      }
    }
    for (int i = 0; i < sums.length; i++) {
      sums[i] /= people[i];
    }
    return sums;
  }

  /** Returns who has what in the order of need. */
  RankedValues ranked(double[] perHead) {
    return order.withValues(perHead);
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
}
