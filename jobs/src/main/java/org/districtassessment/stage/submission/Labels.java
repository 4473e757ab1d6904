package org.districtassessment.stage.submission;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.districtassessment.core.schema.Field;
import org.districtassessment.stage.record.Records;
import org.jspecify.annotations.Nullable;

/**
 * The headers by which a table's fields are known: name, else title in either language, else alias.
 *
 * <p>White space and line breaks, the width and case of letters, and a star that marks what must be
 * filled in do not count; neither does a bracket behind the words, whose content may be a unit.
 */
final class Labels {

  private static final int MOST_FOUND = 1000;
  private static final Pattern BRACKET = Pattern.compile("(.+?)[(\\[【]([^()\\[\\]【】]*)[)\\]】]");
  private static final Pattern SPACES = Pattern.compile("[\\s\\u200B\\uFEFF]+");
  private static final Pattern ENDS = Pattern.compile("^[(\\[【]|[)\\]】]$");
  private static final Pattern STAR = Pattern.compile("^[*]+|[*]+$");

  private final List<Field> fields;
  private final Map<String, Integer> known;

  /** Nearly every file has the same labels. */
  private final Map<String, Optional<Named>> found = new HashMap<>();

  /**
   * What a label says.
   *
   * @param field position of the field
   * @param bracket what stands in the bracket behind it; null without one
   */
  record Named(int field, @Nullable String bracket) {}

  Labels(List<Field> fields) {
    this.fields = fields;
    known = new LinkedHashMap<>();
    for (int i = 0; i < fields.size(); i++) {
      known.putIfAbsent(plain(fields.get(i).name()), i);
    }
    for (int i = 0; i < fields.size(); i++) {
      known.putIfAbsent(plain(fields.get(i).title().zh()), i);
      known.putIfAbsent(plain(fields.get(i).title().en()), i);
    }
    for (int i = 0; i < fields.size(); i++) {
      for (String alias : fields.get(i).aliases()) {
        known.putIfAbsent(plain(alias), i);
      }
    }
    known.remove("");
  }

  /** How many fields there are to be named. */
  int fields() {
    return fields.size();
  }

  /** Returns what a label says, or nothing if it names no field. */
  Optional<Named> find(String label) {
    Optional<Named> before = found.get(label);
    if (before != null) {
      return before;
    }

    Optional<Named> named = look(label);
    if (found.size() < MOST_FOUND) {
      found.put(label, named);
    }
    return named;
  }

  private Optional<Named> look(String label) {
    String plain = plain(label);
    Matcher bracket = BRACKET.matcher(plain);
    boolean hasBracket = bracket.matches();
    String content = hasBracket ? bracket.group(2) : null;
    Integer field = known.get(plain);
    if (field == null && hasBracket) {
      field = known.get(bracket.group(1));
    }
    return field == null ? Optional.empty() : Optional.of(new Named(field, content));
  }

  /** Returns how many different fields the cells name. */
  int named(List<String> cells) {
    Set<Integer> fields = new HashSet<>();
    for (String cell : cells) {
      find(cell).ifPresent(named -> fields.add(named.field));
    }
    return fields.size();
  }

  /**
   * Returns the labels of a header of two rows: the lower one, or the upper one where that is
   * blank. A unit in the other row counts: below a label, or in the bracket of a label that spans
   * several.
   */
  List<String> together(List<String> upper, List<String> lower) {
    List<String> both = new ArrayList<>();
    String spanning = "";
    for (int i = 0; i < Math.max(upper.size(), lower.size()); i++) {
      String above = i < upper.size() ? upper.get(i) : "";
      String below = i < lower.size() ? lower.get(i) : "";
      spanning = above.isEmpty() ? spanning : above;
      if (below.isEmpty() || isUnitOf(above, below)) {
        both.add(below.isEmpty() ? above : above + "(" + unit(below) + ")");
      } else {
        both.add(withUnitOf(spanning, below));
      }
    }
    return both;
  }

  /** Whether the filled cells below labels are all units of their columns. */
  boolean areUnits(List<String> above, List<String> cells) {
    boolean any = false;
    for (int i = 0; i < cells.size(); i++) {
      String cell = cells.get(i);
      if (!cell.isEmpty()) {
        any = true;
        if (i >= above.size() || !isUnitOf(above.get(i), cell)) {
          return false;
        }
      }
    }
    return any;
  }

  private boolean isUnitOf(String label, String word) {
    return find(label)
        .filter(named -> named.bracket == null)
        .filter(named -> UnitWords.of(fields.get(named.field)).knows(unit(word)))
        .isPresent();
  }

  private String withUnitOf(String spanning, String label) {
    Matcher bracket = BRACKET.matcher(plain(spanning));
    boolean applies = bracket.matches() && isUnitOf(label, bracket.group(2));
    return applies ? label + "(" + bracket.group(2) + ")" : label;
  }

  /** A unit without the brackets around it. */
  private static String unit(String word) {
    return ENDS.matcher(plain(word)).replaceAll("");
  }

  /** Returns a label or a unit in the one spelling in which it is compared. */
  static String plain(String label) {
    String folded = Normalizer.normalize(label, Normalizer.Form.NFKC);
    String closed = SPACES.matcher(folded).replaceAll("").toLowerCase(Locale.ROOT);
    return STAR.matcher(closed).replaceAll("");
  }

  /** Returns the trimmed cells of a record. */
  static List<String> cells(Records records) {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < records.cells(); i++) {
      cells.add(Cells.trimmed(records.bytes(), records.start(i), records.end(i)));
    }
    return cells;
  }
}
