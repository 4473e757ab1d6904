package org.districtassessment.config;

import java.util.Optional;
import org.districtassessment.core.index.aggregate.Aggregation;
import org.districtassessment.core.index.aggregate.Copeland;
import org.districtassessment.core.index.aggregate.GeneralisedMean;
import org.districtassessment.core.index.aggregate.Minimum;
import org.districtassessment.core.index.aggregate.Topsis;
import org.districtassessment.core.index.aggregate.WeightedArithmetic;
import org.districtassessment.core.index.aggregate.WeightedGeometric;
import org.districtassessment.core.index.aggregate.WeightedHarmonic;

/** Reads {@code aggregate}: how the scores of a node's children become its own. */
final class AggregationReader {

  /** The kinds of aggregation. */
  private enum Kind {
    ARITHMETIC,
    GEOMETRIC,
    HARMONIC,
    GENERALISED_MEAN,
    MINIMUM,
    COPELAND,
    TOPSIS
  }

  private AggregationReader() {}

  static Optional<Aggregation> read(Mapping aggregate) {
    return aggregate
        .findKind(Choices.of(Kind.class))
        .flatMap(
            kind -> {
              double power =
                  kind == Kind.GENERALISED_MEAN ? Doubles.read(aggregate, "power") : Double.NaN;
              return aggregate.build(() -> of(kind, power));
            });
  }

  private static Aggregation of(Kind kind, double power) {
    return switch (kind) {
      case ARITHMETIC -> new WeightedArithmetic();
      case GEOMETRIC -> new WeightedGeometric();
      case HARMONIC -> new WeightedHarmonic();
      case GENERALISED_MEAN -> new GeneralisedMean(power);
      case MINIMUM -> new Minimum();
      case COPELAND -> new Copeland();
      case TOPSIS -> new Topsis();
    };
  }
}
