package org.districtassessment.stage.submission;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.districtassessment.core.schema.Conversion;
import org.districtassessment.core.schema.Field;
import org.jspecify.annotations.Nullable;

/**
 * What a text field wants of its cells. A free text stays as it came. A text with a form (a
 * pattern, a list of words, or being a key) is folded where it does not fit as it came.
 */
final class TextForm {

  private static final int MOST_SAFE_DIGITS = 15;
  private static final Pattern WHOLE = Pattern.compile("\\d+");

  private final boolean isKey;
  private final @Nullable Pattern pattern;
  private final List<String> allowed;
  private final Map<String, String> allowedByFolded = new HashMap<>();

  TextForm(Field field, boolean isKey) {
    this.isKey = isKey;
    this.pattern = field.constraints().pattern();
    this.allowed = field.constraints().enumeration();
    Set<String> ambiguous = new HashSet<>();
    for (String word : allowed) {
      String folded = FoldedCell.of(word, EnumSet.noneOf(Conversion.class));
      if (allowedByFolded.putIfAbsent(folded, word) != null) {
        ambiguous.add(folded);
      }
    }
    ambiguous.forEach(allowedByFolded::remove);
  }

  /** Whether it is no free text. */
  boolean isStrict() {
    return isKey || pattern != null || !allowed.isEmpty();
  }

  /** Whether an allowed word is itself written so that other texts are folded to it. */
  boolean hasFoldedWords() {
    return !allowed.containsAll(allowedByFolded.keySet());
  }

  /** Whether there is a pattern or a list of words, and the text satisfies it as it is. */
  boolean fits(String text) {
    return (pattern != null || !allowed.isEmpty()) && satisfies(text);
  }

  /** Whether a numeric cell is surely the text that was typed. */
  boolean takesNumber(String text) {
    if (WHOLE.matcher(text).matches()) {
      return text.length() <= MOST_SAFE_DIGITS;
    }

    return !isStrict();
  }

  /**
   * Returns the text folded if that helps: of a key, always; else if only the folded text, with or
   * without inner blanks, satisfies what the field wants.
   */
  String normalised(String text, Set<Conversion> conversions) {
    if (fits(text)) {
      return text;
    }

    Set<Conversion> done = EnumSet.noneOf(Conversion.class);
    String folded = FoldedCell.of(text, done).replaceAll(" +", " ");
    if (folded.isEmpty()) {
      return text;
    }

    String word = allowedByFolded.get(folded);
    if (word != null && satisfies(word)) {
      conversions.addAll(done.isEmpty() ? Set.of(Conversion.FULL_WIDTH) : done);
      return word;
    }

    if (isKey && allowed.isEmpty() && (pattern == null || satisfies(folded))) {
      conversions.addAll(done);
      return folded;
    }

    if (fits(folded)) {
      conversions.addAll(done);
      return folded;
    }

    String joined = folded.replace(" ", "");
    if (fits(joined)) {
      conversions.addAll(done);
      conversions.add(Conversion.BLANKS);
      return joined;
    }

    return text;
  }

  private boolean satisfies(String text) {
    return (allowed.isEmpty() || allowed.contains(text))
        && (pattern == null || pattern.matcher(text).matches());
  }
}
