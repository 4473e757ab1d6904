package org.districtassessment.core.targeting.verdict;

import static org.districtassessment.core.Checks.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.districtassessment.core.targeting.Measurement;
import org.districtassessment.core.targeting.resampling.Statistic;

/**
 * A unit or project without which a failed measure would be nearer to passing.
 *
 * @param without the measure without it
 * @param gain how much nearer to passing that is, above 0
 */
public record Contributor(String key, double without, double gain) {

  /** Of gains that are equal, the first key comes first. */
  private static final Comparator<Contributor> LARGEST_FIRST =
      Comparator.comparingDouble(Contributor::gain).reversed().thenComparing(Contributor::key);

  /**
   * Returns the largest contributors to a failure, the largest first, by leaving out all rows of
   * each key in turn. A key without which the measure has no value is none.
   *
   * @param keys of each row; rows with an empty key are never left out
   * @param most how many at most
   */
  public static List<Contributor> largest(
      Statistic statistic, String[] keys, Comparison comparison, int most) {
    check(most >= 0, "Invalid number of contributors: %s (must be at least 0)", most);
    Measurement whole = statistic.measure(once(keys));
    if (whole.value().isEmpty()) {
      return List.of();
    }

    double value = whole.value().getAsDouble();
    List<Contributor> contributors = new ArrayList<>();
    int[] times = once(keys);
    rowsByKey(keys)
        .forEach(
            (key, rows) -> {
              rows.forEach(row -> times[row] = 0);
              double number = statistic.measure(times).value().orElse(value);
              rows.forEach(row -> times[row] = 1);
              contributors.add(new Contributor(key, number, comparison.gain(value, number)));
            });
    return contributors.stream()
        .filter(contributor -> contributor.gain() > 0)
        .sorted(LARGEST_FIRST)
        .limit(most)
        .toList();
  }

  private static Map<String, List<Integer>> rowsByKey(String[] keys) {
    Map<String, List<Integer>> rows = new TreeMap<>();
    for (int row = 0; row < keys.length; row++) {
      if (!keys[row].isEmpty()) {
        rows.computeIfAbsent(keys[row], key -> new ArrayList<>()).add(row);
      }
    }
    return rows;
  }

  private static int[] once(String[] keys) {
    int[] once = new int[keys.length];
    Arrays.fill(once, 1);
    return once;
  }
}
