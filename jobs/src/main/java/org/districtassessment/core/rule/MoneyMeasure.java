package org.districtassessment.core.rule;

import java.util.Locale;

/**
 * The measures of published money that a test may name; {@code core.targeting} has the formulas.
 */
public enum MoneyMeasure {
  /** Of gross money. */
  TILT_RATIO(Kind.RATIO),
  /** Of money less what was taken back. */
  TILT_RATIO_NET(Kind.RATIO),
  PER_CAPITA_RATIO(Kind.RATIO),
  LOCATION_QUOTIENT(Kind.QUOTIENT),
  CONCENTRATION_INDEX(Kind.RANKED),
  KAKWANI_INDEX(Kind.RANKED),
  GINI_INDEX(Kind.RANKED),
  NEED_ELASTICITY(Kind.RANKED);

  /** What a measure needs beside money. */
  public enum Kind {
    /** People of a denominator. */
    RATIO,
    /** The same money elsewhere. */
    QUOTIENT,
    /** Several units, ranked by need. */
    RANKED
  }

  private final Kind kind;

  MoneyMeasure(Kind kind) {
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }

  /** Returns the stable name, in kebab-case. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
