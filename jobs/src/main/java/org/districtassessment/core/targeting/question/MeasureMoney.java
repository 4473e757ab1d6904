package org.districtassessment.core.targeting.question;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.districtassessment.core.rule.FundingQuestions;
import org.districtassessment.core.rule.FundingQuestions.Denominator;
import org.districtassessment.core.rule.MoneyMeasure;
import org.districtassessment.core.targeting.Measurement;
import org.districtassessment.core.targeting.question.FundingAnswers.Extent;
import org.districtassessment.core.targeting.resampling.Bootstrap;
import org.districtassessment.core.targeting.resampling.BootstrapSamples;
import org.districtassessment.core.targeting.resampling.Statistic;
import org.districtassessment.core.targeting.resampling.Strata;
import org.jspecify.annotations.Nullable;

/** All measures of the money, per source, per use and in total, at each level. */
final class MeasureMoney {

  private static final Comparator<Measured> ORDER =
      Comparator.comparing(Measured::level)
          .thenComparing(Measured::key)
          .thenComparing(Measured::source)
          .thenComparing(Measured::category)
          .thenComparing(Measured::measure)
          .thenComparing(Measured::denominator);

  private final FundingData data;
  private final FundingQuestions questions;
  private final Money money;
  private final Figures figures;
  private final Ratios ratios;
  private final int[] once;
  private final List<Measured> rows = new ArrayList<>();

  /** Whose intervals are made in any case. */
  private final List<Resampled> resampled = new ArrayList<>();

  /** Whose intervals are made with the parts: no screen shows them. */
  private final List<Resampled> further = new ArrayList<>();

  MeasureMoney(FundingData data, FundingQuestions questions, Money money, Figures figures) {
    this.data = data;
    this.questions = questions;
    this.money = money;
    this.figures = figures;
    this.ratios = new Ratios(money, figures);
    this.once = new int[money.size()];
    Arrays.fill(once, 1);
  }

  /**
   * Returns the rows by level, key, source, category, measure and denominator. They have intervals
   * by resampling projects within their source and, where the rules say how much it varies, the
   * need of units; of the whole alone only tilt ratios and concentration indices have.
   */
  List<Measured> measure(long seed, Extent extent) {
    Slice everything = Slice.everything(data);
    List<Slice> sources = bySource(everything);
    List<Slice> whole = new ArrayList<>(sources);
    List<Slice> parts = new ArrayList<>();
    if (extent == Extent.PARTS) {
      money.distinctCategories().forEach(use -> whole.add(everything.forUse(use, money)));
      parts.addAll(Slice.groups(data));
      parts.addAll(Slice.units(data));
    }
    parts.forEach(part -> part(part, sources));
    whole.forEach(this::ratiosOf);
    ranking(questions.need(), Slice.ALL, whole);
    ranking(questions.needOfPlaces(), Slice.PLACE, whole);
    further.addAll(new NetMeasures(data, questions, figures).measure(whole, parts));
    if (extent == Extent.PARTS) {
      resampled.addAll(further);
    } else {
      further.forEach(each -> rows.add(each.row()));
    }
    resample(seed);
    return rows.stream().sorted(ORDER).toList();
  }

  private void part(Slice part, List<Slice> sources) {
    List<Slice> ofPart = bySource(part);
    ofPart.forEach(this::ratiosOf);
    for (int i = 1; i < sources.size(); i++) {
      quotient(ofPart.get(i), part, sources.get(i), sources.get(0));
    }
  }

  /** Returns all of it first, then the part from each source. */
  private List<Slice> bySource(Slice slice) {
    List<Slice> slices = new ArrayList<>(List.of(slice));
    money.distinctSources().forEach(source -> slices.add(slice.from(source, money)));
    return slices;
  }

  private void ratiosOf(Slice slice) {
    for (Denominator denominator : questions.denominators()) {
      Statistic tilt = ratios.tilt(slice, denominator, Money.Basis.GROSS);
      resampled.add(ratio(MoneyMeasure.TILT_RATIO, slice, denominator, tilt));
      Statistic perCapita = ratios.perCapita(slice, denominator);
      further.add(ratio(MoneyMeasure.PER_CAPITA_RATIO, slice, denominator, perCapita));
      Statistic net = ratios.tilt(slice, denominator, Money.Basis.NET);
      further.add(ratio(MoneyMeasure.TILT_RATIO_NET, slice, denominator, net));
    }
  }

  private Resampled ratio(
      MoneyMeasure measure, Slice slice, Denominator denominator, Statistic statistic) {
    Measurement value = statistic.measure(once);
    return Resampled.ratio(Measured.of(measure.id(), slice, denominator.id(), value), statistic);
  }

  private void quotient(Slice ofSourceHere, Slice here, Slice ofSource, Slice everywhere) {
    Statistic quotient = ratios.quotient(ofSourceHere, here, ofSource, everywhere);
    Measurement value = quotient.measure(once);
    Measured row = Measured.of(MoneyMeasure.LOCATION_QUOTIENT.id(), ofSourceHere, "", value);
    further.add(Resampled.ratio(row, quotient));
  }

  private void ranking(FundingQuestions.@Nullable Need need, String level, List<Slice> slices) {
    if (need == null) {
      return;
    }
    Ranking ranking =
        level.equals(Slice.PLACE)
            ? Ranking.ofPlaces(data, money, figures, need)
            : Ranking.ofUnits(data, money, figures, need);
    Inequality inequality = new Inequality(ranking);
    String drawn = inequality.drawn();
    List<MoneyMeasure> byNeed = new ArrayList<>(List.of(MoneyMeasure.NEED_ELASTICITY));
    if (need.neediest() == FundingQuestions.Neediest.LOWEST) {
      byNeed.add(MoneyMeasure.KAKWANI_INDEX);
    }
    for (Slice slice : slices) {
      Statistic index = inequality.of(MoneyMeasure.CONCENTRATION_INDEX, slice);
      Measured row = ranked(MoneyMeasure.CONCENTRATION_INDEX, slice, index).at(level);
      Optional<String> dominance = inequality.dominance(slice);
      List<Resampled> of = level.equals(Slice.ALL) ? resampled : further;
      of.add(Resampled.index(row.noted(dominance.orElse("")), index, drawn));
      Map<String, Statistic> spread = new TreeMap<>(inequality.theil(slice));
      spread.put(MoneyMeasure.GINI_INDEX.id(), inequality.of(MoneyMeasure.GINI_INDEX, slice));
      spread.forEach(
          (measure, statistic) -> {
            Measured value = Measured.of(measure, slice, "", statistic.measure(once)).at(level);
            further.add(Resampled.ratio(value, statistic));
          });
      for (MoneyMeasure measure : byNeed) {
        Statistic other = inequality.of(measure, slice);
        Measured value = ranked(measure, slice, other).at(level);
        further.add(Resampled.index(value, other, drawn));
      }
      inequality
          .beside(slice)
          .forEach(
              named -> rows.add(Measured.of(named.measure(), slice, "", named.value()).at(level)));
    }
  }

  private Measured ranked(MoneyMeasure measure, Slice slice, Statistic statistic) {
    return Measured.of(measure.id(), slice, "", statistic.measure(once));
  }

  private void resample(long seed) {
    double level = questions.resampling().level().doubleValue();
    List<BootstrapSamples> samples =
        new Bootstrap(questions.resampling().repetitions(), seed)
            .sample(
                Strata.of(money.sources()), resampled.stream().map(Resampled::statistic).toList());
    for (int i = 0; i < samples.size(); i++) {
      rows.add(resampled.get(i).between(samples.get(i), level));
    }
  }
}
