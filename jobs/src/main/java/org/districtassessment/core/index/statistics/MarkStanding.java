package org.districtassessment.core.index.statistics;

import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.districtassessment.core.index.statistics.UnitProfile.Standing;

/** See {@link ProfileUnits#markStanding}. */
final class MarkStanding {

  private static final Comparator<UnitProfile> BEST_FIRST =
      Comparator.comparingDouble(UnitProfile::rank).thenComparing(UnitProfile::item);

  private static final Comparator<UnitProfile> WORST_FIRST =
      Comparator.comparingDouble(UnitProfile::rank).reversed().thenComparing(UnitProfile::item);

  private MarkStanding() {}

  /**
   * Replaces rows by such with their standing.
   *
   * @param ofUnit the numbers of the rows of one unit
   */
  static void mark(List<UnitProfile> rows, List<Integer> ofUnit, int most) {
    ofUnit.forEach(number -> rows.set(number, rows.get(number).with(Standing.NEITHER)));
    mark(rows, ofUnit, most, Standing.STRENGTH, BEST_FIRST, row -> row.rank() < row.lastRank());
    mark(rows, ofUnit, most, Standing.WEAKNESS, WORST_FIRST, row -> row.rank() > 1);
  }

  /**
   * @param isPossible false for a rank that is NaN
   */
  private static void mark(
      List<UnitProfile> rows,
      List<Integer> ofUnit,
      int most,
      Standing standing,
      Comparator<UnitProfile> first,
      Predicate<UnitProfile> isPossible) {
    List<Integer> chosen =
        ofUnit.stream()
            .filter(number -> rows.get(number).standing() == Standing.NEITHER)
            .filter(number -> isPossible.test(rows.get(number)))
            .sorted(Comparator.comparing(rows::get, first))
            .limit(most)
            .toList();
    chosen.forEach(number -> rows.set(number, rows.get(number).with(standing)));
  }
}
