package org.districtassessment.config;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.districtassessment.core.scoring.Direction;
import org.districtassessment.core.scoring.GradedEfficacy;
import org.districtassessment.core.scoring.GradedEfficacy.Standard;
import org.districtassessment.core.scoring.ScoringFunction;

/** Reads a score by {@code standards}, best first. */
final class GradedEfficacyReader {

  private GradedEfficacyReader() {}

  static Optional<ScoringFunction> read(Mapping score, Direction direction) {
    List<Standard> standards = new ArrayList<>();
    List<Mapping> mappings = score.mappings("standards");
    if (mappings.size() < 2) {
      score.refuse(score.at("standards"), "standards must have at least two elements");
    }
    for (Mapping mapping : mappings) {
      BigDecimal value = mapping.number("value");
      BigDecimal coefficient = mapping.number("coefficient");
      if (!standards.isEmpty()) {
        BigDecimal last = standards.get(standards.size() - 1).value();
        if (!Better.than(value, last, direction)) {
          mapping.refuse(
              mapping.at("value"),
              "Standards stand best first, and %s: %s must not stand below %s (%s)"
                  .formatted(Better.words(direction), value, last, Better.remedy(direction)));
        }
      }
      refuseUnlessFalling(mapping, standards, coefficient);
      Standard placeholder = new Standard(value, BigDecimal.ONE);
      standards.add(
          score.required(mapping.build(() -> new Standard(value, coefficient)), placeholder));
    }
    return score.build(() -> new GradedEfficacy(standards));
  }

  private static void refuseUnlessFalling(
      Mapping mapping, List<Standard> better, BigDecimal coefficient) {
    if (!mapping.has("coefficient")) {
      return;
    }

    if (better.isEmpty() && coefficient.compareTo(BigDecimal.ONE) != 0) {
      mapping.refuse(
          mapping.at("coefficient"),
          "Invalid coefficient of the best standard: %s (must be 1)".formatted(coefficient));
    }
    if (!better.isEmpty()) {
      BigDecimal last = better.get(better.size() - 1).coefficient();
      if (coefficient.compareTo(last) >= 0) {
        mapping.refuse(
            mapping.at("coefficient"),
            "Standards stand best first: the coefficient %s must not stand below %s (write less, or"
                    .formatted(coefficient, last)
                + " delete one of the two standards)");
      }
    }
  }
}
