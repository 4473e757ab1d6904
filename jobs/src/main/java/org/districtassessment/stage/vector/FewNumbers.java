package org.districtassessment.stage.vector;

import org.jspecify.annotations.Nullable;

/**
 * Numbers that lie near each other as words, so that what is made of them is made once for each.
 */
final class FewNumbers {

  /** A range that is too wide would be made for numbers that are nowhere. */
  private static final int WIDEST = 4096;

  private FewNumbers() {}

  /** Returns the same values: as words where there are far more rows than numbers in between. */
  static Column of(Column column) {
    if (!(column instanceof LongColumn numbers) || numbers.rows() < 64) {
      return column;
    }

    long least = Long.MAX_VALUE;
    long greatest = Long.MIN_VALUE;
    for (int i = 0; i < numbers.rows(); i++) {
      if (!numbers.isNull(i)) {
        least = Math.min(least, numbers.values[i]);
        greatest = Math.max(greatest, numbers.values[i]);
      }
    }
    long range = greatest - least;
    boolean isWide = range < 0 || range > Math.min(WIDEST, numbers.rows() / 4);
    return least > greatest || isWide ? column : words(numbers, least, (int) range + 1);
  }

  private static Column words(LongColumn numbers, long least, int range) {
    @Nullable Object[] words = new Object[range + 1];
    for (int i = 0; i < range; i++) {
      words[i] = LongColumn.boxed(numbers.type(), least + i);
    }
    int[] at = new int[numbers.rows()];
    for (int i = 0; i < at.length; i++) {
      at[i] = numbers.isNull(i) ? range : (int) (numbers.values[i] - least);
    }
    return new WordsColumn(numbers.type(), words, at);
  }
}
