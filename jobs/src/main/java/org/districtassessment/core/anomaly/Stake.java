package org.districtassessment.core.anomaly;

import static org.districtassessment.core.Checks.check;

import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What hangs on an anomaly: how its unit would stand without what it names, less how it stands.
 *
 * @param points change of the total; below 0 where the row lifts the unit; null where the unit is
 *     not assessed with it or without it
 * @param ranks change of the rank; above 0 where the unit would fall back; null as {@code points}
 */
public record Stake(@Nullable BigDecimal points, @Nullable Integer ranks, Basis basis) {

  /** What is left out. */
  public enum Basis {
    /** The row, with the rows that refer to it. */
    ROW,
    /** All rows that the check named in the unit, as there are too many to leave out one by one. */
    CHECK,
    /** The values of the indicators that the check guards, as the anomaly names no row. */
    INDICATORS;

    /** Returns the word that publications use. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Stake {
    check(
        (points == null) == (ranks == null), "Points and ranks go together: %s, %s", points, ranks);
  }
}
