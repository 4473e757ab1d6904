package org.districtassessment.stage.vector;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * Blocks to rows with values as they are outside of Spark. Texts of a column that come again are
 * one text: of a million rows that are listed, most of what they show is one of few words.
 */
final class RowsOutside {

  /** Different texts of a column that are remembered, the first ones that come. */
  private static final int MOST_TEXTS = 1000;

  private final List<DataType> types;
  private final List<Map<UTF8String, String>> texts = new ArrayList<>();

  private RowsOutside(List<DataType> types) {
    this.types = types;
    types.forEach(type -> texts.add(new HashMap<>()));
  }

  /** Returns the rows of blocks, in their order. */
  static List<Row> of(List<DataType> types, List<Block> blocks) {
    RowsOutside outside = new RowsOutside(types);
    List<Row> rows = new ArrayList<>();
    for (Block block : blocks) {
      List<Column> columns = block.columns(types);
      for (int row = 0; row < block.rows(); row++) {
        @Nullable Object[] values = new Object[types.size()];
        for (int i = 0; i < values.length; i++) {
          values[i] = outside.value(i, columns.get(i).value(row));
        }
        rows.add(RowFactory.create(values));
      }
    }
    return rows;
  }

  private @Nullable Object value(int column, @Nullable Object value) {
    if (value instanceof UTF8String text) {
      return text(texts.get(column), text);
    }
    if (value instanceof Decimal decimal) {
      return decimal.toJavaBigDecimal();
    }

    return value != null && types.get(column) instanceof DateType
        ? LocalDate.ofEpochDay((Integer) value)
        : value;
  }

  private static String text(Map<UTF8String, String> known, UTF8String text) {
    String found = known.get(text);
    if (found != null) {
      return found;
    }

    String made = text.toString();
    if (known.size() < MOST_TEXTS) {
      known.put(text, made);
    }
    return made;
  }
}
