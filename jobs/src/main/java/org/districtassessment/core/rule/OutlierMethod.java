package org.districtassessment.core.rule;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A method that holds the values of each row against those of its group. */
public sealed interface OutlierMethod extends CheckRule.Method
    permits CheckRule.RobustZ, CheckRule.FactorOff, HidiroglouBerthelotScreen, MultivariateScreen {

  /** What is compared, each a number over a row; a row without one of them is left out. */
  List<Expression> values();

  /** Column of what is checked that groups the rows; null for one group. */
  @Nullable String within();

  /** Smaller groups are not evaluated. */
  int minimumCount();
}
