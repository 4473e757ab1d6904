package org.districtassessment.core.targeting.inequality;

/**
 * Rows sorted by columns of numbers, the least first and equal ones as they stood; without an
 * object for each row, as thousands of samples are sorted.
 */
final class RowOrder {

  /** So many rows are sorted by putting one after the other in its place. */
  private static final int FEW = 8;

  private final double[][] columns;
  private final int[] rows;
  private final int[] beside;

  private RowOrder(int[] rows, double[][] columns) {
    this.columns = columns;
    this.rows = rows;
    this.beside = new int[rows.length];
  }

  /**
   * Sorts a part of some rows in place.
   *
   * @param first place of the part in {@code rows}
   * @param end the place after it
   * @param columns compared one after the other, as {@link Double#compare} does
   */
  static void sort(int[] rows, int first, int end, double[]... columns) {
    new RowOrder(rows, columns).sort(first, end);
  }

  private void sort(int first, int end) {
    if (end - first <= FEW) {
      insert(first, end);
      return;
    }

    int middle = (first + end) >>> 1;
    sort(first, middle);
    sort(middle, end);
    if (compare(rows[middle - 1], rows[middle]) > 0) {
      merge(first, middle, end);
    }
  }

  private void insert(int first, int end) {
    for (int i = first + 1; i < end; i++) {
      int row = rows[i];
      int place = i;
      while (place > first && compare(rows[place - 1], row) > 0) {
        rows[place] = rows[place - 1];
        place--;
      }
      rows[place] = row;
    }
  }

  private void merge(int first, int middle, int end) {
    System.arraycopy(rows, first, beside, first, middle - first);
    int left = first;
    int right = middle;
    for (int place = first; left < middle; place++) {
      boolean fromRight = right < end && compare(rows[right], beside[left]) < 0;
      rows[place] = fromRight ? rows[right++] : beside[left++];
    }
  }

  private int compare(int one, int other) {
    for (double[] column : columns) {
      int compared = Double.compare(column[one], column[other]);
      if (compared != 0) {
        return compared;
      }
    }
    return 0;
  }
}
