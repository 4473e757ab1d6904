package org.districtassessment.core.composite;

import static org.districtassessment.core.Checks.check;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.districtassessment.core.finding.SourceLocation;
import org.jspecify.annotations.Nullable;

/**
 * A decision about the value of an indicator, such as after an appeal (申诉复核): it takes the place of
 * what the submissions came to, before anything is scored.
 *
 * @param value in the indicator's unit; null where the indicator does not apply to the unit
 * @param reviewer who decided
 * @param reason why, in words
 * @param at where the decision stands
 */
public record Correction(
    String unit,
    String indicator,
    @Nullable BigDecimal value,
    String reviewer,
    LocalDate decidedOn,
    String reason,
    SourceLocation at) {

  public Correction {
    check(!reviewer.isBlank(), "A correction of %s for %s has no reviewer", indicator, unit);
    check(!reason.isBlank(), "A correction of %s for %s has no reason", indicator, unit);
  }
}
