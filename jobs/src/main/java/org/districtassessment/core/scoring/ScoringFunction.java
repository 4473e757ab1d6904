package org.districtassessment.core.scoring;

import java.math.BigDecimal;

/**
 * Turns the value of an indicator into points. The list of permitted types is the list of kinds.
 */
public sealed interface ScoringFunction permits Target {

  /** Returns points in [0, {@code full}], exact or to 34 digits, not yet rounded. */
  BigDecimal points(ScoringInput input, BigDecimal full);
}
