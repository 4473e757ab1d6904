package org.districtassessment.stage.vector;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.types.DataType;
import org.jspecify.annotations.Nullable;

/** Columns of one type put one behind the other. */
final class Concatenate {

  private Concatenate() {}

  static Column concatenate(DataType type, List<Column> parts, int rows) {
    if (parts.size() == 1) {
      return parts.get(0);
    }
    if (!parts.isEmpty() && parts.stream().allMatch(WordsColumn.class::isInstance)) {
      return words(type, parts, rows);
    }

    return Column.isLong(type) ? longs(type, parts, rows) : objects(type, parts, rows);
  }

  private static Column words(DataType type, List<Column> parts, int rows) {
    Map<@Nullable Object, Integer> known = new HashMap<>();
    List<@Nullable Object> words = new ArrayList<>();
    int[] numbers = new int[rows];
    int at = 0;
    for (Column part : parts) {
      WordsColumn own = (WordsColumn) part;
      int[] mapped = new int[own.words.length];
      for (int i = 0; i < mapped.length; i++) {
        Object word = own.words[i];
        Integer number = known.get(word);
        if (number == null) {
          number = words.size();
          known.put(word, number);
          words.add(word);
        }
        mapped[i] = number;
      }
      for (int i = 0; i < own.rows(); i++) {
        numbers[at++] = mapped[own.numbers[i]];
      }
    }
    return new WordsColumn(type, words.toArray(), numbers);
  }

  private static Column longs(DataType type, List<Column> parts, int rows) {
    long[] values = new long[rows];
    boolean[] nulls = null;
    int at = 0;
    for (Column part : parts) {
      LongColumn own = Kernels.longs(part);
      System.arraycopy(own.values, 0, values, at, own.rows());
      if (own.nulls != null) {
        if (nulls == null) {
          nulls = new boolean[rows];
        }
        System.arraycopy(own.nulls, 0, nulls, at, own.rows());
      }
      at += own.rows();
    }
    return new LongColumn(type, rows, values, nulls);
  }

  private static Column objects(DataType type, List<Column> parts, int rows) {
    @Nullable Object[] values = new Object[rows];
    int at = 0;
    for (Column part : parts) {
      for (int i = 0; i < part.rows(); i++) {
        values[at++] = part.value(i);
      }
    }
    return new ObjectColumn(type, values);
  }
}
