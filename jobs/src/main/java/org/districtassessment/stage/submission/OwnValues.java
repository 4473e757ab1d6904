package org.districtassessment.stage.submission;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import org.districtassessment.core.finding.Redactor;

/**
 * Sensitive values in rows that go back to who sent them: the pseudonym, a unit separator (U+001F)
 * and the masked value in capital letters.
 *
 * <p>Two of them are equal where their pseudonyms are, so rules over them find the same rows. At
 * the end {@link #shown} leaves the masked values.
 */
public final class OwnValues {

  private static final char SEPARATOR = '\u001F';

  /** Of any case, as a rule may have changed it. */
  private static final Pattern PSEUDONYM_IN_FRONT =
      Pattern.compile("P[0-9a-f]{24}" + SEPARATOR, Pattern.CASE_INSENSITIVE);

  private OwnValues() {}

  static byte[] of(byte[] pseudonym, CellReader reader, Redactor mask) {
    String value = new String(reader.bytes(), reader.from(), reader.to() - reader.from(), UTF_8);
    byte[] masked =
        (SEPARATOR + mask.pseudonym(value.strip().toUpperCase(Locale.ROOT))).getBytes(UTF_8);
    byte[] own = Arrays.copyOf(pseudonym, pseudonym.length + masked.length);
    System.arraycopy(masked, 0, own, pseudonym.length, masked.length);
    return own;
  }

  /** Returns a text of such rows as its sender may see it. */
  public static String shown(String text) {
    return PSEUDONYM_IN_FRONT.matcher(text).replaceAll("");
  }
}
