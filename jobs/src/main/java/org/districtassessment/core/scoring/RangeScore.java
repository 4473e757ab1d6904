package org.districtassessment.core.scoring;

import java.math.BigDecimal;

public record RangeScore(Scope scope, IfEqual ifEqual, Direction direction)
    implements ScoringFunction {
  public enum IfEqual {
    FULL,
    HALF,
    NOT_APPLICABLE
  }

  @Override
  public BigDecimal points(ScoringInput input, BigDecimal full) {
    throw new UnsupportedOperationException("stand-in");
  }
}
