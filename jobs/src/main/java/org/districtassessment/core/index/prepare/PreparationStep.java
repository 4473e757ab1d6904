package org.districtassessment.core.index.prepare;

import org.districtassessment.core.index.DataMatrix;
import org.districtassessment.core.index.IndexInput;

/** What is done to the values of an index before they are normalised. */
public sealed interface PreparationStep permits Denominate, Impute, ScreenUnits, TreatOutliers {

  /**
   * Returns the values after this step, with what changed.
   *
   * @param data units × indicators, after the steps before
   * @param input where denominators and earlier years are; units that were removed are still there
   * @param number of this step, from 1, for the record of changes
   */
  StepResult apply(DataMatrix data, IndexInput input, int number);
}
