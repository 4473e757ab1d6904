package org.districtassessment.core.profile;

import static org.districtassessment.core.Checks.check;

import java.io.Serializable;

/**
 * A value and how often it occurs.
 *
 * @param value a text as it was accepted; else the number with the decimals of its field, {@code
 *     true} or {@code false}, the day as {@code yyyy-MM-dd}, the year
 */
public record ValueCount(String value, long count) implements Serializable {

  public ValueCount {
    check(count > 0, "Invalid count of %s: %s (must be > 0)", value, count);
  }
}
