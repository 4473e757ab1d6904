package org.districtassessment.stage.vector;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Which of some rows are not there in which scenarios: pairs of a row and a scenario. */
final class Absent {

  private final BitSet rows = new BitSet();
  private final Map<Integer, int[]> scenarios = new TreeMap<>();
  private int count;

  /** Returns what a column of texts says: numbers of scenarios, separated by commas. */
  static Absent of(Column marks) {
    Absent absent = new Absent();
    for (int row = 0; row < marks.rows(); row++) {
      Object mark = marks.value(row);
      if (mark != null) {
        absent.put(
            row,
            Stream.of(mark.toString().split(",", -1))
                .mapToInt(Integer::parseInt)
                .sorted()
                .toArray());
      }
    }
    return absent;
  }

  private void put(int row, int[] sorted) {
    rows.set(row);
    scenarios.put(row, sorted);
    count += sorted.length;
  }

  /** Adds a pair, unless it is there. */
  void add(int row, int scenario) {
    int[] known = scenarios.getOrDefault(row, new int[0]);
    int at = -Arrays.binarySearch(known, scenario) - 1;
    if (at < 0) {
      return;
    }

    int[] more = Arrays.copyOf(known, known.length + 1);
    System.arraycopy(known, at, more, at + 1, known.length - at);
    more[at] = scenario;
    rows.set(row);
    scenarios.put(row, more);
    count++;
  }

  /** Adds the pairs of rows that stand behind others. */
  void addBehind(int others, Absent more) {
    more.scenarios.forEach(
        (row, all) -> {
          for (int scenario : all) {
            add(others + row, scenario);
          }
        });
  }

  boolean isEmpty() {
    return count == 0;
  }

  boolean has(int row, int scenario) {
    return rows.get(row) && Arrays.binarySearch(requireNonNull(scenarios.get(row)), scenario) >= 0;
  }

  /** Returns the row of each pair, the first rows first. */
  int[] rows() {
    int[] all = new int[count];
    int next = 0;
    for (Map.Entry<Integer, int[]> each : scenarios.entrySet()) {
      Arrays.fill(all, next, next + each.getValue().length, each.getKey());
      next += each.getValue().length;
    }
    return all;
  }

  /** Returns the scenario of each pair, in the order of {@link #rows}. */
  int[] scenarios() {
    return scenarios.values().stream().flatMapToInt(Arrays::stream).toArray();
  }

  /**
   * Returns the pairs of rows that are made of these.
   *
   * @param from the number of the row here that each of them is made of
   */
  Absent through(int[] from) {
    Absent through = new Absent();
    for (int i = 0; count > 0 && i < from.length; i++) {
      if (rows.get(from[i])) {
        through.put(i, requireNonNull(scenarios.get(from[i])));
      }
    }
    return through;
  }
}
