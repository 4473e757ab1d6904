package org.districtassessment.stage.submission;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.charset.CharacterCodingException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What one look over all bytes of a text tells: byte order mark, else strict UTF-8, else strict
 * GB18030. A zero byte near the beginning belongs to no text.
 *
 * @param sha256 of the file as it came, lower-case hexadecimal
 * @param bytes length of the file as it came
 * @param unreadableAt where, counted from 1, a text of {@link TextEncoding#UNKNOWN} stops making
 *     sense in the encoding that gets farther; else 0
 */
record ProbedFile(String sha256, long bytes, TextEncoding encoding, long unreadableAt)
    implements Serializable {

  /** Something that can be read more than once. */
  interface Source {
    InputStream open() throws IOException;
  }

  private static final int CHUNK = 1 << 16;
  private static final HexFormat HEX = HexFormat.of();

  /** Looks at a text that came as it is. */
  static ProbedFile of(Source source) throws IOException {
    return of(source, source);
  }

  /**
   * Looks at a text.
   *
   * @param raw the bytes that came, which are hashed
   * @param text the bytes of the text: the same, or what they unpack to
   */
  static ProbedFile of(Source raw, Source text) throws IOException {
    Utf8Validator utf8 = new Utf8Validator();
    MessageDigest digest = sha256Digest();
    byte[] chunk = new byte[CHUNK];
    TextEncoding marked;
    long zeroAt;
    long bytes = 0;
    try (InputStream in = text.open()) {
      int count = in.readNBytes(chunk, 0, CHUNK);
      marked = mark(chunk, count);
      zeroAt = marked.unitLength() > 1 ? -1 : zeroAt(chunk, count);
      while (count > 0) {
        digest.update(chunk, 0, count);
        utf8.update(chunk, count);
        bytes += count;
        count = in.readNBytes(chunk, 0, CHUNK);
      }
    }

    if (raw != text) {
      digest.reset();
      bytes = 0;
      try (InputStream in = raw.open()) {
        for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
          digest.update(chunk, 0, count);
          bytes += count;
        }
      }
    }
    String sha256 = HEX.formatHex(digest.digest());
    if (zeroAt >= 0) {
      return new ProbedFile(sha256, bytes, TextEncoding.UNKNOWN, zeroAt + 1);
    }

    if (marked.isUtf8() && utf8.invalidAt() < 0) {
      return new ProbedFile(sha256, bytes, marked, 0);
    }

    boolean isMarked = marked.markLength() > 0;
    TextEncoding other = isMarked && !marked.isUtf8() ? marked : TextEncoding.GB18030;
    long gibberishAt = isMarked && marked.isUtf8() ? 0 : firstByteOutside(text, other, chunk);
    if (gibberishAt < 0) {
      return new ProbedFile(sha256, bytes, other, 0);
    }

    long invalidAt =
        other == TextEncoding.GB18030 ? Math.max(utf8.invalidAt(), gibberishAt) : gibberishAt;
    return new ProbedFile(sha256, bytes, TextEncoding.UNKNOWN, invalidAt + 1);
  }

  /** Opens a text of known encoding as UTF-8 without byte order mark. */
  static InputStream utf8(InputStream raw, TextEncoding encoding) throws IOException {
    raw.skipNBytes(encoding.markLength());
    return utf8Behind(raw, encoding);
  }

  /** The same for a stream that starts behind the mark. */
  static InputStream utf8Behind(InputStream raw, TextEncoding encoding) {
    return encoding.isUtf8() ? raw : new TranscodingStream(raw, encoding.charset());
  }

  /** A source over bytes in memory. */
  static Source source(byte[] bytes) {
    return () -> new ByteArrayInputStream(bytes);
  }

  static MessageDigest sha256Digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  /** The encoding that a byte order mark tells, or UTF-8 without a mark. */
  private static TextEncoding mark(byte[] bytes, int count) {
    if (startsWith(bytes, count, 0xEF, 0xBB, 0xBF)) {
      return TextEncoding.UTF_8_BOM;
    }

    if (startsWith(bytes, count, 0xFF, 0xFE)) {
      return TextEncoding.UTF_16LE;
    }

    return startsWith(bytes, count, 0xFE, 0xFF) ? TextEncoding.UTF_16BE : TextEncoding.UTF_8;
  }

  private static boolean startsWith(byte[] bytes, int count, int... mark) {
    if (count < mark.length) {
      return false;
    }

    for (int i = 0; i < mark.length; i++) {
      if ((bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }

    return true;
  }

  private static long zeroAt(byte[] bytes, int count) {
    for (int i = 0; i < count; i++) {
      if (bytes[i] == 0) {
        return i;
      }
    }

    return -1;
  }

  private static long firstByteOutside(Source source, TextEncoding encoding, byte[] chunk)
      throws IOException {
    try (InputStream raw = source.open()) {
      raw.skipNBytes(encoding.markLength());
      TranscodingStream in = new TranscodingStream(raw, encoding.charset());
      try {
        int count = 0;
        while (count >= 0) {
          count = in.read(chunk, 0, chunk.length);
        }
      } catch (CharacterCodingException e) {
        return encoding.markLength() + in.consumed();
      }

      return -1;
    }
  }
}
