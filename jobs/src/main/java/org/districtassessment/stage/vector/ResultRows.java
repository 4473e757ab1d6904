package org.districtassessment.stage.vector;

import java.time.LocalDate;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a query with values as they are outside of Spark. They stay in the few bytes in which
 * they came; a row, or one of its values, is made when it is asked for. Texts of a column that come
 * again are one text, as most columns hold few different ones. To be used by one thread at a time.
 */
public final class ResultRows extends AbstractList<Row> implements RandomAccess {

  /** Different texts of a column that are remembered. */
  private static final int MOST_TEXTS = 2000;

  private final List<DataType> types;
  private final Column[][] columns;

  /** Number of the first row of each block, and of all. */
  private final int[] starts;

  /** Different texts of each column, the first ones that came. */
  private final List<Map<UTF8String, String>> texts = new ArrayList<>();

  /** The block in which a row was found last. */
  private int block;

  private ResultRows(List<DataType> types, List<Block> blocks) {
    this.types = types;
    types.forEach(type -> texts.add(new HashMap<>()));
    columns = new Column[blocks.size()][];
    starts = new int[blocks.size() + 1];
    for (int i = 0; i < columns.length; i++) {
      List<Column> ofBlock = blocks.get(i).columns(types);
      columns[i] = new Column[ofBlock.size()];
      for (int column = 0; column < ofBlock.size(); column++) {
        columns[i][column] = withWordsOutside(column, ofBlock.get(column));
      }
      starts[i + 1] = starts[i] + blocks.get(i).rows();
    }
  }

  /** Returns the rows of blocks, in their order. */
  static ResultRows of(List<DataType> types, List<Block> blocks) {
    return new ResultRows(types, blocks);
  }

  @Override
  public int size() {
    return starts[columns.length];
  }

  /** Returns how many values a row has. */
  public int columns() {
    return types.size();
  }

  @Override
  public Row get(int row) {
    @Nullable Object[] values = new Object[types.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = value(row, i);
    }
    return RowFactory.create(values);
  }

  /** Returns a value that is a text; null where it is missing. */
  public @Nullable String text(int row, int column) {
    return (String) value(row, column);
  }

  /** Returns a value of a row. */
  public @Nullable Object value(int row, int column) {
    int of = blockOf(row);
    return outside(column, columns[of][column].value(row - starts[of]));
  }

  private int blockOf(int row) {
    if (row < starts[block] || row >= starts[block + 1]) {
      int found = Arrays.binarySearch(starts, row);
      block = found < 0 ? -found - 2 : lastAt(found);
    }
    return block;
  }

  /** The last block that starts there: those before it have no row. */
  private int lastAt(int found) {
    int last = found;
    while (starts[last + 1] == starts[last]) {
      last++;
    }
    return last;
  }

  /** Words are turned into texts once, not for each row. */
  private Column withWordsOutside(int number, Column column) {
    if (!(column instanceof WordsColumn few)) {
      return column;
    }

    @Nullable Object[] words = few.words.clone();
    for (int i = 0; i < words.length; i++) {
      words[i] = outside(number, words[i]);
    }
    return new WordsColumn(few.type(), words, few.numbers);
  }

  private @Nullable Object outside(int column, @Nullable Object value) {
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
      known.put(text.copy(), made);
    }
    return made;
  }
}
