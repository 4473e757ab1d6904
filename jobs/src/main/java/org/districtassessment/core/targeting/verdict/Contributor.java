package org.districtassessment.core.targeting.verdict;

import static org.districtassessment.core.Checks.check;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
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
    Measurement whole = statistic.measure(without("", keys));
    if (whole.value().isEmpty()) {
      return List.of();
    }

    double value = whole.value().getAsDouble();
    Map<String, Contributor> contributors = new TreeMap<>();
    for (String key : keys) {
      if (!key.isEmpty() && !contributors.containsKey(key)) {
        OptionalDouble other = statistic.measure(without(key, keys)).value();
        double number = other.orElse(value);
        contributors.put(key, new Contributor(key, number, comparison.gain(value, number)));
      }
    }
    return contributors.values().stream()
        .filter(contributor -> contributor.gain() > 0)
        .sorted(LARGEST_FIRST)
        .limit(most)
        .toList();
  }

  /** Returns how often each row is there: not if it has the key, unless that is empty. */
  private static int[] without(String key, String[] keys) {
    int[] times = new int[keys.length];
    for (int i = 0; i < keys.length; i++) {
      times[i] = !key.isEmpty() && keys[i].equals(key) ? 0 : 1;
    }
    return times;
  }
}
