package org.districtassessment.core.composite;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Ranks in which equals share the better place and leave the next ones free: 1, 1, 3. */
final class CompetitionRanks {

  private CompetitionRanks() {}

  /**
   * Returns the rank of every item, by its key.
   *
   * @param firstIsBest orders what is ranked; equal means tied
   */
  static <T> Map<String, Integer> of(
      List<T> items, Function<T, String> key, Comparator<T> firstIsBest) {
    List<T> sorted = new ArrayList<>(items);
    sorted.sort(firstIsBest);
    Map<String, Integer> ranks = new HashMap<>();
    int rank = 1;
    for (int i = 0; i < sorted.size(); i++) {
      if (i > 0 && firstIsBest.compare(sorted.get(i - 1), sorted.get(i)) != 0) {
        rank = i + 1;
      }
      ranks.put(key.apply(sorted.get(i)), rank);
    }
    return ranks;
  }
}
