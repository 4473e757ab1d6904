package org.districtassessment.core.targeting;

/** Why a measure has no value. */
public enum Undefined {
  /** The money adds up to 0. */
  NO_MONEY("no-money"),
  /** A sum, or one unit's amount, is negative. */
  NEGATIVE_MONEY("negative-money"),
  /** A unit has nothing, and the measure takes its logarithm. */
  ZERO_VALUE("zero-value"),
  /** The target population is empty. */
  NO_TARGET_POPULATION("no-target-population"),
  /** Everybody belongs to the target population. */
  NOBODY_ELSE("nobody-else"),
  /** The others get nothing to compare with. */
  NOTHING_FOR_OTHERS("nothing-for-others"),
  /** Fewer units than the measure needs. */
  TOO_FEW_UNITS("too-few-units"),
  /** Fewer clusters than two. */
  TOO_FEW_CLUSTERS("too-few-clusters"),
  /** All units are alike in what they are ranked or compared by. */
  NO_SPREAD("no-spread"),
  /** A value lies outside the declared bounds. */
  OUT_OF_BOUNDS("out-of-bounds"),
  /** The mean is one of the bounds, so that there is no room for inequality. */
  AT_A_BOUND("at-a-bound"),
  /** Too many samples of a bootstrap have no value. */
  UNSTABLE("unstable"),
  /** A year of the base has no amount. */
  MISSING_BASE_YEAR("missing-base-year"),
  /** The year itself has no amount. */
  MISSING_YEAR("missing-year"),
  /** A price change between the years is missing. */
  MISSING_PRICES("missing-prices"),
  /** A year has no people, or none are known. */
  MISSING_PEOPLE("missing-people"),
  /** A year's total of all money is missing or 0. */
  MISSING_TOTAL("missing-total");

  private final String code;

  Undefined(String code) {
    this.code = code;
  }

  /** Returns the stable name that tables carry. */
  public String code() {
    return code;
  }
}
