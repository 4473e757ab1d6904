package org.districtassessment.core.index.prepare;

import org.districtassessment.core.statistics.Moments;

/**
 * What the treatment of outliers found in a column and made of it.
 *
 * @param before moments of the cells as they came
 * @param winsorised cells that were pulled in; 0 where the column passed, was exempt, or
 *     winsorising did not suffice and a transformation took its place
 * @param after moments of the cells as they left, equal to {@code before} where nothing was done
 * @param outcome what was done
 */
public record Treatment(
    String column, Moments before, int winsorised, Moments after, Outcome outcome) {

  /** What became of a column. */
  public enum Outcome {
    EXEMPT,
    /** It has no outliers, or too few different cells to tell. */
    PASSED,
    WINSORISED,
    /** It still has outliers after as many cells were winsorised as may be. */
    STILL_SKEWED,
    /** Winsorising did not suffice; the whole column as it came was transformed. */
    TRANSFORMED
  }
}
