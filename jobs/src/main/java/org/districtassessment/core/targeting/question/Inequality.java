package org.districtassessment.core.targeting.question;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.districtassessment.core.rule.MoneyMeasure;
import org.districtassessment.core.targeting.Measurement;
import org.districtassessment.core.targeting.Undefined;
import org.districtassessment.core.targeting.inequality.ConcentrationCurve;
import org.districtassessment.core.targeting.inequality.ConcentrationError;
import org.districtassessment.core.targeting.inequality.ConcentrationIndex;
import org.districtassessment.core.targeting.inequality.Decomposition;
import org.districtassessment.core.targeting.inequality.Entropy;
import org.districtassessment.core.targeting.inequality.Gini;
import org.districtassessment.core.targeting.inequality.GroupedError;
import org.districtassessment.core.targeting.inequality.Kakwani;
import org.districtassessment.core.targeting.inequality.NeedElasticity;
import org.districtassessment.core.targeting.inequality.RankedValues;
import org.districtassessment.core.targeting.resampling.Statistic;

/** Measures of targeted money per head over ranked units or places. */
final class Inequality {

  /** A measure that has a name and nothing to be resampled. */
  record Named(String measure, Measurement value) {}

  private final Ranking ranking;
  private final int[] receivers;
  private final double[] need;
  private final double[] people;

  Inequality(Ranking ranking) {
    this.ranking = ranking;
    this.receivers = ranking.receivers();
    this.need = ranking.need();
    this.people = ranking.people();
  }

  /** Returns a measure of samples of rows. */
  Statistic of(MoneyMeasure measure, Slice slice) {
    Function<double[], Measurement> ofPerHead =
        switch (measure) {
          case CONCENTRATION_INDEX ->
              perHead -> ConcentrationIndex.concentrationIndex(ranking.ranked(perHead));
          case KAKWANI_INDEX -> perHead -> Kakwani.kakwani(perHead, need, people);
          case GINI_INDEX -> perHead -> Gini.gini(perHead, people);
          case NEED_ELASTICITY ->
              perHead -> NeedElasticity.of(ranking.logarithmic(perHead)).elasticity();
          case TILT_RATIO, TILT_RATIO_NET, PER_CAPITA_RATIO, LOCATION_QUOTIENT ->
              throw new IllegalArgumentException("No measure over ranked units: " + measure.id());
        };
    int[] rows = slice.places();
    return times -> {
      Optional<Undefined> none = undefined();
      return none.isPresent()
          ? Measurement.undefined(none.get())
          : ofPerHead.apply(ranking.perHead(rows, receivers, times));
    };
  }

  private Optional<Undefined> undefined() {
    return ranking.size() < 2 ? Optional.of(Undefined.TOO_FEW_UNITS) : Optional.empty();
  }

  /** Returns standard errors and parts beside the measures, of the rows as they are. */
  List<Named> beside(Slice slice) {
    double[] perHead = perHead(slice);
    RankedValues ranked = ranking.ranked(perHead);
    NeedElasticity elasticity = NeedElasticity.of(ranking.logarithmic(perHead));
    Decomposition theil = Entropy.theil(perHead, people, ranking.groups());
    return List.of(
        new Named("concentration-error-classical", ConcentrationError.classical(ranked)),
        new Named("concentration-error-robust", ConcentrationError.robust(ranked)),
        new Named("concentration-error-delta", ConcentrationError.delta(ranked)),
        new Named("concentration-error-grouped", GroupedError.ofMeans(ranked)),
        new Named("need-elasticity-error", elasticity.robustError()),
        new Named("theil", theil.total()),
        new Named("theil-between", theil.between()),
        new Named("theil-within", theil.within()));
  }

  /** Returns where the concentration curve lies; empty where there is none. */
  Optional<String> dominance(Slice slice) {
    return ConcentrationCurve.of(ranking.ranked(perHead(slice)))
        .map(curve -> curve.dominance().name().toLowerCase(Locale.ROOT));
  }

  private double[] perHead(Slice slice) {
    int[] once = new int[receivers.length];
    Arrays.fill(once, 1);
    return ranking.perHead(slice.places(), receivers, once);
  }
}
