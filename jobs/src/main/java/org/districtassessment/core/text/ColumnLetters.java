package org.districtassessment.core.text;

import static org.districtassessment.core.Checks.check;

/** The letters by which a spreadsheet names its columns: A to Z, AA to ZZ, AAA and so on. */
public final class ColumnLetters {

  private ColumnLetters() {}

  /**
   * Returns the letters of a column.
   *
   * @param column from 0
   */
  public static String of(int column) {
    check(column >= 0, "Invalid column: %s (must be >= 0)", column);
    StringBuilder letters = new StringBuilder();
    for (int left = column + 1; left > 0; left = (left - 1) / 26) {
      letters.append((char) ('A' + (left - 1) % 26));
    }
    return letters.reverse().toString();
  }
}
