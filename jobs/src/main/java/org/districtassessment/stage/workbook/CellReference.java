package org.districtassessment.stage.workbook;

/** Addresses such as {@code AB12}: columns from 0, rows from 1. */
final class CellReference {

  static final int COLUMNS = 1 << 14;
  static final int ROWS = 1 << 20;

  private CellReference() {}

  /** Returns the column of an address. */
  static int column(CharSequence address) throws WorkbookException {
    int column = 0;
    int digits = letters(address);
    for (int i = 0; i < digits; i++) {
      column = column * 26 + (address.charAt(i) & 0x1f);
    }
    if (digits < 1 || digits > 3 || column > COLUMNS) {
      throw WorkbookException.damaged("Not a cell: " + address);
    }

    return column - 1;
  }

  /** Returns the row of an address. */
  static int row(CharSequence address) throws WorkbookException {
    return row(address, letters(address));
  }

  /** Returns the row whose number starts at an index of the text. */
  static int row(CharSequence text, int from) throws WorkbookException {
    int row = 0;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      row = c >= '0' && c <= '9' && row <= ROWS ? row * 10 + (c - '0') : ROWS + 1;
    }
    if (row < 1 || row > ROWS) {
      throw WorkbookException.damaged("Not a row: " + text);
    }

    return row;
  }

  private static int letters(CharSequence address) {
    int count = 0;
    while (count < address.length() && isLetter(address.charAt(count))) {
      count++;
    }
    return count;
  }

  private static boolean isLetter(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }
}
