package org.districtassessment.publish;

import static org.apache.parquet.schema.LogicalTypeAnnotation.dateType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.decimalType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BOOLEAN;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT32;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.schema.Field;
import org.districtassessment.core.schema.FieldType;
import org.districtassessment.core.schema.TableSchema;
import org.jspecify.annotations.Nullable;

/**
 * How a table's schema looks in Parquet.
 *
 * <p>All columns are optional. A number is {@code decimal(18, d)} in 64 bits where the field's
 * {@code minimum} and {@code maximum} keep it within 18 digits, else {@code decimal(38, d)} in 16
 * bytes: the type depends on the schema alone, never on the values.
 */
final class ParquetLayout {

  static final int SHORT_PRECISION = 18;
  static final int LONG_PRECISION = 38;

  /** Bytes of a decimal of {@link #LONG_PRECISION} digits. */
  static final int LONG_DECIMAL_BYTES = 16;

  /** Where Spark looks for comments on columns. */
  private static final String SPARK_SCHEMA = "org.apache.spark.sql.parquet.row.metadata";

  private ParquetLayout() {}

  static MessageType messageType(TableSchema schema) {
    List<Type> columns = new ArrayList<>();
    for (Field field : schema.fields()) {
      columns.add(column(field));
    }
    return new MessageType(schema.name(), columns);
  }

  /**
   * Returns what the footer says beside the columns: the table's {@code title}, {@code
   * title.<column>}, {@code description.<column>} and {@code unit.<column>}, and the same for Spark
   * in Spark's form.
   */
  static Map<String, String> metadata(TableSchema schema, Language language) {
    Map<String, String> metadata = new TreeMap<>();
    metadata.put("title", schema.title().in(language));
    List<Map<String, Object>> sparkFields = new ArrayList<>();
    for (Field field : schema.fields()) {
      metadata.put("title." + field.name(), field.title().in(language));
      metadata.put("description." + field.name(), field.description().in(language));
      String unit = field.unit();
      if (unit != null) {
        metadata.put("unit." + field.name(), unit);
      }
      sparkFields.add(sparkField(field, unit, language));
    }
    metadata.put(SPARK_SCHEMA, Json.oneLine(Map.of("type", "struct", "fields", sparkFields)));
    return metadata;
  }

  /** Digits of a number's column; of no meaning for a field of another type. */
  static int precision(Field field) {
    if (field.type() != FieldType.NUMBER) {
      return 0;
    }

    int digits =
        Math.max(
            integerDigits(field.constraints().minimum()),
            integerDigits(field.constraints().maximum()));
    return digits + field.decimals() <= SHORT_PRECISION ? SHORT_PRECISION : LONG_PRECISION;
  }

  private static Type column(Field field) {
    String name = field.name();
    return switch (field.type()) {
      case STRING -> Types.optional(BINARY).as(stringType()).named(name);
      case INTEGER -> Types.optional(INT64).named(name);
      case NUMBER -> {
        int precision = precision(field);
        yield precision == SHORT_PRECISION
            ? Types.optional(INT64).as(decimalType(field.decimals(), precision)).named(name)
            : Types.optional(FIXED_LEN_BYTE_ARRAY)
                .length(LONG_DECIMAL_BYTES)
                .as(decimalType(field.decimals(), precision))
                .named(name);
      }
      case BOOLEAN -> Types.optional(BOOLEAN).named(name);
      case DATE -> Types.optional(INT32).as(dateType()).named(name);
      case YEAR -> Types.optional(INT32).named(name);
    };
  }

  private static Map<String, Object> sparkField(
      Field field, @Nullable String unit, Language language) {
    Map<String, Object> metadata = new TreeMap<>();
    metadata.put("comment", field.title().in(language));
    if (unit != null) {
      metadata.put("unit", unit);
    }
    return Map.of(
        "name", field.name(), "type", sparkType(field), "nullable", true, "metadata", metadata);
  }

  private static String sparkType(Field field) {
    return switch (field.type()) {
      case STRING -> "string";
      case INTEGER -> "long";
      case NUMBER -> "decimal(" + precision(field) + "," + field.decimals() + ")";
      case BOOLEAN -> "boolean";
      case DATE -> "date";
      case YEAR -> "integer";
    };
  }

  /** Digits before the point of a bound; more than any type has where there is no bound. */
  private static int integerDigits(@Nullable String bound) {
    if (bound == null) {
      return LONG_PRECISION;
    }

    BigDecimal number = new BigDecimal(bound);
    return Math.max(0, number.precision() - number.scale());
  }
}
