package org.districtassessment.pipeline;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.text.Normalizer;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Numbers that must stand nowhere, and the places where they do.
 *
 * <p>A text is searched by sliding a window over its digits, so that thousands of numbers take no
 * longer than one. Full-width digits count as digits; blanks and hyphens between digits are passed
 * over.
 */
final class IdentityNumbers {

  static final int LENGTH = 18;

  private static final Pattern NUMBER = Pattern.compile("(?<!\\d)\\d{17}[0-9Xx](?!\\d)");

  private final Set<String> numbers = new HashSet<>();
  private final SortedMap<String, String> hits = new TreeMap<>();
  private long searched;

  /** Adds all that stand in a text. */
  void collect(String text) {
    Matcher matcher = NUMBER.matcher(folded(text));
    while (matcher.find()) {
      numbers.add(matcher.group().toUpperCase(Locale.ROOT));
    }
  }

  void collect(Collection<String> those) {
    those.forEach(this::collect);
  }

  int count() {
    return numbers.size();
  }

  /** Characters and bytes searched so far. */
  long searched() {
    return searched;
  }

  /** Places with what stands around the first number there. */
  SortedMap<String, String> hits() {
    return hits;
  }

  /** Searches bytes as they are, as UTF-8, as UTF-16, and what is packed in them. */
  void search(String place, byte[] bytes) throws IOException {
    searchText(place, new String(bytes, ISO_8859_1));
    searchText(place, new String(bytes, UTF_8));
    searchText(place, new String(bytes, ISO_8859_1).replace("\0", ""));
    if (startsWith(bytes, 'P', 'K')) {
      try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
          searchText(place + "!", entry.getName());
          search(place + "!" + entry.getName(), zip.readAllBytes());
        }
      }
    } else if (startsWith(bytes, 0x1F, 0x8B)) {
      try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
        search(place + "!", gzip.readAllBytes());
      }
    }
  }

  private static boolean startsWith(byte[] bytes, int first, int second) {
    return bytes.length > 2 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
  }

  /** Searches a text. */
  void searchText(String place, String text) {
    searched += text.length();
    StringBuilder run = new StringBuilder();
    boolean mayGoOn = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int digit = Character.digit(c, 10);
      if (digit >= 0) {
        run.append((char) ('0' + digit));
        mayGoOn = true;
      } else if (c == 'X' || c == 'x' || c == '\uFF38' || c == '\uFF58') {
        lookUp(place, run.append('X'), text, i);
        run.setLength(0);
      } else if (mayGoOn && (c == ' ' || c == '-' || c == '\u3000' || c == '\u00A0')) {
        mayGoOn = false;
      } else {
        run.setLength(0);
      }
      if (run.length() >= LENGTH) {
        lookUp(place, run, text, i);
      }
    }
  }

  private void lookUp(String place, StringBuilder run, String text, int at) {
    if (run.length() >= LENGTH && numbers.contains(run.substring(run.length() - LENGTH))) {
      int from = Math.max(0, at - 2 * LENGTH);
      hits.putIfAbsent(place, text.substring(from, Math.min(text.length(), at + LENGTH)));
    }
  }

  private static String folded(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC);
  }
}
