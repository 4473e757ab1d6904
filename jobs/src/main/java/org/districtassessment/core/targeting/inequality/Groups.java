package org.districtassessment.core.targeting.inequality;

import java.util.Arrays;

/** Which group each row is of; groups are in the order of their names. */
public final class Groups {

  private final String[] names;
  private final int[] groups;
  private final int[] rowsByGroup;

  private Groups(String[] names, int[] groups, int[] rowsByGroup) {
    this.names = names;
    this.groups = groups;
    this.rowsByGroup = rowsByGroup;
  }

  /** Tells groups apart, given the name of each row's group. */
  public static Groups of(String[] nameOfEach) {
    String[] names = Arrays.stream(nameOfEach).distinct().sorted().toArray(String[]::new);
    int[] groups =
        Arrays.stream(nameOfEach).mapToInt(name -> Arrays.binarySearch(names, name)).toArray();
    int[] rows = new int[groups.length];
    int next = 0;
    for (int group = 0; group < names.length; group++) {
      for (int row = 0; row < groups.length; row++) {
        if (groups[row] == group) {
          rows[next++] = row;
        }
      }
    }
    return new Groups(names, groups, rows);
  }

  int size() {
    return groups.length;
  }

  int group(int row) {
    return groups[row];
  }

  String name(int group) {
    return names[group];
  }

  /**
   * Returns the rows that have people by group, value and people: an order of their own, so that
   * sums are the same bits in whatever order rows were given.
   */
  int[] inOrder(double[] values, double[] people) {
    int[] rows = new int[groups.length];
    int n = 0;
    for (int row : rowsByGroup) {
      if (people[row] > 0) {
        rows[n++] = row;
      }
    }
    int[] order = Arrays.copyOf(rows, n);
    for (int first = 0, end; first < n; first = end) {
      end = endOfGroup(order, first);
      RowOrder.sort(order, first, end, values, people);
    }
    return order;
  }

  /** Returns the place after the last row of the group that begins at a place of an order. */
  int endOfGroup(int[] order, int first) {
    int end = first + 1;
    while (end < order.length && groups[order[end]] == groups[order[first]]) {
      end++;
    }
    return end;
  }
}
