package org.districtassessment.stage.submission;

import java.util.Arrays;

/** Puts the parts of a key behind one another, each with its length, so that no two keys meet. */
final class KeyBuilder {

  private byte[] bytes = new byte[256];
  private int length;

  void clear() {
    length = 0;
  }

  void add(byte[] part, int from, int to) {
    int size = to - from;
    if (bytes.length < length + size + Integer.BYTES) {
      bytes = Arrays.copyOf(bytes, (length + size + Integer.BYTES) * 2);
    }
    for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
      bytes[length++] = (byte) (size >> shift);
    }
    System.arraycopy(part, from, bytes, length, size);
    length += size;
  }

  /** Adds a part with its ASCII letters in capitals; false, and nothing added, if it has others. */
  boolean addInCapitals(byte[] part, int from, int to) {
    for (int i = from; i < to; i++) {
      if (part[i] < 0) {
        return false;
      }
    }
    add(part, from, to);
    for (int i = length - (to - from); i < length; i++) {
      if (bytes[i] >= 'a' && bytes[i] <= 'z') {
        bytes[i] = (byte) (bytes[i] - 'a' + 'A');
      }
    }
    return true;
  }

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }
}
