package org.districtassessment.config;

import java.util.Optional;
import java.util.OptionalDouble;
import org.districtassessment.core.index.weight.EqualWeights;
import org.districtassessment.core.index.weight.FixedWeights;
import org.districtassessment.core.index.weight.WeightMethod;

/** Reads {@code weights}: how much each child of a node counts. */
final class WeightMethodReader {

  /** The kinds of weighting. */
  private enum Kind {
    FIXED,
    EQUAL
  }

  private WeightMethodReader() {}

  static Optional<WeightMethod> read(Mapping weights) {
    return weights.findKind(Choices.of(Kind.class)).flatMap(kind -> read(weights, kind));
  }

  private static Optional<WeightMethod> read(Mapping weights, Kind kind) {
    return switch (kind) {
      case FIXED -> {
        OptionalDouble total = Doubles.find(weights, "total");
        yield weights.build(() -> new FixedWeights(total));
      }
      case EQUAL -> weights.build(EqualWeights::new);
    };
  }
}
