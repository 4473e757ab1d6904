package org.districtassessment.stage.submission;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;

/** Cells as ranges of UTF-8 bytes. */
final class Cells {

  /** What old programs write at the end of a text, and {@code copy a+b} still does. */
  private static final byte END_OF_FILE = 0x1A;

  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** Odd, with bits in no order: 2 to the 64 by the golden ratio. */
  private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

  private Cells() {}

  /**
   * Returns where the cell starts without leading blanks: ASCII white space, the character that
   * ends a file, the no-break and the full-width space, zero-width characters.
   */
  static int trimmedStart(byte[] bytes, int from, int to) {
    int start = from;
    while (start < to) {
      int size = bytes[start] < 0 ? wideBlank(bytes, start, to) : isBlank(bytes[start]) ? 1 : 0;
      if (size == 0) {
        return start;
      }

      start += size;
    }
    return start;
  }

  /** Returns where the cell ends without trailing blanks; {@code from} if it is blank. */
  static int trimmedEnd(byte[] bytes, int from, int to) {
    int end = to;
    while (end > from) {
      byte last = bytes[end - 1];
      if (last >= 0) {
        if (!isBlank(last)) {
          return end;
        }

        end--;
      } else if (end - 2 >= from && wideBlank(bytes, end - 2, end) == 2) {
        end -= 2;
      } else if (end - 3 >= from && wideBlank(bytes, end - 3, end) == 3) {
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
    int length = to - from;
    for (byte[] text : texts) {
      boolean mayEqual = text.length == length && (length == 0 || text[0] == bytes[from]);
      if (mayEqual && Arrays.equals(text, 0, length, bytes, from, to)) {
        return true;
      }
    }

    return false;
  }

  /** Returns up to 8 bytes as one number, the first one lowest. */
  static long word(byte[] bytes, int from, int to) {
    int length = to - from;
    if (length > 0 && from + Long.BYTES <= bytes.length) {
      return (long) WORD.get(bytes, from) & (-1L >>> (Long.SIZE - Byte.SIZE * length));
    }

    long word = 0;
    for (int i = to - 1; i >= from; i--) {
      word = (word << Byte.SIZE) | (bytes[i] & 0xFF);
    }
    return word;
  }

  /** Returns a hash of a text by its first and its last bytes and its length. */
  static int hash(byte[] bytes, int from, int to) {
    boolean isShort = to - from <= Long.BYTES;
    long first = word(bytes, from, isShort ? to : from + Long.BYTES);
    long last = isShort ? 0 : word(bytes, to - Long.BYTES, to);
    return hash(first, last, to - from);
  }

  /** Returns a hash of the first and the last bytes of a text, and its length. */
  static int hash(long first, long last, int length) {
    long mixed = ((first * SPREAD) ^ last) * SPREAD + length;
    return (int) (mixed ^ (mixed >>> 32) ^ (mixed >>> 47));
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || (b >= '\t' && b <= '\r') || b == END_OF_FILE;
  }

  /** Length of the blank of several bytes that starts here; 0 if none does. */
  private static int wideBlank(byte[] bytes, int at, int to) {
    int first = bytes[at] & 0xFF;
    if (first == 0xC2) {
      return at + 2 <= to && (bytes[at + 1] & 0xFF) == 0xA0 ? 2 : 0; // U+00A0
    }

    if (at + 3 > to || (first != 0xE3 && first != 0xE2 && first != 0xEF)) {
      return 0;
    }

    int rest = (bytes[at + 1] & 0xFF) << 8 | (bytes[at + 2] & 0xFF);
    boolean isBlank =
        switch (first) {
          case 0xE3 -> rest == 0x8080; // U+3000
          case 0xE2 -> rest >= 0x808B && rest <= 0x808D; // U+200B to U+200D
          default -> rest == 0xBBBF; // U+FEFF
        };
    return isBlank ? 3 : 0;
  }
}
