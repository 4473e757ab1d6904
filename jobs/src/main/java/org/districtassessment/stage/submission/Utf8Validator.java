package org.districtassessment.stage.submission;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Tells whether bytes that come in pieces are well-formed UTF-8 (Unicode standard, table 3-7): no
 * overlong forms, no surrogates, nothing above U+10FFFF.
 */
final class Utf8Validator {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long HIGH_BITS = 0x8080808080808080L;

  private long offset;
  private long characterStart;
  private long invalidAt = -1;
  private int due;
  private int lowest = 0x80;
  private int highest = 0xBF;

  /** Takes the next {@code length} bytes. */
  void update(byte[] bytes, int length) {
    int i = 0;
    while (i < length && invalidAt < 0) {
      if (due == 0) {
        while (i + 8 <= length && ((long) LONGS.get(bytes, i) & HIGH_BITS) == 0) {
          i += 8;
        }
        if (i == length) {
          break;
        }
      }

      int b = bytes[i] & 0xFF;
      if (due == 0 && isCommon(b) && i + 2 < length && isBehind(bytes[i + 1], bytes[i + 2])) {
        i += 3;
        continue;
      }

      if (due == 0) {
        lead(b, offset + i);
      } else if (b < lowest || b > highest) {
        invalidAt = characterStart;
      } else {
        due--;
        lowest = 0x80;
        highest = 0xBF;
      }
      i++;
    }
    offset += length;
  }

  /** Whether a character of three bytes begins so, behind which any two bytes may stand. */
  private static boolean isCommon(int b) {
    return b > 0xE0 && b < 0xED;
  }

  private static boolean isBehind(byte second, byte third) {
    return (second & 0xC0) == 0x80 && (third & 0xC0) == 0x80;
  }

  private void lead(int b, long at) {
    if (b < 0x80) {
      return;
    }

    characterStart = at;
    if (b >= 0xC2 && b <= 0xDF) {
      due = 1;
      return;
    }

    if (b >= 0xE0 && b <= 0xEF) {
      due = 2;
      lowest = b == 0xE0 ? 0xA0 : 0x80;
      highest = b == 0xED ? 0x9F : 0xBF;
      return;
    }

    if (b >= 0xF0 && b <= 0xF4) {
      due = 3;
      lowest = b == 0xF0 ? 0x90 : 0x80;
      highest = b == 0xF4 ? 0x8F : 0xBF;
      return;
    }

    invalidAt = at;
  }

  /**
   * Returns the offset, from 0, of the first character that is not well-formed, or -1; to be asked
   * when all bytes have come.
   */
  long invalidAt() {
    return invalidAt < 0 && due > 0 ? characterStart : invalidAt;
  }
}
