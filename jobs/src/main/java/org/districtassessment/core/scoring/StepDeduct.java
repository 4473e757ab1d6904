package org.districtassessment.core.scoring;

import java.math.BigDecimal;

public record StepDeduct(
    BigDecimal from, BigDecimal step, BigDecimal deduct, Count count, Direction direction)
    implements ScoringFunction {
  public enum Count {
    CEIL,
    FLOOR,
    LINEAR
  }

  @Override
  public BigDecimal points(ScoringInput input, BigDecimal full) {
    throw new UnsupportedOperationException("stand-in");
  }
}
