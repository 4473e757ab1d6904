package org.districtassessment.core.scoring;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

public record Tiered(List<Band> bands, boolean interpolate, Direction direction)
    implements ScoringFunction {
  public record Band(@Nullable BigDecimal from, BigDecimal points) {}

  public Tiered {
    bands = List.copyOf(bands);
  }

  @Override
  public BigDecimal points(ScoringInput input, BigDecimal full) {
    throw new UnsupportedOperationException("stand-in");
  }
}
