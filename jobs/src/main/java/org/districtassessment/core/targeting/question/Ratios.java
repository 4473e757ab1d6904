package org.districtassessment.core.targeting.question;

import static java.util.Objects.requireNonNullElse;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import org.districtassessment.core.rule.FundingQuestions.Denominator;
import org.districtassessment.core.targeting.LocationQuotient;
import org.districtassessment.core.targeting.Measurement;
import org.districtassessment.core.targeting.MoneyAndPeople;
import org.districtassessment.core.targeting.PerCapitaRatio;
import org.districtassessment.core.targeting.TiltRatio;
import org.districtassessment.core.targeting.Undefined;
import org.districtassessment.core.targeting.resampling.Sample;
import org.districtassessment.core.targeting.resampling.Statistic;

/** Shares of money against shares of people, and of other money, as measures of samples of rows. */
final class Ratios {

  /** Money and its part for the target population, of some rows of a sample. */
  private record Sums(double all, double targeted) {}

  private final Money money;
  private final Figures figures;
  private final Map<Money.Basis, IdentityHashMap<Slice, Sample.Part<Sums>>> sums =
      new EnumMap<>(Money.Basis.class);

  Ratios(Money money, Figures figures) {
    this.money = money;
    this.figures = figures;
  }

  Statistic tilt(Slice slice, Denominator denominator, Money.Basis basis) {
    return ofPeople(slice, denominator, basis, TiltRatio::measure);
  }

  Statistic perCapita(Slice slice, Denominator denominator) {
    return ofPeople(slice, denominator, Money.Basis.GROSS, PerCapitaRatio::measure);
  }

  /** A measure of sums of money and of people. */
  private interface OfSums {
    Measurement measure(double amount, double targeted, double population, double targets);
  }

  /** Without value where a unit's people are not known. */
  private Statistic ofPeople(
      Slice slice, Denominator denominator, Money.Basis basis, OfSums measure) {
    Optional<BigDecimal> everybody = figures.sum(denominator.everybody(), slice.units());
    Optional<BigDecimal> target = figures.sum(denominator.target(), slice.units());
    if (everybody.isEmpty() || target.isEmpty()) {
      return times -> Measurement.undefined(Undefined.MISSING_PEOPLE);
    }

    Sample.Part<Sums> part = sums(slice, basis);
    double population = everybody.get().doubleValue();
    double targets = target.get().doubleValue();
    return (Statistic.OfSample)
        sample -> {
          Sums money = sample.part(part);
          return measure.measure(money.all(), money.targeted(), population, targets);
        };
  }

  /** All denominators and measures of a slice share its sums. */
  private Sample.Part<Sums> sums(Slice slice, Money.Basis basis) {
    return sums.computeIfAbsent(basis, each -> new IdentityHashMap<>())
        .computeIfAbsent(
            slice,
            each -> {
              int[] rows = each.places();
              return sample -> sum(rows, basis, sample.times());
            });
  }

  private Sums sum(int[] rows, Money.Basis basis, int[] times) {
    double all = 0;
    double targeted = 0;
    for (int row : rows) {
      double amount = times[row] * money.amount(row, basis);
      all += amount;
      targeted += amount * money.share(row);
    }
    return new Sums(all, targeted);
  }

  /** Returns what a tilt ratio is made of, exactly; empty where a unit's people are not known. */
  Optional<MoneyAndPeople> sums(Slice slice, Denominator denominator, Money.Basis basis) {
    Optional<BigDecimal> everybody = figures.sum(denominator.everybody(), slice.units());
    Optional<BigDecimal> target = figures.sum(denominator.target(), slice.units());
    if (everybody.isEmpty() || target.isEmpty()) {
      return Optional.empty();
    }

    BigDecimal all = BigDecimal.ZERO;
    BigDecimal targeted = BigDecimal.ZERO;
    for (int row : slice.places()) {
      BigDecimal amount = money.row(row).amount();
      BigDecimal counted = basis == Money.Basis.GROSS ? amount.max(BigDecimal.ZERO) : amount;
      all = all.add(counted);
      targeted =
          targeted.add(
              counted.multiply(requireNonNullElse(money.row(row).share(), BigDecimal.ZERO)));
    }
    return Optional.of(new MoneyAndPeople(all, targeted, everybody.get(), target.get()));
  }

  /**
   * The share of a source in targeted money here, relative to its share everywhere.
   *
   * @param ofSourceHere the part of it from one source
   * @param here all money of a group or unit
   * @param ofSource all money from that source
   * @param everywhere all money
   */
  Statistic quotient(Slice ofSourceHere, Slice here, Slice ofSource, Slice everywhere) {
    int[] rowsOfSourceHere = ofSourceHere.places();
    int[] rowsHere = here.places();
    int[] rowsOfSource = ofSource.places();
    int[] rows = everywhere.places();
    return times ->
        LocationQuotient.measure(
            targeted(rowsOfSourceHere, times),
            targeted(rowsHere, times),
            targeted(rowsOfSource, times),
            targeted(rows, times));
  }

  private BigDecimal targeted(int[] rows, int[] times) {
    double sum = 0;
    for (int row : rows) {
      sum += money.targeted(row, times[row]);
    }
    return BigDecimal.valueOf(sum);
  }

  /** One column of amounts divided by another; without value where the other adds up to 0. */
  static Statistic of(double[] numerators, double[] denominators, Slice slice) {
    int[] rows = slice.places();
    return times -> {
      double numerator = 0;
      double denominator = 0;
      for (int row : rows) {
        numerator += times[row] * numerators[row];
        denominator += times[row] * denominators[row];
      }
      return denominator == 0
          ? Measurement.undefined(Undefined.NO_MONEY)
          : Measurement.of(numerator / denominator);
    };
  }
}
