package org.districtassessment.stage.workbook;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Reads a sheet's part as bytes, much faster than as XML, for whether it can hold merged cells; and
 * by the way checks that it is whole.
 */
final class MergeScan {

  private static final byte[] NAME = "mergeCell".getBytes(StandardCharsets.US_ASCII);

  private MergeScan() {}

  /** Returns false if there are certainly none; closes the stream. */
  static boolean mayHaveMergedCells(InputStream part) throws IOException {
    try (InputStream in = part) {
      byte[] bytes = new byte[1 << 16];
      int kept = 0;
      boolean found = false;
      boolean first = true;
      int count = in.read(bytes);
      while (count >= 0) {
        int limit = kept + count;
        if (first && limit > 1) {
          found = !isAsciiCompatible(bytes);
          first = false;
        }
        found = found || contains(bytes, limit);
        kept = Math.min(limit, NAME.length - 1);
        System.arraycopy(bytes, limit - kept, bytes, 0, kept);
        count = in.read(bytes, kept, bytes.length - kept);
      }
      return found;
    }
  }

  /** UTF-16 and the like start with other bytes, or with a zero beside the first. */
  private static boolean isAsciiCompatible(byte[] bytes) {
    boolean utf8Mark = bytes[0] == (byte) 0xef && bytes[1] == (byte) 0xbb;
    boolean plain = bytes[0] > 0 && bytes[0] <= '<' && bytes[1] > 0;
    return utf8Mark || plain;
  }

  private static boolean contains(byte[] bytes, int limit) {
    for (int at = 0; at <= limit - NAME.length; at++) {
      if (bytes[at] == NAME[0] && bytes[at + 1] == NAME[1] && matches(bytes, at)) {
        return true;
      }
    }
    return false;
  }

  private static boolean matches(byte[] bytes, int at) {
    for (int i = 2; i < NAME.length; i++) {
      if (bytes[at + i] != NAME[i]) {
        return false;
      }
    }
    return true;
  }
}
