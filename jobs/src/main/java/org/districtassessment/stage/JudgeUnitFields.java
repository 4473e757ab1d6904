package org.districtassessment.stage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.districtassessment.core.anomaly.DigitFit;
import org.districtassessment.core.anomaly.ShareAbove;
import org.districtassessment.core.rule.CheckRule;
import org.districtassessment.core.rule.ConstantValueScreen;
import org.districtassessment.core.rule.FirstDigitScreen;
import org.districtassessment.core.rule.HeapingScreen;
import org.districtassessment.core.rule.LastDigitScreen;
import org.districtassessment.core.rule.UnitMethod;
import org.districtassessment.stage.Families.Judge;
import org.districtassessment.stage.Families.Judgement;
import org.districtassessment.stage.UnitFields.Kind;
import org.jspecify.annotations.Nullable;

/** From the counted values of units to the units whose values are doubtful. */
final class JudgeUnitFields {

  /**
   * One test: a unit and a field.
   *
   * @param p empty for a method without tests
   * @param beyond whether it is far enough, whatever the family says
   */
  private record Case(
      String unit,
      String field,
      OptionalDouble p,
      boolean beyond,
      String observed,
      Expected expected) {}

  private interface Expected {
    String words(@Nullable Judgement judgement);
  }

  /** How many values there are, and how many of them are round. */
  private record Counts(long values, long round) {

    private static Counts of(List<Kind> kinds) {
      return new Counts(count(kinds), UnitValues.countOf(kinds, UnitFields.ROUND));
    }

    private static Counts ofAll(Collection<List<Kind>> units) {
      Counts all = new Counts(0, 0);
      for (List<Kind> kinds : units) {
        Counts own = of(kinds);
        all = new Counts(all.values + own.values, all.round + own.round);
      }
      return all;
    }
  }

  private final Map<CheckRule, List<Case>> cases;

  private JudgeUnitFields(Map<CheckRule, List<Case>> cases) {
    this.cases = cases;
  }

  static JudgeUnitFields of(
      List<CheckRule> checks, Map<String, List<Tally>> tallies, UnitWords words) {
    Map<CheckRule, List<Case>> cases = new LinkedHashMap<>();
    for (CheckRule check : checks) {
      UnitMethod method = (UnitMethod) check.method();
      List<Case> own = new ArrayList<>();
      byField(tallies.getOrDefault(check.id(), List.of()))
          .forEach(
              (field, byUnit) -> {
                Counts all = Counts.ofAll(byUnit.values());
                byUnit.forEach(
                    (unit, kinds) -> {
                      if (count(kinds) >= method.minimumCount()) {
                        find(method, field, unit, kinds, all, words).ifPresent(own::add);
                      }
                    });
              });
      cases.put(check, own);
    }
    return new JudgeUnitFields(cases);
  }

  void addTests(Families families) {
    cases.forEach(
        (check, own) -> {
          String family = check.method().family();
          if (family != null) {
            own.forEach(each -> each.p().ifPresent(p -> families.add(family, p, 1)));
          }
        });
  }

  List<UnitAnomaly> anomalies(CheckRule check, Judge judge) {
    List<UnitAnomaly> anomalies = new ArrayList<>();
    String family = check.method().family();
    for (Case each : cases.getOrDefault(check, List.of())) {
      if (!each.beyond()) {
        continue;
      }

      if (family == null || each.p().isEmpty()) {
        anomalies.add(
            new UnitAnomaly(
                each.unit(), each.field(), each.observed(), each.expected().words(null), null));
      } else {
        judge
            .reported(family, each.p().getAsDouble())
            .ifPresent(
                judgement ->
                    anomalies.add(
                        new UnitAnomaly(
                            each.unit(),
                            each.field(),
                            each.observed(),
                            each.expected().words(judgement),
                            judgement.q())));
      }
    }
    return anomalies;
  }

  private static Optional<Case> find(
      UnitMethod method, String field, String unit, List<Kind> kinds, Counts all, UnitWords words) {
    if (method instanceof FirstDigitScreen first) {
      return UnitValues.spansOrders(kinds, first.ordersOfMagnitude())
          ? Optional.of(firstDigits(first, field, unit, kinds, words))
          : Optional.empty();
    }
    if (method instanceof LastDigitScreen last) {
      DigitFit fit = DigitFit.uniform(UnitValues.digits(kinds, 0, 9));
      return Optional.of(
          new Case(
              unit,
              field,
              OptionalDouble.of(fit.p()),
              UnitValues.isAtLeast(fit.meanDeviation(), last.meanDeviation()),
              words.shares(kinds),
              judgement -> words.lastDigits(last, fit, judgement)));
    }
    if (method instanceof HeapingScreen heaping) {
      return heaped(heaping, field, unit, Counts.of(kinds), all, words);
    }
    return constant((ConstantValueScreen) method, field, unit, kinds, words);
  }

  private static Case firstDigits(
      FirstDigitScreen method, String field, String unit, List<Kind> kinds, UnitWords words) {
    DigitFit fit = DigitFit.benford(UnitValues.digits(kinds, 1, 9));
    return new Case(
        unit,
        field,
        OptionalDouble.of(fit.p()),
        UnitValues.isAtLeast(fit.meanDeviation(), method.meanDeviation()),
        words.shares(kinds),
        judgement -> words.firstDigits(method, fit, judgement));
  }

  private static Optional<Case> heaped(
      HeapingScreen method, String field, String unit, Counts own, Counts all, UnitWords words) {
    long peers = all.values - own.values;
    if (peers == 0) {
      return Optional.empty();
    }

    ShareAbove share = ShareAbove.ofPeers(own.round, own.values, all.round - own.round, peers);
    return Optional.of(
        new Case(
            unit,
            field,
            OptionalDouble.of(share.p()),
            share.share() > share.due()
                && UnitValues.isAtLeast(share.share() - share.due(), method.excess()),
            words.ofRows(share),
            judgement -> words.heaped(method, share, judgement)));
  }

  private static Optional<Case> constant(
      ConstantValueScreen method, String field, String unit, List<Kind> kinds, UnitWords words) {
    Kind all = kinds.get(0);
    return all.least().compareTo(all.greatest()) == 0
        ? Optional.of(
            new Case(
                unit,
                field,
                OptionalDouble.empty(),
                true,
                OutlierWords.plain(all.least()),
                judgement -> words.constant(method, all.count())))
        : Optional.empty();
  }

  private static SortedMap<String, SortedMap<String, List<Kind>>> byField(List<Tally> tallies) {
    SortedMap<String, SortedMap<String, List<Kind>>> byField = new TreeMap<>();
    for (Tally tally : tallies) {
      Kind kind = Kind.of(tally);
      byField
          .computeIfAbsent(kind.field(), field -> new TreeMap<>())
          .computeIfAbsent(tally.subject(), unit -> new ArrayList<>())
          .add(kind);
    }
    return byField;
  }

  private static long count(List<Kind> kinds) {
    return kinds.stream().mapToLong(Kind::count).sum();
  }
}
