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

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }
}
