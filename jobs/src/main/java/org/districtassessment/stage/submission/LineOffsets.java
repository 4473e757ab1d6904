package org.districtassessment.stage.submission;

/**
 * Counts physical lines over the raw bytes of a text, as {@link RecordReader} counts them: LF, CRLF
 * and CR end one.
 *
 * <p>In the encodings that are read, no other character has a byte (in UTF-16: an aligned pair of
 * bytes) that looks like a line end.
 */
final class LineOffsets {

  private final int unit;
  private final int low;
  private long line = 1;
  private long offset;
  private long passed;
  private boolean afterReturn;

  LineOffsets(TextEncoding encoding) {
    unit = encoding.unitLength();
    low = encoding == TextEncoding.UTF_16BE ? 1 : 0;
    passed = encoding.markLength();
    offset = passed;
  }

  /** Whether the search stands at the line. */
  boolean isAt(long wanted) {
    return line == wanted && !afterReturn;
  }

  /** Where in the file, from 0, the line starts at which the search stands. */
  long offset() {
    return offset;
  }

  /**
   * Searches on until the line is reached or the bytes end, and returns where in the bytes it
   * stopped.
   *
   * @param from where the last search in the same bytes stopped, 0 for new bytes
   * @param count a multiple of the encoding's unit, but for the end of the file
   */
  int find(long wanted, byte[] bytes, int from, int count) {
    int at = from;
    while (at + unit <= count && !isAt(wanted)) {
      boolean isAscii = unit == 1 || bytes[at + 1 - low] == 0;
      boolean isFeed = isAscii && bytes[at + low] == '\n';
      boolean isReturn = isAscii && bytes[at + low] == '\r';
      if (line == wanted && !isFeed) {
        afterReturn = false; // the return alone ended the line before
        continue;
      }

      at += unit;
      passed += unit;
      line += isReturn || (isFeed && !afterReturn) ? 1 : 0;
      offset = isReturn || isFeed ? passed : offset;
      afterReturn = isReturn;
    }
    return at;
  }
}
