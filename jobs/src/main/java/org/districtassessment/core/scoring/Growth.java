package org.districtassessment.core.scoring;

import java.math.BigDecimal;

public record Growth(
    Mode mode, BigDecimal benchmark, BigDecimal span, BigDecimal ceiling, Direction direction)
    implements ScoringFunction {
  public enum Mode {
    RELATIVE,
    DIFFERENCE,
    GAP_CLOSING
  }

  @Override
  public BigDecimal points(ScoringInput input, BigDecimal full) {
    throw new UnsupportedOperationException("stand-in");
  }
}
