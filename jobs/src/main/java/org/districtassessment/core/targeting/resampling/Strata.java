package org.districtassessment.core.targeting.resampling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Rows that are drawn with replacement inside their stratum, so that each stratum keeps its size:
 * projects within their fund source, households beside them.
 */
public final class Strata {

  private final int rows;
  private final List<int[]> strata;

  private Strata(int rows, List<int[]> strata) {
    this.rows = rows;
    this.strata = strata;
  }

  /** Returns the strata of rows, given the name of each row's stratum. */
  public static Strata of(String[] names) {
    Map<String, List<Integer>> byName = new TreeMap<>();
    for (int row = 0; row < names.length; row++) {
      byName.computeIfAbsent(names[row], name -> new ArrayList<>()).add(row);
    }
    return new Strata(
        names.length,
        byName.values().stream()
            .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
            .toList());
  }

  /** Returns one stratum of all rows. */
  public static Strata one(int rows) {
    String[] names = new String[rows];
    Arrays.fill(names, "");
    return of(names);
  }

  int rows() {
    return rows;
  }

  List<int[]> strata() {
    return strata;
  }

  /** Draws one sample; the same seed gives the same sample. */
  int[] draw(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] times = new int[rows];
    for (int[] stratum : strata) {
      for (int i = 0; i < stratum.length; i++) {
        times[stratum[random.nextInt(stratum.length)]]++;
      }
    }
    return times;
  }
}
