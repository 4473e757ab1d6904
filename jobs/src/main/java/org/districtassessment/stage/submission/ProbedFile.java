package org.districtassessment.stage.submission;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What one look over all bytes of a file tells: byte order mark, else strict UTF-8, else strict
 * GB18030.
 *
 * @param sha256 of the file as it came, lower-case hexadecimal
 * @param bytes length of the file
 * @param unreadableAt where, counted from 1, a file of {@link TextEncoding#UNKNOWN} stops making
 *     sense in the encoding that gets farther; else 0
 */
record ProbedFile(String sha256, long bytes, TextEncoding encoding, long unreadableAt) {

  /** Something that can be read more than once. */
  interface Source {
    InputStream open() throws IOException;
  }

  private static final int CHUNK = 1 << 16;
  private static final int[] BYTE_ORDER_MARK = {0xEF, 0xBB, 0xBF};

  static ProbedFile of(Source source) throws IOException {
    MessageDigest digest = sha256Digest();
    Utf8Validator utf8 = new Utf8Validator();
    byte[] chunk = new byte[CHUNK];
    boolean marked = false;
    long bytes = 0;
    try (InputStream in = source.open()) {
      int count = in.readNBytes(chunk, 0, CHUNK);
      marked = startsWithMark(chunk, count);
      while (count > 0) {
        digest.update(chunk, 0, count);
        utf8.update(chunk, count);
        bytes += count;
        count = in.readNBytes(chunk, 0, CHUNK);
      }
    }

    String sha256 = HexFormat.of().formatHex(digest.digest());
    if (utf8.invalidAt() < 0) {
      TextEncoding encoding = marked ? TextEncoding.UTF_8_BOM : TextEncoding.UTF_8;
      return new ProbedFile(sha256, bytes, encoding, 0);
    }

    long gibberishAt = marked ? 0 : firstByteOutsideGb18030(source, chunk);
    return gibberishAt < 0
        ? new ProbedFile(sha256, bytes, TextEncoding.GB18030, 0)
        : new ProbedFile(
            sha256, bytes, TextEncoding.UNKNOWN, Math.max(utf8.invalidAt(), gibberishAt) + 1);
  }

  /** Opens a file of known encoding as UTF-8 without byte order mark. */
  static InputStream utf8(InputStream raw, TextEncoding encoding) throws IOException {
    if (encoding == TextEncoding.GB18030) {
      return new TranscodingStream(raw);
    }

    if (encoding == TextEncoding.UTF_8_BOM) {
      raw.skipNBytes(BYTE_ORDER_MARK.length);
    }
    return raw;
  }

  /** A source over bytes in memory. */
  static Source source(byte[] bytes) {
    return () -> new ByteArrayInputStream(bytes);
  }

  private static boolean startsWithMark(byte[] bytes, int count) {
    return count >= BYTE_ORDER_MARK.length
        && (bytes[0] & 0xFF) == BYTE_ORDER_MARK[0]
        && (bytes[1] & 0xFF) == BYTE_ORDER_MARK[1]
        && (bytes[2] & 0xFF) == BYTE_ORDER_MARK[2];
  }

  private static long firstByteOutsideGb18030(Source source, byte[] chunk) throws IOException {
    try (TranscodingStream in = new TranscodingStream(source.open())) {
      try {
        int count = 0;
        while (count >= 0) {
          count = in.read(chunk, 0, chunk.length);
        }
      } catch (CharacterCodingException e) {
        return in.consumed();
      }

      return -1;
    }
  }

  private static MessageDigest sha256Digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
