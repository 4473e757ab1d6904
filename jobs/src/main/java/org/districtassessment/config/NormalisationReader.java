package org.districtassessment.config;

import java.util.Optional;
import org.districtassessment.core.index.normalise.Beyond;
import org.districtassessment.core.index.normalise.Borda;
import org.districtassessment.core.index.normalise.DistanceToMaximum;
import org.districtassessment.core.index.normalise.DistanceToReference;
import org.districtassessment.core.index.normalise.DistanceToTarget;
import org.districtassessment.core.index.normalise.FractionOfMaximum;
import org.districtassessment.core.index.normalise.Goalposts;
import org.districtassessment.core.index.normalise.IfEqual;
import org.districtassessment.core.index.normalise.MinMax;
import org.districtassessment.core.index.normalise.Normalisation;
import org.districtassessment.core.index.normalise.PercentileRank;
import org.districtassessment.core.index.normalise.RankScores;
import org.districtassessment.core.index.normalise.Scaled;
import org.districtassessment.core.index.normalise.ZScore;
import org.districtassessment.core.scoring.Scope;
import org.districtassessment.core.statistics.Ranks.Ties;

/** Reads {@code normalise}, of an index or of one of its indicators. */
final class NormalisationReader {

  /** The kinds of normalisation. */
  private enum Kind {
    MIN_MAX,
    Z_SCORE,
    RANK,
    PERCENTILE_RANK,
    BORDA,
    DISTANCE_TO_MAXIMUM,
    DISTANCE_TO_TARGET,
    DISTANCE_TO_REFERENCE,
    GOALPOSTS,
    FRACTION_OF_MAXIMUM,
    SCALED
  }

  private NormalisationReader() {}

  static Optional<Normalisation> read(Mapping normalise) {
    Optional<Kind> kind = normalise.findKind(Choices.of(Kind.class));
    return kind.flatMap(each -> read(normalise, each));
  }

  private static Optional<Normalisation> read(Mapping from, Kind kind) {
    return switch (kind) {
      case MIN_MAX -> minMax(from);
      case Z_SCORE -> zScore(from);
      case RANK, PERCENTILE_RANK, BORDA -> ranks(from, kind);
      case DISTANCE_TO_MAXIMUM, FRACTION_OF_MAXIMUM -> shares(from, kind);
      case DISTANCE_TO_TARGET -> target(from);
      case DISTANCE_TO_REFERENCE -> reference(from);
      case GOALPOSTS -> goalposts(from);
      case SCALED -> scaled(from);
    };
  }

  private static Optional<Normalisation> minMax(Mapping from) {
    double lower = Doubles.find(from, "lower").orElse(0);
    double upper = Doubles.find(from, "upper").orElse(100);
    Scope scope = scope(from);
    IfEqual ifEqual = ifEqual(from);
    return from.build(() -> new MinMax(lower, upper, scope, ifEqual));
  }

  private static Optional<Normalisation> zScore(Mapping from) {
    double mean = Doubles.find(from, "mean").orElse(0);
    double sd = Doubles.find(from, "sd").orElse(1);
    Scope scope = scope(from);
    IfEqual ifEqual = ifEqual(from);
    return from.build(() -> new ZScore(mean, sd, scope, ifEqual));
  }

  private static Optional<Normalisation> ranks(Mapping from, Kind kind) {
    Ties ties = from.findOneOf("ties", Choices.of(Ties.class)).orElse(Ties.MIN);
    Scope scope = scope(from);
    if (kind == Kind.PERCENTILE_RANK) {
      IfEqual ifEqual = ifEqual(from);
      return from.build(() -> new PercentileRank(ties, scope, ifEqual));
    }

    return from.build(
        () -> kind == Kind.RANK ? new RankScores(ties, scope) : new Borda(ties, scope));
  }

  private static Optional<Normalisation> shares(Mapping from, Kind kind) {
    Scope scope = scope(from);
    IfEqual ifEqual = ifEqual(from);
    return from.build(
        () ->
            kind == Kind.DISTANCE_TO_MAXIMUM
                ? new DistanceToMaximum(scope, ifEqual)
                : new FractionOfMaximum(scope, ifEqual));
  }

  private static Optional<Normalisation> target(Mapping from) {
    double target = Doubles.read(from, "target");
    Beyond beyond = beyond(from);
    Scope scope = scope(from);
    return from.build(() -> new DistanceToTarget(target, beyond, scope));
  }

  private static Optional<Normalisation> reference(Mapping from) {
    String unit = from.text("unit");
    Beyond beyond = beyond(from);
    return from.build(() -> new DistanceToReference(unit, beyond));
  }

  private static Optional<Normalisation> goalposts(Mapping from) {
    double low = Doubles.read(from, "low");
    double high = Doubles.read(from, "high");
    Beyond beyond = beyond(from);
    double scale = Doubles.find(from, "scale").orElse(100);
    return from.build(() -> new Goalposts(low, high, beyond, scale));
  }

  private static Optional<Normalisation> scaled(Mapping from) {
    double low = Doubles.read(from, "from");
    double high = Doubles.read(from, "to");
    double scale = Doubles.find(from, "scale").orElse(100);
    return from.build(() -> new Scaled(low, high, scale));
  }

  private static Scope scope(Mapping from) {
    return from.findOneOf("scope", Choices.of(Scope.class)).orElse(Scope.ALL);
  }

  private static IfEqual ifEqual(Mapping from) {
    return from.findOneOf("if-equal", Choices.of(IfEqual.class)).orElse(IfEqual.MIDDLE);
  }

  private static Beyond beyond(Mapping from) {
    return from.findOneOf("beyond", Choices.of(Beyond.class)).orElse(Beyond.CAP);
  }
}
