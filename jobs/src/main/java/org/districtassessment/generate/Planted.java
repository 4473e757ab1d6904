package org.districtassessment.generate;

import java.io.Serializable;
import java.util.Comparator;

/**
 * A line of the ledger: a defect that was planted, and where it now stands.
 *
 * @param kind {@code finding} or {@code anomaly}
 * @param code finding code or check id that should find it
 * @param key what names the row to the unit; nothing sensitive
 * @param field the field that looks wrong; empty for the row
 * @param file relative to the folder of the submissions
 * @param line physical line where the record starts, the header being line 1
 */
record Planted(
    int year,
    String kind,
    String code,
    String table,
    String unit,
    String key,
    String field,
    String file,
    long line,
    String note)
    implements Serializable {

  static final Comparator<Planted> ORDER =
      Comparator.comparing(Planted::kind)
          .thenComparing(Planted::code)
          .thenComparing(Planted::file)
          .thenComparingLong(Planted::line)
          .thenComparing(Planted::field);

  /** Returns the same, so many lines further down. */
  Planted below(long lines) {
    return new Planted(year, kind, code, table, unit, key, field, file, line + lines, note);
  }
}
