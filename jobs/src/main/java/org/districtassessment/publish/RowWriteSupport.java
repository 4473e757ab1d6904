package org.districtassessment.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.districtassessment.core.schema.Field;
import org.districtassessment.core.schema.TableSchema;
import org.jspecify.annotations.Nullable;

/**
 * Hands the values of a {@link PublishedTable}'s row to Parquet; a null is left out. Of each column
 * the last text is remembered: tables are sorted, so that the next row often has the same.
 */
final class RowWriteSupport extends WriteSupport<List<@Nullable Object>> {

  private final TableSchema schema;
  private final Map<String, String> metadata;
  private final int[] precisions;
  private final @Nullable String[] lastTexts;
  private final Binary[] lastBinaries;
  private @Nullable RecordConsumer consumer;

  RowWriteSupport(TableSchema schema, Map<String, String> metadata) {
    this.schema = schema;
    this.metadata = metadata;
    this.precisions = schema.fields().stream().mapToInt(ParquetLayout::precision).toArray();
    this.lastTexts = new @Nullable String[precisions.length];
    this.lastBinaries = new Binary[precisions.length];
  }

  @Override
  @SuppressWarnings("deprecation") // abstract in parquet-java, so there is no way around it
  public WriteContext init(Configuration configuration) {
    return new WriteContext(ParquetLayout.messageType(schema), metadata);
  }

  @Override
  public void prepareForWrite(RecordConsumer recordConsumer) {
    consumer = recordConsumer;
  }

  @Override
  public void write(List<@Nullable Object> row) {
    RecordConsumer out = requireNonNull(consumer, "prepareForWrite comes first");
    out.startMessage();
    for (int i = 0; i < row.size(); i++) {
      @Nullable Object value = row.get(i);
      if (value != null) {
        Field field = schema.fields().get(i);
        out.startField(field.name(), i);
        add(out, field, i, value);
        out.endField(field.name(), i);
      }
    }
    out.endMessage();
  }

  private void add(RecordConsumer out, Field field, int column, Object value) {
    switch (field.type()) {
      case STRING -> out.addBinary(binary(column, (String) value));
      case INTEGER -> out.addLong((Long) value);
      case NUMBER -> addNumber(out, field, precisions[column], (BigDecimal) value);
      case BOOLEAN -> out.addBoolean((Boolean) value);
      case DATE -> out.addInteger(Math.toIntExact(((LocalDate) value).toEpochDay()));
      case YEAR -> out.addInteger((Integer) value);
    }
  }

  private Binary binary(int column, String text) {
    if (!text.equals(lastTexts[column])) {
      lastTexts[column] = text;
      lastBinaries[column] = Binary.fromConstantByteArray(text.getBytes(UTF_8));
    }
    return lastBinaries[column];
  }

  private void addNumber(RecordConsumer out, Field field, int precision, BigDecimal number) {
    BigDecimal scaled = number.setScale(field.decimals(), RoundingMode.UNNECESSARY);
    if (scaled.precision() > precision) {
      throw new IllegalArgumentException(
          String.format(
              "%s of %s has more than %s digits: %s",
              field.name(), schema.name(), precision, scaled));
    }

    if (precision == ParquetLayout.SHORT_PRECISION) {
      out.addLong(scaled.unscaledValue().longValueExact());
    } else {
      out.addBinary(Binary.fromConstantByteArray(bigEndian(scaled.unscaledValue())));
    }
  }

  /** Two's complement, filled up to the fixed length with the sign. */
  private static byte[] bigEndian(BigInteger unscaled) {
    byte[] shortest = unscaled.toByteArray();
    byte[] bytes = new byte[ParquetLayout.LONG_DECIMAL_BYTES];
    int filling = bytes.length - shortest.length;
    Arrays.fill(bytes, 0, filling, (byte) (unscaled.signum() < 0 ? -1 : 0));
    System.arraycopy(shortest, 0, bytes, filling, shortest.length);
    return bytes;
  }
}
