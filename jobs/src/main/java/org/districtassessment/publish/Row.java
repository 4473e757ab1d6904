package org.districtassessment.publish;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.districtassessment.core.schema.TableSchema;
import org.jspecify.annotations.Nullable;

/**
 * One row of a published table, by column name. Asking for a column that the table does not have,
 * or for another type than the column's, is a mistake of the caller.
 *
 * @param values one per field of the schema
 */
public record Row(TableSchema schema, List<@Nullable Object> values) {

  public Optional<String> text(String column) {
    return value(column, String.class);
  }

  public Optional<Long> integer(String column) {
    return value(column, Long.class);
  }

  public Optional<BigDecimal> number(String column) {
    return value(column, BigDecimal.class);
  }

  public Optional<Boolean> truth(String column) {
    return value(column, Boolean.class);
  }

  /** Returns a text that is never missing in this column. */
  public String required(String column) {
    return text(column)
        .orElseThrow(
            () -> new IllegalStateException(schema.name() + " has a row without " + column));
  }

  private <T> Optional<T> value(String column, Class<T> type) {
    return Optional.ofNullable(values.get(schema.indexOf(column))).map(type::cast);
  }
}
