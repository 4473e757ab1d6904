package org.districtassessment.core.targeting.question;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
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
import org.jspecify.annotations.Nullable;

/** Measures of targeted money per head over ranked units or places. */
final class Inequality {

  /** A measure that has a name and nothing to be resampled. */
  record Named(String measure, Measurement value) {}

  private final Ranking ranking;
  private final int[] receivers;
  private final double[] need;
  private final double[] people;
  private final boolean canBeDrawn;
  private @Nullable Measurement giniOfNeed;
  private @Nullable Inequality drawn;
  private long drawnWith;

  Inequality(Ranking ranking) {
    this.ranking = ranking;
    this.receivers = ranking.receivers();
    this.need = ranking.need();
    this.people = ranking.people();
    this.canBeDrawn = ranking.canBeDrawn();
  }

  /** The same with another need. */
  private Inequality(Ranking drawn, Inequality of) {
    this.ranking = drawn;
    this.receivers = of.receivers;
    this.need = drawn.need();
    this.people = of.people;
    this.canBeDrawn = of.canBeDrawn;
  }

  /**
   * Returns a measure of samples of rows. Where the need of units can be drawn, it is drawn anew in
   * every sample of a bootstrap, for all measures alike.
   */
  Statistic of(MoneyMeasure measure, Slice slice) {
    if (ranking.size() < 2) {
      return times -> Measurement.undefined(Undefined.TOO_FEW_UNITS);
    }

    int[] rows = slice.places();
    Statistic fixed = times -> measure(measure, ranking.perHead(rows, receivers, people, times));
    return canBeDrawn
        ? new Statistic() {
          @Override
          public Measurement measure(int[] times) {
            return fixed.measure(times);
          }

          @Override
          public Measurement measure(int[] times, long seed) {
            double[] perHead = ranking.perHead(rows, receivers, people, times);
            return drawn(seed).measure(measure, perHead);
          }
        }
        : fixed;
  }

  private Measurement measure(MoneyMeasure measure, double[] perHead) {
    return switch (measure) {
      case CONCENTRATION_INDEX -> ConcentrationIndex.concentrationIndex(ranking.ranked(perHead));
      case KAKWANI_INDEX -> Kakwani.kakwani(ranking.ranked(perHead), giniOfNeed());
      case GINI_INDEX -> Gini.gini(perHead, people);
      case NEED_ELASTICITY -> NeedElasticity.elasticity(need, perHead, people);
      case TILT_RATIO, TILT_RATIO_NET, PER_CAPITA_RATIO, LOCATION_QUOTIENT ->
          throw new IllegalArgumentException("No measure over ranked units: " + measure.id());
    };
  }

  /** Whether intervals allow for the households that needs are means of. */
  boolean canBeDrawn() {
    return canBeDrawn;
  }

  /** The last draw is kept, as all measures of a sample ask for the same one. */
  private Inequality drawn(long seed) {
    Inequality last = drawn;
    if (last == null || seed != drawnWith) {
      last = new Inequality(ranking.drawn(seed), this);
      drawn = last;
      drawnWith = seed;
    }
    return last;
  }

  private Measurement giniOfNeed() {
    Measurement known = giniOfNeed;
    if (known == null) {
      known = Gini.gini(need, people);
      giniOfNeed = known;
    }
    return known;
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
    Decomposed theil = new Decomposed(slice);
    return new TreeMap<>(
        Map.of(
            "theil", times -> theil.of(times).total(),
            "theil-between", times -> theil.of(times).between(),
            "theil-within", times -> theil.of(times).within()));
  }

  /** The decomposition of a sample; the last one is kept, as each of its parts asks for it. */
  private final class Decomposed {

    private final int[] rows;
    private final String[] groups = ranking.groups();
    private int[] sample = new int[0];
    private @Nullable Decomposition kept;

    private Decomposed(Slice slice) {
      this.rows = slice.places();
    }

    private Decomposition of(int[] times) {
      Decomposition known = kept;
      if (known == null || !Arrays.equals(times, sample)) {
        known = Entropy.theil(ranking.perHead(rows, receivers, people, times), people, groups);
        kept = known;
        sample = times.clone();
      }
      return known;
    }
  }

  /** Returns where the concentration curve lies; empty where there is none. */
  Optional<String> dominance(Slice slice) {
    return ConcentrationCurve.of(ranking.ranked(perHead(slice)))
        .map(curve -> curve.dominance().name().toLowerCase(Locale.ROOT));
  }

  private double[] perHead(Slice slice) {
    int[] once = new int[receivers.length];
    Arrays.fill(once, 1);
    return ranking.perHead(slice.places(), receivers, people, once);
  }
}
