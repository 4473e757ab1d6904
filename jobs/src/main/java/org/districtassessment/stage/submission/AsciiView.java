package org.districtassessment.stage.submission;

import java.nio.charset.StandardCharsets;

/** Characters over ASCII bytes without a copy; a pattern sees each cell through one view. */
final class AsciiView implements CharSequence {

  private byte[] bytes = new byte[0];
  private int from;
  private int to;

  /** Returns the text of the range: this view of it, or a copy if it is not all ASCII. */
  CharSequence of(byte[] newBytes, int newFrom, int newTo) {
    for (int i = newFrom; i < newTo; i++) {
      if (newBytes[i] < 0) {
        return Cells.text(newBytes, newFrom, newTo);
      }
    }

    bytes = newBytes;
    from = newFrom;
    to = newTo;
    return this;
  }

  @Override
  public int length() {
    return to - from;
  }

  @Override
  public char charAt(int index) {
    return (char) bytes[from + index];
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return toString().substring(start, end);
  }

  @Override
  public String toString() {
    return new String(bytes, from, to - from, StandardCharsets.US_ASCII);
  }
}
