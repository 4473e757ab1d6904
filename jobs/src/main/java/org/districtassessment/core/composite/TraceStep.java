package org.districtassessment.core.composite;

import java.math.BigDecimal;
import java.util.Locale;
import org.districtassessment.core.finding.SourceLocation;
import org.jspecify.annotations.Nullable;

/**
 * One row of the table {@code traces}: one step on the way from the submitted rows to a published
 * score.
 *
 * @param unit its key
 * @param item id of an indicator, of a dimension, or {@code total}
 * @param number of the step within the item, from 1
 * @param step what was done, as a stable code
 * @param value what came of it; null where it is no number or there is none
 * @param note what the number does not say, such as a grade, a state or who corrected why; null for
 *     nothing
 * @param rule where the rule stands that asks for the step
 */
public record TraceStep(
    String unit,
    String item,
    Kind kind,
    int number,
    String step,
    @Nullable BigDecimal value,
    @Nullable String note,
    SourceLocation rule) {

  /** What an item is. */
  public enum Kind {
    INDICATOR,
    DIMENSION,
    TOTAL;

    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
