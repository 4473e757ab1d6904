package org.districtassessment.core.anomaly;

import static org.districtassessment.core.Checks.check;

import java.util.regex.Pattern;

/**
 * An anomaly with the name that people decide on it by.
 *
 * @param id the letter a and 15 hexadecimal digits, such as {@code a41f09c2d7b3e865}
 */
public record IdentifiedAnomaly(String id, Anomaly anomaly) {

  private static final Pattern ID = Pattern.compile("a[0-9a-f]{15}");

  public IdentifiedAnomaly {
    check(ID.matcher(id).matches(), "Invalid id of an anomaly: %s", id);
  }
}
