package org.districtassessment.stage.vector;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Rows by equal keys. Groups are numbered by the first row of each. */
final class Groups {

  private static final int FREE = -1;

  private final List<Column> keys;
  private final int[] groupOf;
  private final int[] firsts;
  private final int count;
  private final long[] hashes;
  private final int[] table;

  private int[] starts = new int[0];
  private int[] members = new int[0];

  private Groups(
      List<Column> keys, int[] groupOf, int[] firsts, int count, long[] hashes, int[] table) {
    this.keys = keys;
    this.groupOf = groupOf;
    this.firsts = firsts;
    this.count = count;
    this.hashes = hashes;
    this.table = table;
  }

  /** Groups all rows; null is a key like others. Without keys there is one group. */
  static Groups of(List<Column> keys, int rows) {
    return build(keys, rows, false);
  }

  /** Groups the rows of which no key is null; others are in no group. */
  static Groups ofPresent(List<Column> keys, int rows) {
    return build(keys, rows, true);
  }

  private static Groups build(List<Column> keys, int rows, boolean onlyPresent) {
    if (keys.isEmpty()) {
      return new Groups(keys, new int[rows], new int[] {Column.NO_ROW}, 1, new long[0], new int[0]);
    }

    long[] hashes = hashes(keys, rows);
    List<Column> nullable = onlyPresent ? nullable(keys) : List.of();
    // There are mostly far fewer groups than rows.
    int[] table = free(Integer.highestOneBit(Math.max(4, rows / 4) * 2 - 1) * 2);
    int[] groupOf = new int[rows];
    int[] firsts = new int[rows];
    int count = 0;
    int previous = FREE;
    for (int row = 0; row < rows; row++) {
      if (hasNull(nullable, row)) {
        groupOf[row] = FREE;
        continue;
      }

      // Rows of a group often follow each other.
      if (previous != FREE
          && hashes[row] == hashes[firsts[previous]]
          && isEqual(keys, firsts[previous], keys, row)) {
        groupOf[row] = previous;
        continue;
      }

      int at = (int) hashes[row] & (table.length - 1);
      while (table[at] != FREE
          && !(hashes[firsts[table[at]]] == hashes[row]
              && isEqual(keys, firsts[table[at]], keys, row))) {
        at = (at + 1) & (table.length - 1);
      }
      if (table[at] == FREE) {
        firsts[count] = row;
        table[at] = count++;
      }
      previous = table[at];
      groupOf[row] = previous;
      if (2 * count > table.length) {
        table = larger(table, hashes, firsts, count);
      }
    }
    return new Groups(keys, groupOf, Arrays.copyOf(firsts, count), count, hashes, table);
  }

  private static int[] free(int length) {
    int[] table = new int[length];
    Arrays.fill(table, FREE);
    return table;
  }

  private static int[] larger(int[] table, long[] hashes, int[] firsts, int count) {
    int[] larger = free(4 * table.length);
    for (int group = 0; group < count; group++) {
      int at = (int) hashes[firsts[group]] & (larger.length - 1);
      while (larger[at] != FREE) {
        at = (at + 1) & (larger.length - 1);
      }
      larger[at] = group;
    }
    return larger;
  }

  static long[] hashes(List<Column> keys, int rows) {
    long[] hashes = new long[rows];
    keys.forEach(key -> key.hash(hashes));
    return hashes;
  }

  /** Returns the columns in which null may stand. */
  static List<Column> nullable(List<Column> keys) {
    return keys.stream().filter(Column::hasNull).toList();
  }

  /** Whether one of the columns is null in a row; called for each row, so without an iterator. */
  static boolean hasNull(List<Column> keys, int row) {
    for (int i = 0; i < keys.size(); i++) {
      if (keys.get(i).isNull(row)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isEqual(List<Column> keys, int row, List<Column> others, int other) {
    for (int i = 0; i < keys.size(); i++) {
      if (!keys.get(i).isEqual(row, others.get(i), other)) {
        return false;
      }
    }
    return true;
  }

  int count() {
    return count;
  }

  /** Returns the group of each row; -1 for a row in none. */
  int[] groupOf() {
    return groupOf;
  }

  /** Returns the first row of each group. */
  int[] firsts() {
    return firsts;
  }

  /** Returns how many rows a group has. */
  int size(int group) {
    return starts()[group + 1] - starts()[group];
  }

  /** Returns the rows of a group. */
  IntStream rows(int group) {
    return Arrays.stream(members(), starts[group], starts[group + 1]);
  }

  /**
   * Returns the group whose keys equal those of another row; -1 where there is none.
   *
   * @param likely a group that is looked at first, or a number that no group has
   */
  int find(List<Column> others, long hash, int row, int likely) {
    return likely >= 0
            && likely < count
            && hashes[firsts[likely]] == hash
            && isEqual(keys, firsts[likely], others, row)
        ? likely
        : find(others, hash, row);
  }

  /** Returns the group whose keys equal those of another row; -1 where there is none. */
  int find(List<Column> others, long hash, int row) {
    int at = (int) hash & (table.length - 1);
    while (table[at] != FREE) {
      int group = table[at];
      if (hashes[firsts[group]] == hash && isEqual(keys, firsts[group], others, row)) {
        return group;
      }

      at = (at + 1) & (table.length - 1);
    }
    return FREE;
  }

  /** Returns where the rows of each group begin among {@link #members}, and the end of the last. */
  int[] starts() {
    sort();
    return starts;
  }

  /** Returns the rows, group by group, in their order. */
  int[] members() {
    sort();
    return members;
  }

  private void sort() {
    if (starts.length > 0) {
      return;
    }

    int[] from = new int[count + 1];
    for (int group : groupOf) {
      if (group != FREE) {
        from[group + 1]++;
      }
    }
    for (int i = 0; i < count; i++) {
      from[i + 1] += from[i];
    }
    int[] next = from.clone();
    int[] sorted = new int[from[count]];
    for (int row = 0; row < groupOf.length; row++) {
      if (groupOf[row] != FREE) {
        sorted[next[groupOf[row]]++] = row;
      }
    }
    starts = from;
    members = sorted;
  }
}
