package org.districtassessment.core.profile;

import java.util.List;
import java.util.stream.Collectors;
import org.districtassessment.core.schema.Field;
import org.jspecify.annotations.Nullable;

/**
 * A column of the accepted rows of a file, or of all rows that a unit has in a table.
 *
 * @param unit key of the unit whose rows these are; null if the file holds several units' rows, or
 *     the table has no unit
 * @param file path of the file; the first one, if the rows come from several
 * @param summary names no values of a sensitive field
 */
public record ColumnProfile(
    String table, @Nullable String unit, String file, Field field, Summary summary) {

  /** How many of the most frequent values {@link #topValues} names. */
  public static final int TOP_VALUES = 5;

  private static final int LONGEST = 60;

  /**
   * Returns the most frequent values and their counts, such as {@code town:12; village:3}; null
   * where no value is named, and where none stands twice, since then any five would do.
   *
   * <p>A backslash stands before each {@code : ; \} of a value. Of a value with more than 60
   * characters come the first 60 and {@code …}.
   */
  public @Nullable String topValues() {
    List<ValueCount> frequent = summary.frequent();
    if (frequent.isEmpty() || summary.distinct() == summary.values()) {
      return null;
    }

    return frequent.stream()
        .limit(TOP_VALUES)
        .map(value -> escaped(value.value()) + ":" + value.count())
        .collect(Collectors.joining("; "));
  }

  private static String escaped(String value) {
    String shortened =
        value.codePointCount(0, value.length()) <= LONGEST
            ? value
            : value.substring(0, value.offsetByCodePoints(0, LONGEST)) + "…";
    return shortened.replaceAll("[:;\\\\]", "\\\\$0");
  }
}
