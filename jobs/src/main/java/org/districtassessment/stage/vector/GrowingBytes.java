package org.districtassessment.stage.vector;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Bytes of which more and more come. */
final class GrowingBytes {

  private ByteBuffer bytes;

  GrowingBytes(int expected) {
    bytes = ByteBuffer.allocate(expected);
  }

  /** Returns a buffer that takes so many bytes more, at its position. */
  ByteBuffer room(int length) {
    if (bytes.remaining() < length) {
      ByteBuffer more = ByteBuffer.allocate(2 * bytes.capacity() + length);
      bytes.flip();
      more.put(bytes);
      bytes = more;
    }
    return bytes;
  }

  void add(byte value) {
    room(Byte.BYTES).put(value);
  }

  void add(int value) {
    room(Integer.BYTES).putInt(value);
  }

  void add(long value) {
    room(Long.BYTES).putLong(value);
  }

  void add(byte[] value) {
    room(value.length).put(value);
  }

  byte[] all() {
    return Arrays.copyOf(bytes.array(), bytes.position());
  }
}
