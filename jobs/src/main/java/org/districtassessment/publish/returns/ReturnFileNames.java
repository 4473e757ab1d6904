package org.districtassessment.publish.returns;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names of return lists, from keys of any kind, that every file system takes.
 *
 * <p>Letters and digits of any script, {@code -} and {@code _} stay; every other character becomes
 * {@code ~} and the hexadecimal digits of its UTF-8 bytes. A name that is long, that Windows keeps
 * for itself, that is another file's here, or that differs from an earlier one in case alone gets a
 * part of the key's SHA-256 at its end.
 */
final class ReturnFileNames {

  /** The page about all units. */
  static final String SUMMARY = "summary.xlsx";

  private static final String ENDING = ".xlsx";
  private static final String NO_UNIT = "no-unit";
  private static final int LONGEST = 60;
  private static final Pattern RESERVED =
      Pattern.compile("summary|no-unit|con|prn|aux|nul|com[0-9]|lpt[0-9]");

  private final Set<String> taken = new HashSet<>();

  /** Returns the file of a unit that has none yet; null stands for no known unit. */
  String next(@Nullable String unit) {
    if (unit == null) {
      return NO_UNIT + ENDING;
    }

    String safe = safe(unit);
    String folded = safe.toLowerCase(Locale.ROOT);
    boolean plain =
        !safe.isEmpty()
            && safe.length() <= LONGEST
            && !RESERVED.matcher(folded).matches()
            && taken.add(folded);
    return (plain ? safe : begin(safe) + "~" + digest(unit)) + ENDING;
  }

  private static String safe(String unit) {
    StringBuilder safe = new StringBuilder();
    unit.codePoints()
        .forEach(
            each -> {
              if (Character.isLetterOrDigit(each) || each == '-' || each == '_') {
                safe.appendCodePoint(each);
                return;
              }

              safe.append('~');
              byte[] bytes = Character.toString(each).getBytes(UTF_8);
              safe.append(HexFormat.of().formatHex(bytes));
            });
    return safe.toString();
  }

  private static String begin(String safe) {
    int length = Math.min(LONGEST, safe.length());
    boolean within = length > 0 && Character.isHighSurrogate(safe.charAt(length - 1));
    return safe.substring(0, within ? length - 1 : length);
  }

  private static String digest(String unit) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(unit.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
