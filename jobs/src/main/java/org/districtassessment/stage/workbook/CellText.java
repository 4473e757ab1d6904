package org.districtassessment.stage.workbook;

import java.util.Arrays;

/**
 * The characters of one cell while they are gathered, used again for every cell.
 *
 * <p>Beyond {@link #LONGEST} characters it takes no more and is {@link #overflown()}.
 */
final class CellText implements CharSequence {

  static final int LONGEST = RowBuffer.LONGEST_RECORD;

  private char[] chars = new char[256];
  private int length;
  private boolean overflown;

  void clear() {
    length = 0;
    overflown = false;
  }

  void append(char[] source, int start, int count) {
    if (length + count > LONGEST) {
      overflown = true;
      return;
    }

    if (length + count > chars.length) {
      chars = Arrays.copyOf(chars, Math.max(length + count, chars.length * 2));
    }
    System.arraycopy(source, start, chars, length, count);
    length += count;
  }

  boolean overflown() {
    return overflown;
  }

  /**
   * Replaces {@code _xHHHH_} from {@code start} on by the character of that code, which is how the
   * format writes what XML cannot hold; {@code _x005F_} is an underscore (ISO 29500-1, 22.9.2.19).
   */
  void unescapeFrom(int start) {
    int to = start;
    int from = start;
    while (from < length) {
      char c = chars[from];
      int code = c == '_' ? escapedAt(from) : -1;
      chars[to++] = code < 0 ? c : (char) code;
      from += code < 0 ? 1 : 7;
    }
    length = to;
  }

  private int escapedAt(int at) {
    if (at + 7 > length || chars[at + 1] != 'x' || chars[at + 6] != '_') {
      return -1;
    }

    int code = 0;
    for (int i = at + 2; i < at + 6; i++) {
      int digit = chars[i] < 0x80 ? Character.digit(chars[i], 16) : -1;
      if (digit < 0) {
        return -1;
      }

      code = code << 4 | digit;
    }
    return code;
  }

  /** Leaves out white space around the text. */
  void strip() {
    int start = 0;
    while (start < length && chars[start] <= ' ') {
      start++;
    }
    while (length > start && chars[length - 1] <= ' ') {
      length--;
    }
    length -= start;
    System.arraycopy(chars, start, chars, 0, length);
  }

  /** Most bytes that {@link #encode} writes. */
  int mostBytes() {
    return length * 3;
  }

  /** Writes the text as UTF-8 and returns where it ends; half a surrogate pair becomes U+FFFD. */
  int encode(byte[] target, int start) {
    int at = start;
    for (int i = 0; i < length; i++) {
      char c = chars[i];
      if (c < 0x80) {
        target[at++] = (byte) c;
      } else if (c < 0x800) {
        target[at++] = (byte) (0xc0 | c >> 6);
        target[at++] = (byte) (0x80 | (c & 0x3f));
      } else if (Character.isHighSurrogate(c)
          && i + 1 < length
          && Character.isLowSurrogate(chars[i + 1])) {
        int point = Character.toCodePoint(c, chars[++i]);
        target[at++] = (byte) (0xf0 | point >> 18);
        target[at++] = (byte) (0x80 | (point >> 12 & 0x3f));
        target[at++] = (byte) (0x80 | (point >> 6 & 0x3f));
        target[at++] = (byte) (0x80 | (point & 0x3f));
      } else {
        char whole = Character.isSurrogate(c) ? '\uFFFD' : c;
        target[at++] = (byte) (0xe0 | whole >> 12);
        target[at++] = (byte) (0x80 | (whole >> 6 & 0x3f));
        target[at++] = (byte) (0x80 | (whole & 0x3f));
      }
    }
    return at;
  }

  @Override
  public int length() {
    return length;
  }

  @Override
  public char charAt(int index) {
    return chars[index];
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return new String(chars, start, end - start);
  }

  @Override
  public String toString() {
    return new String(chars, 0, length);
  }
}
