package org.districtassessment.core.scoring;

import java.math.BigDecimal;

public record Interval(BigDecimal low, BigDecimal from, BigDecimal to, BigDecimal high)
    implements ScoringFunction {

  @Override
  public BigDecimal points(ScoringInput input, BigDecimal full) {
    throw new UnsupportedOperationException("stand-in");
  }
}
