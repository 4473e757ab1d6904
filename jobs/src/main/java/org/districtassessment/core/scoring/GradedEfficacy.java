package org.districtassessment.core.scoring;

import java.math.BigDecimal;
import java.util.List;

public record GradedEfficacy(List<Standard> standards) implements ScoringFunction {
  public record Standard(BigDecimal value, BigDecimal coefficient) {}

  public GradedEfficacy {
    standards = List.copyOf(standards);
  }

  @Override
  public BigDecimal points(ScoringInput input, BigDecimal full) {
    throw new UnsupportedOperationException("stand-in");
  }
}
