package org.districtassessment.config;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.districtassessment.core.scoring.Direction;
import org.districtassessment.core.scoring.ScoringFunction;
import org.districtassessment.core.scoring.Tiered;
import org.districtassessment.core.scoring.Tiered.Band;
import org.jspecify.annotations.Nullable;

/**
 * Reads a score by bands, best first; all but the last one have {@code from}, and the last one
 * takes the rest.
 */
final class TieredReader {

  private TieredReader() {}

  static Optional<ScoringFunction> read(Mapping score, Direction direction) {
    boolean interpolate = score.flag("interpolate");
    List<Mapping> mappings = score.mappings("bands");
    if (mappings.size() < 2) {
      score.refuse(score.at("bands"), "bands must have at least two elements");
      return score.build(() -> new Tiered(List.of(), interpolate, direction));
    }

    List<Band> bands = new ArrayList<>();
    for (int i = 0; i < mappings.size(); i++) {
      Mapping mapping = mappings.get(i);
      Optional<Band> band =
          i < mappings.size() - 1 ? band(mapping, bands, direction) : lastBand(mapping, bands);
      bands.add(score.required(band, new Band(null, BigDecimal.ZERO)));
    }
    return score.build(() -> new Tiered(bands, interpolate, direction));
  }

  private static Optional<Band> band(Mapping mapping, List<Band> better, Direction direction) {
    BigDecimal from = mapping.number("from");
    BigDecimal points = mapping.number("points");
    @Nullable Band last = better.isEmpty() ? null : better.get(better.size() - 1);
    if (last != null && last.from() != null && !Better.than(from, last.from(), direction)) {
      mapping.refuse(
          mapping.at("from"),
          "Bands stand best first, and %s: %s must not stand below %s (%s)"
              .formatted(Better.words(direction), from, last.from(), Better.remedy(direction)));
    }
    refuseUnlessFewer(mapping, last, points);
    return mapping.build(() -> new Band(from, points));
  }

  /** A worse band that earns as much leaves the better one without any effect. */
  private static void refuseUnlessFewer(Mapping mapping, @Nullable Band last, BigDecimal points) {
    if (last == null || last.from() == null || !mapping.has("points")) {
      return;
    }

    if (points.compareTo(last.points()) >= 0) {
      mapping.refuse(
          mapping.at("points"),
          "Bands stand best first: %s points must not stand below %s (write fewer, or delete one of"
                  .formatted(points, last.points())
              + " the two bands)");
    }
  }

  private static Optional<Band> lastBand(Mapping mapping, List<Band> better) {
    BigDecimal points = mapping.number("points");
    refuseUnlessFewer(mapping, better.isEmpty() ? null : better.get(better.size() - 1), points);
    if (mapping.has("from")) {
      mapping.refuse(mapping.at("from"), "The last band takes the rest, so it has no from");
    }
    return mapping.build(() -> new Band(null, points));
  }
}
