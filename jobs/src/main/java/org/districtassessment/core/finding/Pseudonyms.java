package org.districtassessment.core.finding;

import static org.districtassessment.core.Checks.check;

import java.io.Serial;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.ShortBufferException;
import javax.crypto.spec.SecretKeySpec;

/**
 * Stands in for a sensitive value: {@code P} and the first 24 lower-case hexadecimal digits of
 * HMAC-SHA-256 over the UTF-8 bytes of the trimmed, upper-cased value.
 *
 * <p>The same value always gets the same pseudonym under one key, so rows can still be joined and
 * counted; without the key nobody can try values. 96 bits keep ten million values apart (chance of
 * one collision below 10<sup>-14</sup>). Safe for use by several threads.
 */
public final class Pseudonyms implements Serializable {

  /** Bytes of a pseudonym, all ASCII. */
  public static final int LENGTH = 25;

  @Serial private static final long serialVersionUID = 1;
  private static final String ALGORITHM = "HmacSHA256";
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final int MAC_BYTES = 32;

  /** How many values a thread remembers, a power of two. */
  private static final int REMEMBERED = 1 << 13;

  /** Bytes that a value takes in memory: its length, itself, and its pseudonym. */
  private static final int ENTRY = 64;

  private static final int LONGEST_REMEMBERED = ENTRY - LENGTH - 1;

  private final byte[] key;
  private final transient ThreadLocal<Scratch> scratch;

  /**
   * A MAC with its buffers; one per thread, since setting the key costs as much as a value. The
   * same values come again in several tables of a unit, so it remembers some, each at one place by
   * its hash; what came last stays.
   */
  private static final class Scratch {
    private final Mac mac;
    private final byte[] digest = new byte[MAC_BYTES];
    private final byte[] remembered = new byte[REMEMBERED * ENTRY];

    private Scratch(Mac mac) {
      this.mac = mac;
    }
  }

  /**
   * @param key not empty; whoever holds it can find out which value a pseudonym stands for
   */
  public Pseudonyms(byte[] key) {
    check(key.length > 0, "The key of the pseudonyms is empty");
    this.key = key.clone();
    this.scratch = ThreadLocal.withInitial(() -> new Scratch(mac(this.key)));
  }

  /** Returns the pseudonym of {@code value}. */
  public String of(String value) {
    byte[] bytes = value.strip().toUpperCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
    byte[] pseudonym = new byte[LENGTH];
    write(scratch.get(), bytes, 0, bytes.length, pseudonym);
    return new String(pseudonym, StandardCharsets.US_ASCII);
  }

  /** Returns whether a text is nothing but a pseudonym, of whatever value and key. */
  static boolean isOne(String text) {
    if (text.length() != LENGTH || text.charAt(0) != 'P') {
      return false;
    }

    for (int i = 1; i < LENGTH; i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
        return false;
      }
    }
    return true;
  }

  /**
   * Returns a writer for this thread: to look for what is the thread's takes as long as a value.
   */
  public Writer writer() {
    return new Writer(scratch.get());
  }

  /** Writes pseudonyms; for one thread. */
  public static final class Writer {

    private final Scratch scratch;

    private Writer(Scratch scratch) {
      this.scratch = scratch;
    }

    /**
     * Writes the pseudonym of the UTF-8 text {@code bytes[from, to)}, already trimmed, into the
     * first {@link #LENGTH} bytes of {@code target}.
     */
    public void write(byte[] bytes, int from, int to, byte[] target) {
      writeUpper(scratch, bytes, from, to, target);
    }
  }

  private static void writeUpper(Scratch mine, byte[] bytes, int from, int to, byte[] target) {
    for (int i = from; i < to; i++) {
      byte b = bytes[i];
      if (b < 0 || (b >= 'a' && b <= 'z')) {
        String value = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        byte[] upper = value.toUpperCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
        write(mine, upper, 0, upper.length, target);
        return;
      }
    }
    write(mine, bytes, from, to - from, target);
  }

  /**
   * Returns HMAC-SHA-256 of bytes under a key of its own, derived from that of the pseudonyms: who
   * does not hold that one cannot make it.
   *
   * @param purpose keeps what is sealed for one purpose from passing for another
   */
  public byte[] seal(String purpose, byte[] bytes, int from, int length) {
    Mac derived = mac(key);
    Mac sealing = mac(derived.doFinal(("seal " + purpose).getBytes(StandardCharsets.UTF_8)));
    sealing.update(bytes, from, length);
    return sealing.doFinal();
  }

  private static void write(Scratch mine, byte[] bytes, int from, int length, byte[] target) {
    if (length == 0 || length > LONGEST_REMEMBERED) {
      compute(mine, bytes, from, length, target);
      return;
    }

    byte[] remembered = mine.remembered;
    int entry = (hash(bytes, from, length) & (REMEMBERED - 1)) * ENTRY;
    int value = entry + 1;
    int pseudonym = value + LONGEST_REMEMBERED;
    if (remembered[entry] == length
        && Arrays.equals(remembered, value, value + length, bytes, from, from + length)) {
      System.arraycopy(remembered, pseudonym, target, 0, LENGTH);
      return;
    }

    compute(mine, bytes, from, length, target);
    remembered[entry] = (byte) length;
    System.arraycopy(bytes, from, remembered, value, length);
    System.arraycopy(target, 0, remembered, pseudonym, LENGTH);
  }

  private static int hash(byte[] bytes, int from, int length) {
    int hash = 1;
    for (int i = from; i < from + length; i++) {
      hash = 31 * hash + bytes[i];
    }
    return hash ^ (hash >>> 13) ^ (hash >>> 26);
  }

  private static void compute(Scratch mine, byte[] bytes, int from, int length, byte[] target) {
    try {
      mine.mac.update(bytes, from, length);
      mine.mac.doFinal(mine.digest, 0);
    } catch (ShortBufferException e) {
      throw new IllegalStateException(e);
    }
    target[0] = 'P';
    for (int i = 0; i < (LENGTH - 1) / 2; i++) {
      target[1 + 2 * i] = HEX[(mine.digest[i] >> 4) & 15];
      target[2 + 2 * i] = HEX[mine.digest[i] & 15];
    }
  }

  private static Mac mac(byte[] key) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
    }
  }

  @Serial
  private Object readResolve() {
    return new Pseudonyms(key);
  }
}
