package org.districtassessment.pipeline;

import java.util.Comparator;

/**
 * A defect that was planted, or what a run found.
 *
 * @param kind {@code finding} or {@code anomaly}
 * @param code finding code or check id
 * @param place file and line, as {@code file:line}; empty where a whole unit is meant
 * @param field the field that looks wrong; empty where it does not matter
 */
record Mark(String kind, String code, String unit, String place, String field)
    implements Comparable<Mark> {

  private static final Comparator<Mark> ORDER =
      Comparator.comparing(Mark::kind)
          .thenComparing(Mark::code)
          .thenComparing(Mark::unit)
          .thenComparing(Mark::place)
          .thenComparing(Mark::field);

  Mark anyField() {
    return new Mark(kind, code, unit, place, "");
  }

  /** Whether both say the same of the same place; the field counts where both name one. */
  boolean isSameAs(Mark other) {
    boolean sameField = field.isEmpty() || other.field.isEmpty() || field.equals(other.field);
    return sameField && anyField().equals(other.anyField());
  }

  @Override
  public int compareTo(Mark other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return String.join(" ", kind, code, unit, place, field).strip();
  }
}
