package org.districtassessment.stage.submission;

import org.jspecify.annotations.Nullable;

/** Columns as spreadsheet programs name them. */
final class ColumnLetters {

  private static final int LETTERS = 26;

  private ColumnLetters() {}

  /** Returns the letters of a column counted from 0: A to Z, AA and so on; null for no column. */
  static @Nullable String of(int column) {
    if (column == TableLayout.NONE) {
      return null;
    }

    StringBuilder letters = new StringBuilder();
    for (int rest = column; rest >= 0; rest = rest / LETTERS - 1) {
      letters.insert(0, (char) ('A' + rest % LETTERS));
    }
    return letters.toString();
  }
}
