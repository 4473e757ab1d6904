package org.districtassessment.core.finding;

import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes sensitive values out of text that leaves the program: finding values, headers and rejected
 * rows.
 *
 * <p>Whatever stands in a sensitive column becomes its pseudonym ({@link #pseudonym}). In all other
 * text ({@link #redact}) every part that looks like a sensitive value does: where the pattern of a
 * sensitive field of any table matches, anywhere in the text, and every run of 15 or more digits of
 * any script, with single blanks or hyphens between them and an {@code X} behind. Overlapping parts
 * are replaced as one. A pseudonym stays as it is, so that text may be redacted twice.
 *
 * <p>For the sender of the values there is a redactor that masks them instead ({@link #masking}).
 */
public final class Redactor implements Serializable {

  @Serial private static final long serialVersionUID = 1;

  /**
   * Possessive: one that may give digits back takes stack for each, and some cells are all digits.
   */
  private static final Pattern LONG_NUMBER =
      Pattern.compile(
          "\\p{Nd}(?:[-\\s\\u00A0\\u200B\\u3000\\uFEFF\\u2010-\\u2014\\u2212\\uFF0D]{0,3}\\p{Nd}){14,}+"
              + "(?:[-\\s\\u00A0\\u3000]?[Xx\\uFF38\\uFF58])?");

  /** What stands for a value already; its digits are nobody's. */
  private static final Pattern PSEUDONYM =
      Pattern.compile("(?<![0-9A-Za-z])P[0-9a-f]{24}(?![0-9A-Za-z])");

  /** Its text is at least as long. */
  private static final int DIGITS_OF_LONG_NUMBER = 15;

  /** Those of the sensitive fields, each once: several fields may have the same. */
  private final ArrayList<Pattern> patterns;

  private final Substitute substitute;

  /** What a sensitive value is replaced by. */
  private interface Substitute extends Serializable {
    String of(String value);
  }

  /** A part of a text, from inclusive, to exclusive. */
  private record Part(int from, int to) {}

  /**
   * @param patterns of the sensitive fields of all tables
   */
  public Redactor(Collection<Pattern> patterns, Pseudonyms pseudonyms) {
    this(patterns, (Substitute) pseudonyms::of);
  }

  private Redactor(Collection<Pattern> patterns, Substitute substitute) {
    Map<String, Pattern> different = new LinkedHashMap<>();
    patterns.forEach(each -> different.putIfAbsent(each.flags() + " " + each.pattern(), each));
    this.patterns = new ArrayList<>(different.values());
    this.substitute = substitute;
  }

  /**
   * Returns a redactor that masks the middle of values, for lists that go back to who sent them.
   *
   * @param patterns of the sensitive fields of all tables
   */
  public static Redactor masking(Collection<Pattern> patterns) {
    return new Redactor(patterns, (Substitute) Mask::of);
  }

  /** Returns what stands for a sensitive cell, a pseudonym or a mask; blank stays blank. */
  public String pseudonym(String value) {
    return value.isBlank() ? value : substitute.of(value);
  }

  /** Returns {@code text} with every part that looks sensitive replaced. */
  public String redact(String text) {
    if (Pseudonyms.isOne(text)) {
      return text;
    }

    List<Part> parts = parts(text);
    if (parts.isEmpty()) {
      return text;
    }

    StringBuilder redacted = new StringBuilder();
    int at = 0;
    for (Part part : parts) {
      redacted.append(text, at, part.from);
      redacted.append(substitute.of(text.substring(part.from, part.to)));
      at = part.to;
    }
    return redacted.append(text, at, text.length()).toString();
  }

  private static void find(Pattern pattern, String text, List<Part> found) {
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      if (matcher.end() > matcher.start()) {
        found.add(new Part(matcher.start(), matcher.end()));
      }
    }
  }

  /** The sensitive parts from left to right, none overlapping. */
  private List<Part> parts(String text) {
    List<Part> found = new ArrayList<>();
    for (Pattern pattern : patterns) {
      find(pattern, text, found);
    }
    if (text.length() >= DIGITS_OF_LONG_NUMBER) {
      find(LONG_NUMBER, text, found);
    }
    if (found.isEmpty()) {
      return found;
    }

    Matcher pseudonym = PSEUDONYM.matcher(text);
    while (pseudonym.find()) {
      found.removeIf(part -> part.from >= pseudonym.start() && part.to <= pseudonym.end());
    }
    found.sort(Comparator.comparingInt(Part::from).thenComparingInt(Part::to));
    List<Part> merged = new ArrayList<>();
    for (Part part : found) {
      int last = merged.size() - 1;
      if (last >= 0 && part.from < merged.get(last).to) {
        merged.set(last, new Part(merged.get(last).from, Math.max(merged.get(last).to, part.to)));
        continue;
      }

      merged.add(part);
    }
    return merged;
  }
}
