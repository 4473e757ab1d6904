package org.districtassessment.core.finding;

import java.io.Serializable;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One problem of a submitted cell, row or file; one row of the table {@code findings}.
 *
 * @param code stable, kebab-case: of {@link FindingCode}, or of a row rule in a schema
 * @param severity an {@link Severity#ERROR} of a row rejects the row
 * @param table the table the file was taken for; empty where unknown
 * @param unit key of the unit whose file or row it is; null where unknown
 * @param file path relative to the input folder, with forward slashes
 * @param line physical line where the record starts, the header being line 1; 0 for the whole file
 * @param field name of the field in the schema, or the header as it came; null for a whole row
 * @param value the cell as it came, sensitive ones pseudonymised; null for a whole row
 * @param message what is wrong and what to do
 */
public record Finding(
    String code,
    Severity severity,
    String table,
    @Nullable String unit,
    String file,
    long line,
    @Nullable String field,
    @Nullable String value,
    String message)
    implements Serializable {

  /** Total order of the published table. */
  public static final Comparator<Finding> ORDER =
      Comparator.comparing(Finding::file)
          .thenComparingLong(Finding::line)
          .thenComparing(Finding::field, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(Finding::code)
          .thenComparing(Finding::value, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(Finding::message);
}
