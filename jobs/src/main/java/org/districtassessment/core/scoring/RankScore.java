package org.districtassessment.core.scoring;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

public record RankScore(Scope scope, @Nullable BigDecimal deduct, Ties ties, Direction direction)
    implements ScoringFunction {
  public enum Ties {
    COMPETITION,
    AVERAGE,
    DENSE
  }

  @Override
  public BigDecimal points(ScoringInput input, BigDecimal full) {
    throw new UnsupportedOperationException("stand-in");
  }
}
