package org.districtassessment.core.statistics;

/**
 * The rows in which two columns both have a value, as codes of their order.
 *
 * @param x the first column's codes; the leading {@code count} are meant
 * @param y the second column's
 */
record TiedPairs(int[] x, int[] y, int count) {

  static TiedPairs of(TieCodes first, TieCodes second) {
    int[] all = first.codes();
    int[] others = second.codes();
    int[] x = new int[all.length];
    int[] y = new int[all.length];
    int count = 0;
    for (int row = 0; row < all.length; row++) {
      if (all[row] != TieCodes.MISSING && others[row] != TieCodes.MISSING) {
        x[count] = all[row];
        y[count] = others[row];
        count++;
      }
    }
    return new TiedPairs(x, y, count);
  }

  /** Returns how often each of the codes 0 to {@code distinct} − 1 occurs in these rows. */
  int[] frequencies(int[] codes, int distinct) {
    int[] frequencies = new int[distinct];
    for (int i = 0; i < count; i++) {
      frequencies[codes[i]]++;
    }
    return frequencies;
  }
}
