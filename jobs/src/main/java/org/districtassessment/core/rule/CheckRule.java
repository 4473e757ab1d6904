package org.districtassessment.core.rule;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;
import org.districtassessment.core.finding.Severity;
import org.districtassessment.core.finding.SourceLocation;
import org.districtassessment.core.finding.Text;
import org.jspecify.annotations.Nullable;

/**
 * One anomaly check. An anomaly never changes a score.
 *
 * @param id kebab-case, stable over years
 * @param articles of the policy that it guards; may be empty
 * @param from table or view whose rows are checked; it has the unit's key, and {@code _file} and
 *     {@code _line} where a row comes from a file
 * @param where rows that are looked at; null for all
 * @param key text that names the row to the unit that sent it; null where the unit itself does, as
 *     in methods that look at a unit as a whole
 * @param field the field that looks wrong
 * @param affects indicators whose value depends on the rows
 */
public record CheckRule(
    String id,
    String code,
    Text title,
    List<String> articles,
    Severity severity,
    String from,
    @Nullable Expression where,
    @Nullable Expression key,
    String field,
    Method method,
    List<String> affects,
    Text message,
    String source,
    SourceLocation at) {

  public CheckRule {
    articles = List.copyOf(articles);
    affects = List.copyOf(affects);
  }

  /** How rows, or units, are found. */
  public sealed interface Method extends Serializable
      permits Rows, AcrossUnits, OutlierMethod, UnitMethod, CopiedRowsScreen {

    /** The family that its tests are judged in; null for a method without tests. */
    default @Nullable String family() {
      return null;
    }
  }

  /** Rows for which {@code failsWhen} is true. */
  public record Rows(Expression failsWhen, Expression observed, Expression expected)
      implements Method {}

  /** Rows whose {@code value} stands in more than one unit; {@code observed} names the others. */
  public record AcrossUnits(Expression value) implements Method {}

  /**
   * Robust z: 0.6745 (x − median) ÷ MAD beyond {@code threshold}, within groups of at least {@code
   * minimumCount} values. A MAD of 0 falls back to 1.2533 × the mean absolute deviation; when that
   * is 0 too, the group is not evaluable.
   *
   * @param within column of {@code from} that groups the rows; null for one group
   * @param family where there is one, every value is a test of it, too
   */
  public record RobustZ(
      Expression value,
      @Nullable String within,
      BigDecimal threshold,
      int minimumCount,
      @Nullable String family)
      implements OutlierMethod {

    @Override
    public List<Expression> values() {
      return List.of(value);
    }
  }

  /**
   * Values that are about {@code factor} times, or a {@code factor}-th of, the median of their
   * group: within [factor ÷ tolerance, factor × tolerance].
   */
  public record FactorOff(
      Expression value,
      @Nullable String within,
      BigDecimal factor,
      BigDecimal tolerance,
      int minimumCount)
      implements OutlierMethod {

    @Override
    public List<Expression> values() {
      return List.of(value);
    }
  }
}
