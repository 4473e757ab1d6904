package org.districtassessment.core.rule;

import java.util.List;
import org.districtassessment.core.anomaly.HidiroglouBerthelot.Coefficients;
import org.jspecify.annotations.Nullable;

/**
 * Changes from {@code previous} to {@code current} that are too large for the size of what changed;
 * see {@link org.districtassessment.core.anomaly.HidiroglouBerthelot}. Rows where one of them is
 * not above 0 are not evaluated.
 */
public record HidiroglouBerthelotScreen(
    Expression current,
    Expression previous,
    @Nullable String within,
    Coefficients coefficients,
    int minimumCount)
    implements OutlierMethod {

  @Override
  public List<Expression> values() {
    return List.of(current, previous);
  }
}
