package org.districtassessment.stage.submission;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import org.districtassessment.core.finding.Pseudonyms;

/**
 * The first bytes of a file of a {@link ReuseStore}, behind a seal that nobody makes without the
 * key of the pseudonyms, and which holds for a file of this name only.
 */
final class Sealed {

  private static final String PURPOSE = "stored for reuse as ";
  private static final int SEAL = 32;
  private static final int BEFORE_CONTENT = SEAL + Integer.BYTES;

  /** Mostly enough for all of it, so that a file is opened once. */
  private static final int FIRST_BYTES = 1 << 16;

  private final byte[] content;

  private Sealed(byte[] content) {
    this.content = content;
  }

  /** Returns what is sealed. */
  byte[] content() {
    return content;
  }

  /** Returns where it ends in the file. */
  long end() {
    return BEFORE_CONTENT + (long) content.length;
  }

  /** Returns the bytes with which the file begins. */
  static byte[] bytes(Pseudonyms pseudonyms, String name, byte[] content) {
    byte[] all = new byte[BEFORE_CONTENT + content.length];
    ByteBuffer.wrap(all).position(SEAL).putInt(content.length).put(content);
    System.arraycopy(seal(pseudonyms, name, all), 0, all, 0, SEAL);
    return all;
  }

  /** Reads what is sealed; empty where the file is not there, broke off, or is not sealed so. */
  static Optional<Sealed> read(ReadingContext context, ReuseStore store, String name)
      throws IOException {
    Optional<byte[]> first = store.read(name, 0, FIRST_BYTES, context.files().configuration());
    if (first.isEmpty() || first.get().length < BEFORE_CONTENT) {
      return Optional.empty();
    }

    byte[] all = first.get();
    long end = BEFORE_CONTENT + (long) ByteBuffer.wrap(all).getInt(SEAL);
    if (end < BEFORE_CONTENT || end > Integer.MAX_VALUE) {
      return Optional.empty();
    }

    if (end > all.length && all.length == FIRST_BYTES) {
      all = store.read(name, 0, (int) end, context.files().configuration()).orElse(all);
    }
    if (end > all.length) {
      return Optional.empty();
    }

    byte[] own = Arrays.copyOf(all, (int) end);
    return MessageDigest.isEqual(seal(context.pseudonyms(), name, own), Arrays.copyOf(own, SEAL))
        ? Optional.of(new Sealed(Arrays.copyOfRange(own, BEFORE_CONTENT, own.length)))
        : Optional.empty();
  }

  private static byte[] seal(Pseudonyms pseudonyms, String name, byte[] all) {
    return pseudonyms.seal(PURPOSE + name, all, SEAL, all.length - SEAL);
  }
}
