package org.districtassessment.core.finding;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the name that somebody probably meant. */
public final class DidYouMean {

  private DidYouMean() {}

  /**
   * Returns {@code " (did you mean x?)"} with the known name nearest to {@code name}, or an empty
   * text where none is near.
   *
   * <p>Near is at most a third of the length in slips, at least one: a character left out, added,
   * changed or swapped with its neighbour. A name that begins with {@code name} is near too. Of
   * names equally near, the first in alphabetical order.
   */
  public static String suffix(String name, Collection<String> known) {
    return nearest(name, known).map(near -> " (did you mean " + near + "?)").orElse("");
  }

  /** Returns the known name that {@link #suffix} would name. */
  public static Optional<String> nearest(String name, Collection<String> known) {
    int limit = Math.max(1, name.length() / 3);
    Optional<String> bySlips =
        known.stream()
            .filter(candidate -> Math.abs(candidate.length() - name.length()) <= limit)
            .filter(candidate -> slips(name, candidate) <= limit)
            .min(
                Comparator.<String>comparingInt(candidate -> slips(name, candidate))
                    .thenComparing(Comparator.naturalOrder()));
    return bySlips.or(
        () ->
            known.stream()
                .filter(candidate -> name.length() > 2 && candidate.startsWith(name))
                .sorted()
                .findFirst());
  }

  /** The optimal string alignment distance of two names. */
  private static int slips(String left, String right) {
    int[][] distance = new int[left.length() + 1][right.length() + 1];
    for (int i = 0; i <= left.length(); i++) {
      for (int j = 0; j <= right.length(); j++) {
        distance[i][j] = i == 0 || j == 0 ? i + j : atLeast(distance, left, right, i, j);
      }
    }
    return distance[left.length()][right.length()];
  }

  private static int atLeast(int[][] distance, String left, String right, int i, int j) {
    int change = left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1;
    int least =
        Math.min(
            Math.min(distance[i - 1][j], distance[i][j - 1]) + 1, distance[i - 1][j - 1] + change);
    boolean swapped =
        i > 1
            && j > 1
            && left.charAt(i - 1) == right.charAt(j - 2)
            && left.charAt(i - 2) == right.charAt(j - 1);
    return swapped ? Math.min(least, distance[i - 2][j - 2] + 1) : least;
  }
}
