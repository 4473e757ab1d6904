package org.districtassessment.core.index.prepare;

/**
 * A step changed a cell.
 *
 * @param unit its key
 * @param column its indicator
 * @param step which of the preparation steps, from 1
 * @param before NaN where missing
 * @param after NaN where missing
 * @param reason what was done
 */
public record CellChange(
    String unit, String column, int step, double before, double after, Reason reason) {

  /** Why a cell changed. */
  public enum Reason {
    /** It has no ratio, as its denominator is 0. */
    DENOMINATOR_ZERO,
    /** It has no ratio, as its denominator is missing. */
    DENOMINATOR_MISSING,
    IMPUTED_CONSTANT,
    IMPUTED_MEAN,
    IMPUTED_MEDIAN,
    IMPUTED_GROUP_MEAN,
    IMPUTED_GROUP_MEDIAN,
    IMPUTED_PREVIOUS_YEAR,
    IMPUTED_LINEAR,
    /** It was among the greatest and became the greatest one that was left. */
    WINSORISED_HIGH,
    /** It was among the least and became the least one that was left. */
    WINSORISED_LOW,
    /** Its whole column was transformed. */
    TRANSFORMED
  }
}
