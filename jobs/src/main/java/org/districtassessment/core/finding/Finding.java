package org.districtassessment.core.finding;

import java.io.Serializable;
import java.util.Comparator;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One problem of a submitted cell, row or file; one row of the table {@code findings}.
 *
 * @param code stable, kebab-case: of {@link FindingCode}, or of a row rule in a schema
 * @param severity an {@link Severity#ERROR} of a row rejects the row
 * @param table the table the file was taken for; empty where unknown
 * @param unit key of the unit whose file or row it is; null where unknown
 * @param file path relative to the input folder, with forward slashes
 * @param sheet name of the worksheet; null for a text file
 * @param line physical line where the record starts, or number of the worksheet's row; 0 for the
 *     whole file
 * @param column letter of the cell's column as a spreadsheet shows it, such as {@code C}; null for
 *     a whole row, and where the file has no such column
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
    @Nullable String sheet,
    long line,
    @Nullable String column,
    @Nullable String field,
    @Nullable String value,
    String message)
    implements Serializable {

  /** Total order of the published table. */
  public static final Comparator<Finding> ORDER =
      Comparator.comparing(Finding::file)
          .thenComparing(Finding::sheet, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparingLong(Finding::line)
          .thenComparing(Finding::field, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(Finding::code)
          .thenComparing(Finding::value, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(Finding::column, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(Finding::message);

  /**
   * Returns the same without what {@code redact} takes out, of where reading has not looked: the
   * names of file and sheet, and the message, which may name another file.
   */
  public Finding redacted(UnaryOperator<String> redact) {
    return new Finding(
        code,
        severity,
        table,
        unit,
        redact.apply(file),
        sheet == null ? null : redact.apply(sheet),
        line,
        column,
        field,
        value,
        redact.apply(message));
  }
}
