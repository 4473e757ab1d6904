package org.districtassessment.stage.submission;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;

/** Cells as ranges of UTF-8 bytes. */
final class Cells {

  private static final byte WIDE_SPACE_1 = (byte) 0xE3;
  private static final byte WIDE_SPACE_2 = (byte) 0x80;
  private static final byte WIDE_SPACE_3 = (byte) 0x80;

  private Cells() {}

  /** Returns where the cell starts without leading ASCII white space and full-width spaces. */
  static int trimmedStart(byte[] bytes, int from, int to) {
    int start = from;
    while (start < to) {
      if (isBlank(bytes[start])) {
        start++;
      } else if (start + 3 <= to && isWideSpace(bytes, start)) {
        start += 3;
      } else {
        return start;
      }
    }
    return start;
  }

  /** Returns where the cell ends without trailing white space; {@code from} if it is blank. */
  static int trimmedEnd(byte[] bytes, int from, int to) {
    int end = to;
    while (end > from) {
      if (isBlank(bytes[end - 1])) {
        end--;
      } else if (end - 3 >= from && isWideSpace(bytes, end - 3)) {
        end -= 3;
      } else {
        return end;
      }
    }
    return end;
  }

  /** Returns the trimmed text of a cell. */
  static String trimmed(byte[] bytes, int from, int to) {
    int start = trimmedStart(bytes, from, to);
    return text(bytes, start, trimmedEnd(bytes, start, to));
  }

  static String text(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static byte[][] utf8(Collection<String> texts) {
    return texts.stream().map(Cells::utf8).toArray(byte[][]::new);
  }

  /** Whether the range spells one of {@code texts}. */
  static boolean isOneOf(byte[][] texts, byte[] bytes, int from, int to) {
    for (byte[] text : texts) {
      if (Arrays.equals(text, 0, text.length, bytes, from, to)) {
        return true;
      }
    }

    return false;
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || (b >= '\t' && b <= '\r');
  }

  private static boolean isWideSpace(byte[] bytes, int at) {
    return bytes[at] == WIDE_SPACE_1
        && bytes[at + 1] == WIDE_SPACE_2
        && bytes[at + 2] == WIDE_SPACE_3;
  }
}
