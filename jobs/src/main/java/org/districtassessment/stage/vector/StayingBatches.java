package org.districtassessment.stage.vector;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.jspecify.annotations.Nullable;

/** Batches that stay as they are, put one behind the other without a copy of each in between. */
final class StayingBatches {

  private final List<ColumnarBatch> batches = new ArrayList<>();
  private int rows;

  /** Whether all columns of a batch stay when the next one is read. */
  static boolean stays(ColumnarBatch batch) {
    for (int i = 0; i < batch.numCols(); i++) {
      if (!(batch.column(i) instanceof StayingVector)) {
        return false;
      }
    }
    return true;
  }

  void add(ColumnarBatch batch) {
    batches.add(batch);
    rows += batch.numRows();
  }

  boolean isEmpty() {
    return batches.isEmpty();
  }

  int rows() {
    return rows;
  }

  /** Returns the batches of each part; null where a batch has several units. */
  @Nullable List<StayingBatches> byUnit(int unit, int parts) {
    List<StayingBatches> byPart = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      byPart.add(new StayingBatches());
    }
    for (ColumnarBatch batch : batches) {
      StayingVector units = (StayingVector) batch.column(unit);
      if (units.hasNull() || !units.isWorded() || units.words().length != 1) {
        return null;
      }

      long hash = Column.mix(0, ObjectColumn.hash(units.words()[0]));
      byPart.get((int) Long.remainderUnsigned(hash, parts)).add(batch);
    }
    return byPart;
  }

  void clear() {
    batches.clear();
    rows = 0;
  }

  /** Returns a column of all batches. */
  Column column(int position, DataType type) {
    List<StayingVector> parts = new ArrayList<>(batches.size());
    for (ColumnarBatch batch : batches) {
      parts.add((StayingVector) batch.column(position));
    }
    if (!type.equals(DataTypes.StringType)) {
      return numbers(parts, type);
    }

    Column words = parts.stream().allMatch(StayingVector::isWorded) ? words(parts) : null;
    return words == null ? texts(parts) : words;
  }

  private Column numbers(List<StayingVector> parts, DataType type) {
    long[] values = new long[rows];
    boolean[] nulls = null;
    int at = 0;
    for (int i = 0; i < parts.size(); i++) {
      StayingVector part = parts.get(i);
      part.numbers(values, at);
      if (part.hasNull()) {
        if (nulls == null) {
          nulls = new boolean[rows];
        }
        part.nulls(nulls, at);
      }
      at += batches.get(i).numRows();
    }
    return new LongColumn(type, rows, values, nulls);
  }

  /** Returns null where most texts are different, as in a few rows of each of many files. */
  private @Nullable Column words(List<StayingVector> parts) {
    Map<@Nullable Object, Integer> known = new HashMap<>();
    List<@Nullable Object> all = new ArrayList<>();
    int[] numbers = new int[rows];
    int at = 0;
    for (int i = 0; i < parts.size(); i++) {
      StayingVector part = parts.get(i);
      Object[] words = part.words();
      int[] mapped = new int[words.length + 1];
      for (int word = 0; word < words.length; word++) {
        mapped[word] = number(words[word], known, all);
      }
      if (part.hasNull()) {
        mapped[words.length] = number(null, known, all);
      }
      if (all.size() > 16 + rows / 4) {
        return null;
      }

      part.words(numbers, at, mapped);
      at += batches.get(i).numRows();
    }
    return new WordsColumn(DataTypes.StringType, all.toArray(), numbers);
  }

  private static int number(
      @Nullable Object word, Map<@Nullable Object, Integer> known, List<@Nullable Object> all) {
    Integer number = known.get(word);
    if (number == null) {
      number = all.size();
      known.put(word, number);
      all.add(word);
    }
    return number;
  }

  private Column texts(List<StayingVector> parts) {
    @Nullable Object[] values = new Object[rows];
    int at = 0;
    for (int i = 0; i < parts.size(); i++) {
      parts.get(i).texts(values, at);
      at += batches.get(i).numRows();
    }
    return new ObjectColumn(DataTypes.StringType, values);
  }
}
