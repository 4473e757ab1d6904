package org.districtassessment.core.targeting;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One row of the table {@code funding_money}.
 *
 * @param key names the row within its unit; not necessarily unique
 * @param whole what the row is a part of, over all units; null where that is not known
 * @param since the day since which the money is there, as yyyy-MM-dd; null where not known
 * @param finished whether what it is for is done; null where not known
 * @param amount in the amount's unit; below 0 for money that was taken back
 * @param share of the target population among those whom it serves; null where it is not known
 * @param assumed whether the share is assumed
 * @param amounts further amounts by id, in the order of the rules; without those that are missing
 * @param file where the row was submitted; null where a view does not say
 */
public record MoneyRow(
    String unit,
    String key,
    @Nullable String name,
    String source,
    @Nullable String category,
    @Nullable String place,
    @Nullable String date,
    @Nullable String whole,
    @Nullable String since,
    @Nullable Boolean finished,
    BigDecimal amount,
    @Nullable BigDecimal share,
    boolean assumed,
    Map<String, BigDecimal> amounts,
    @Nullable String file,
    @Nullable Long line) {

  public MoneyRow {
    amounts = Collections.unmodifiableMap(new LinkedHashMap<>(amounts));
  }

  /** Returns the row with its texts as {@code redact} leaves them. */
  public MoneyRow redacted(UnaryOperator<String> redact) {
    return new MoneyRow(
        unit,
        redact.apply(key),
        redacted(name, redact),
        source,
        redacted(category, redact),
        redacted(place, redact),
        date,
        redacted(whole, redact),
        since,
        finished,
        amount,
        share,
        assumed,
        amounts,
        file,
        line);
  }

  /** Returns the row with another amount. */
  public MoneyRow withAmount(BigDecimal other) {
    return new MoneyRow(
        unit, key, name, source, category, place, date, whole, since, finished, other, share,
        assumed, amounts, file, line);
  }

  private static @Nullable String redacted(@Nullable String text, UnaryOperator<String> redact) {
    return text == null ? null : redact.apply(text);
  }
}
