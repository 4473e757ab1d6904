package org.districtassessment.publish;

import com.google.errorprone.annotations.FormatMethod;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.districtassessment.core.schema.Field;
import org.districtassessment.core.schema.FieldType;
import org.districtassessment.core.schema.TableSchema;
import org.jspecify.annotations.Nullable;

/**
 * A table to publish: its columns and its rows, which are gone through once and in order.
 *
 * <p>A row has one value per field, in the fields' order: {@link String} for a string, {@link Long}
 * for an integer, {@link BigDecimal} of at most the field's decimals for a number, {@link Boolean},
 * {@link LocalDate} for a date, {@link Integer} for a year, or null where the value is missing and
 * the field is not required.
 *
 * @param rows in the published order; their source is neither closed nor gone through twice
 * @param size how many values it has, about, so that large tables are begun first; {@link #UNKNOWN}
 *     where rows are made while they are gone through
 */
public record PublishedTable(TableSchema schema, Iterable<List<@Nullable Object>> rows, long size) {

  static final long UNKNOWN = Long.MAX_VALUE;

  /** A table whose size nobody knows yet. */
  PublishedTable(TableSchema schema, Iterable<List<@Nullable Object>> rows) {
    this(schema, rows, UNKNOWN);
  }

  /**
   * Does nothing when the row fits its table. A row that does not is a mistake of this program.
   *
   * @param number of the row, from 1, for the message
   * @throws IllegalArgumentException if the row has another number of values than the table has
   *     fields, or a value of another type
   */
  static void checkRow(TableSchema schema, long number, List<@Nullable Object> row) {
    List<Field> fields = schema.fields();
    if (row.size() != fields.size()) {
      throw wrong(
          "Row %s of %s has %s values for %s fields",
          number, schema.name(), row.size(), fields.size());
    }

    for (int i = 0; i < fields.size(); i++) {
      Field field = fields.get(i);
      @Nullable Object value = row.get(i);
      if (value != null) {
        checkValue(schema, number, field, value);
      } else if (field.constraints().required()) {
        throw wrong("Row %s of %s lacks the required %s", number, schema.name(), field.name());
      }
    }
  }

  /** Returns the Java type of a field's values. */
  static Class<?> typeOf(FieldType type) {
    return switch (type) {
      case STRING -> String.class;
      case INTEGER -> Long.class;
      case NUMBER -> BigDecimal.class;
      case BOOLEAN -> Boolean.class;
      case DATE -> LocalDate.class;
      case YEAR -> Integer.class;
    };
  }

  private static void checkValue(TableSchema schema, long number, Field field, Object value) {
    Class<?> type = typeOf(field.type());
    if (!type.isInstance(value)) {
      throw wrong(
          "Row %s of %s has a %s for %s (must be a %s)",
          number,
          schema.name(),
          value.getClass().getSimpleName(),
          field.name(),
          type.getSimpleName());
    }

    if (value instanceof BigDecimal decimal
        && decimal.scale() > field.decimals()
        && decimal.stripTrailingZeros().scale() > field.decimals()) {
      throw wrong(
          "Row %s of %s has %s for %s (must have at most %s decimals)",
          number, schema.name(), decimal, field.name(), field.decimals());
    }
  }

  /** Made only where it is needed: there are many rows, and of each value something is asked. */
  @FormatMethod
  private static IllegalArgumentException wrong(String format, Object... arguments) {
    return new IllegalArgumentException(String.format(format, arguments));
  }
}
