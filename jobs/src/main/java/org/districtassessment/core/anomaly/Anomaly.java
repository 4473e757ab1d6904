package org.districtassessment.core.anomaly;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A row, or an aggregate, that a check found doubtful; what became of it is said by {@link
 * ListedAnomaly}.
 *
 * @param check id of the check
 * @param code its display code
 * @param severity id of the severity
 * @param unit key of the unit
 * @param key names the row to the unit that sent it, sensitive parts pseudonymised
 * @param observed what stands there, as text
 * @param expected what was expected, as text; thresholds used are said here
 * @param qValue the share of false alarms among all those that are at least as unlikely, as the
 *     check's family estimates it; null for a check without p-values
 * @param file path relative to the input folder; null for an aggregate
 * @param line line of the record; null for an aggregate
 * @param message what is wrong and what to do
 */
public record Anomaly(
    String check,
    String code,
    String severity,
    String unit,
    String key,
    String field,
    @Nullable String observed,
    String expected,
    @Nullable BigDecimal qValue,
    @Nullable String file,
    @Nullable Long line,
    String message)
    implements Serializable {

  /** Total order of the published table. */
  public static final Comparator<Anomaly> ORDER =
      Comparator.comparing(Anomaly::check)
          .thenComparing(Anomaly::unit)
          .thenComparing(Anomaly::key)
          .thenComparing(Anomaly::field)
          .thenComparing(Anomaly::file, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(Anomaly::line, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(Anomaly::observed, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(Anomaly::expected);

  /**
   * Returns the anomaly with every text that came with a row passed through {@code redact}.
   *
   * @param redact takes out what must not be shown
   */
  public Anomaly redacted(UnaryOperator<String> redact) {
    return new Anomaly(
        check,
        code,
        severity,
        unit,
        redact.apply(key),
        field,
        observed == null ? null : redact.apply(observed),
        redact.apply(expected),
        qValue,
        file == null ? null : redact.apply(file),
        line,
        message);
  }
}
