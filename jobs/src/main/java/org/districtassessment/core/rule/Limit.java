package org.districtassessment.core.rule;

import static org.districtassessment.core.Checks.check;

import java.math.BigDecimal;

/**
 * What a number must not fall below, or must not exceed; it may reach it.
 *
 * @param verified whether the value was checked against its reference
 * @param reference where the value comes from
 */
public record Limit(Side side, BigDecimal value, boolean verified, String reference) {

  /** Which side passes. */
  public enum Side {
    AT_LEAST,
    AT_MOST
  }

  public Limit {
    check(!reference.isBlank(), "Invalid reference: it must not be empty");
  }
}
