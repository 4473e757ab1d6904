package org.districtassessment.core.index.statistics;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.districtassessment.core.index.statistics.UnitProfile.Standing;

/** See {@link ProfileUnits#markStanding}. */
final class MarkStanding {

  private static final Comparator<UnitProfile> BEST_FIRST =
      Comparator.comparingDouble(UnitProfile::rank).thenComparing(UnitProfile::item);

  private static final Comparator<UnitProfile> WORST_FIRST =
      Comparator.comparingDouble(UnitProfile::rank).reversed().thenComparing(UnitProfile::item);

  private MarkStanding() {}

  /** Returns the rows of a unit, all ranked, that are strengths or weaknesses. */
  static Map<UnitProfile, Standing> marks(List<UnitProfile> rows, int most) {
    Map<UnitProfile, Standing> marks = new LinkedHashMap<>();
    rows.stream()
        .filter(row -> row.rank() < row.lastRank())
        .sorted(BEST_FIRST)
        .limit(most)
        .forEach(row -> marks.put(row, Standing.STRENGTH));
    rows.stream()
        .filter(row -> row.rank() > 1 && !marks.containsKey(row))
        .sorted(WORST_FIRST)
        .limit(most)
        .forEach(row -> marks.put(row, Standing.WEAKNESS));
    return marks;
  }
}
