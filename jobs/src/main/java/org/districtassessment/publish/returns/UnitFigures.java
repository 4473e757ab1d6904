package org.districtassessment.publish.returns;

import static org.districtassessment.core.Checks.check;

import org.jspecify.annotations.Nullable;

/**
 * What a unit sent.
 *
 * @param unit its key; null for files of no known unit
 * @param read rows; as many as accepted and rejected ones together
 */
public record UnitFigures(
    @Nullable String unit, long files, long read, long accepted, long rejected) {

  public UnitFigures {
    check(
        files >= 0 && accepted >= 0 && rejected >= 0 && read == accepted + rejected,
        "Invalid figures of %s: %s read, %s accepted, %s rejected",
        unit,
        read,
        accepted,
        rejected);
  }

  static UnitFigures none(@Nullable String unit) {
    return new UnitFigures(unit, 0, 0, 0, 0);
  }

  UnitFigures plus(UnitFigures other) {
    return new UnitFigures(
        unit,
        files + other.files,
        read + other.read,
        accepted + other.accepted,
        rejected + other.rejected);
  }
}
