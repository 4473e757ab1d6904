package org.districtassessment.stage;

import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalDouble;
import org.districtassessment.stage.Families.Judgement;
import org.jspecify.annotations.Nullable;

/** How far the values of one group lie from each other, as one method sees it. */
interface OutlierMeasure {

  /** Returns whether values are far enough from the others, whatever the family says. */
  boolean isBeyond(List<BigDecimal> values);

  /** Returns the p-value of a test of the family; empty where the method makes no test of it. */
  OptionalDouble p(List<BigDecimal> values);

  /** What stands in the row, as text. */
  String observed(List<BigDecimal> values);

  /**
   * What was expected, the threshold and the group, as text.
   *
   * @param judgement null where the method makes no test
   */
  String expected(List<BigDecimal> values, @Nullable Judgement judgement);
}
