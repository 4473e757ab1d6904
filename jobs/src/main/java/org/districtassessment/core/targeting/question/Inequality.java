package org.districtassessment.core.targeting.question;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
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
import org.districtassessment.core.targeting.inequality.Groups;
import org.districtassessment.core.targeting.inequality.Kakwani;
import org.districtassessment.core.targeting.inequality.NeedElasticity;
import org.districtassessment.core.targeting.inequality.RankedValues;
import org.districtassessment.core.targeting.resampling.Sample;
import org.districtassessment.core.targeting.resampling.Statistic;

/** Measures of targeted money per head over ranked units or places. */
final class Inequality {

  /** A measure that has a name and nothing to be resampled. */
  record Named(String measure, Measurement value) {}

  private final Ranking ranking;
  private final int[] receivers;
  private final double[] people;
  private final Groups groups;
  private final boolean canBeDrawn;
  private final Sample.Part<Ranking> ranked;
  private final Sample.Part<Measurement> giniOfNeed;
  private final IdentityHashMap<Slice, Sample.Part<double[]>> perHead = new IdentityHashMap<>();

  Inequality(Ranking ranking) {
    this.ranking = ranking;
    this.receivers = ranking.receivers();
    this.people = ranking.people();
    this.groups = Groups.of(ranking.groups());
    this.canBeDrawn = ranking.canBeDrawn();
    this.ranked =
        sample ->
            canBeDrawn && sample.seed().isPresent()
                ? ranking.drawn(sample.seed().getAsLong())
                : ranking;
    this.giniOfNeed = sample -> Gini.gini(sample.part(ranked).need(), people);
  }

  /**
   * Returns a measure of samples of rows. Where the need of units can be drawn, it is drawn anew in
   * every sample of a bootstrap, for all measures alike.
   */
  Statistic of(MoneyMeasure measure, Slice slice) {
    if (ranking.size() < 2) {
      return times -> Measurement.undefined(Undefined.TOO_FEW_UNITS);
    }

    Sample.Part<double[]> part = part(slice);
    return (Statistic.OfSample) sample -> measure(measure, sample, sample.part(part));
  }

  private Measurement measure(MoneyMeasure measure, Sample sample, double[] money) {
    return switch (measure) {
      case CONCENTRATION_INDEX ->
          ConcentrationIndex.concentrationIndex(sample.part(ranked).ranked(money));
      case KAKWANI_INDEX ->
          Kakwani.kakwani(sample.part(ranked).ranked(money), sample.part(giniOfNeed));
      case GINI_INDEX -> Gini.gini(money, people);
      case NEED_ELASTICITY -> NeedElasticity.elasticity(sample.part(ranked).need(), money, people);
      case TILT_RATIO, TILT_RATIO_NET, PER_CAPITA_RATIO, LOCATION_QUOTIENT ->
          throw new IllegalArgumentException("No measure over ranked units: " + measure.id());
    };
  }

  /** Returns what is drawn for intervals of what depends on need, as in {@link Measured}. */
  String drawn() {
    return canBeDrawn ? Measured.PROJECTS_AND_HOUSEHOLDS : Measured.PROJECTS;
  }

  /** All measures of a slice share its money per head. */
  private Sample.Part<double[]> part(Slice slice) {
    return perHead.computeIfAbsent(
        slice,
        each -> {
          int[] rows = each.places();
          return sample -> ranking.perHead(rows, receivers, sample.times());
        });
  }

  /** Returns standard errors and parts beside the measures, of the rows as they are. */
  List<Named> beside(Slice slice) {
    double[] perHead = perHead(slice);
    RankedValues ranked = ranking.ranked(perHead);
    NeedElasticity elasticity = NeedElasticity.of(ranking.logarithmic(perHead));
    return List.of(
        new Named("concentration-error-classical", ConcentrationError.classical(ranked)),
        new Named("concentration-error-robust", ConcentrationError.robust(ranked)),
        new Named("concentration-error-delta", ConcentrationError.delta(ranked)),
        new Named("concentration-error-grouped", GroupedError.ofMeans(ranked)),
        new Named("need-elasticity-error", elasticity.robustError()));
  }

  /** Returns the Theil index and its parts between and within groups, by name. */
  SortedMap<String, Statistic> theil(Slice slice) {
    Sample.Part<double[]> part = part(slice);
    Sample.Part<Decomposition> theil = sample -> Entropy.theil(sample.part(part), people, groups);
    return new TreeMap<>(
        Map.of(
            "theil", of(theil, Decomposition::total),
            "theil-between", of(theil, Decomposition::between),
            "theil-within", of(theil, Decomposition::within)));
  }

  private static Statistic of(
      Sample.Part<Decomposition> theil, Function<Decomposition, Measurement> part) {
    return (Statistic.OfSample) sample -> part.apply(sample.part(theil));
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
