package org.districtassessment.core.targeting.inequality;

import static org.districtassessment.core.Checks.check;

import java.util.List;
import org.districtassessment.core.targeting.Measurement;
import org.districtassessment.core.targeting.Undefined;

/**
 * An inequality and its two parts; all three have a value, or none for one reason.
 *
 * @param total between and within together
 * @param between what would be left if everybody had the mean of the own group
 * @param within the weighted inequality inside groups
 * @param groups by name; empty where there is no value
 */
public record Decomposition(
    Measurement total, Measurement between, Measurement within, List<Part> groups) {

  private static final double TOLERANCE = 1e-12;

  /**
   * A group.
   *
   * @param shareOfPeople in (0, 1]
   * @param shareOfMoney in [0, 1]
   * @param mean per head
   * @param inequality inside the group; 0 where nobody has anything
   */
  public record Part(
      String group, double shareOfPeople, double shareOfMoney, double mean, double inequality) {}

  public Decomposition {
    groups = List.copyOf(groups);
    if (total.value().isPresent()) {
      double whole = total.value().getAsDouble();
      double parts = between.value().orElseThrow() + within.value().orElseThrow();
      check(
          Math.abs(whole - parts) <= TOLERANCE * Math.max(1, whole),
          "Parts that do not add up: %s and %s",
          whole,
          parts);
    }
  }

  static Decomposition undefined(Undefined reason) {
    Measurement none = Measurement.undefined(reason);
    return new Decomposition(none, none, none, List.of());
  }
}
