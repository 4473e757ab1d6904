package org.districtassessment.core.scoring;

import java.math.BigDecimal;

public record AllOrNothing(BigDecimal threshold, Direction direction) implements ScoringFunction {

  @Override
  public BigDecimal points(ScoringInput input, BigDecimal full) {
    throw new UnsupportedOperationException("stand-in");
  }
}
