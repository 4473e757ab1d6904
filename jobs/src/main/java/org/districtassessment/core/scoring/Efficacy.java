package org.districtassessment.core.scoring;

import java.math.BigDecimal;

public record Efficacy(
    BigDecimal unacceptable, BigDecimal satisfactory, BigDecimal base, Below below)
    implements ScoringFunction {
  public enum Below {
    ZERO,
    EXTRAPOLATE
  }

  @Override
  public BigDecimal points(ScoringInput input, BigDecimal full) {
    throw new UnsupportedOperationException("stand-in");
  }
}
