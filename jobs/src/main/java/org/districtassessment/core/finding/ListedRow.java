package org.districtassessment.core.finding;

import static org.districtassessment.core.Checks.check;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of a monitoring list, for the unit that is to act on it.
 *
 * @param list id of the list
 * @param unit key of the unit
 * @param key names the row to the unit
 * @param shown one text per value that the list shows; null where there is none
 * @param file path relative to the input folder; null for an aggregate
 * @param line where the row starts in the file, from 1; null for an aggregate
 */
public record ListedRow(
    String list,
    String unit,
    String key,
    List<@Nullable String> shown,
    @Nullable String file,
    @Nullable Long line) {

  public ListedRow {
    check(line == null || line > 0, "Invalid line of %s: %s (must be > 0)", file, line);
    shown = Collections.unmodifiableList(new ArrayList<>(shown));
  }
}
