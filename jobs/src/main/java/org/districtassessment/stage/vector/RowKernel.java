package org.districtassessment.stage.vector;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.catalyst.expressions.BoundReference;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.types.DataType;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.CollectionConverters;

/**
 * An expression that Spark computes row by row, without generated code. Over a column with few
 * different values it is computed once for each of them.
 */
final class RowKernel extends Kernel {

  private final List<Kernel> inputs;
  private final Expression overInputs;
  private final boolean isWhole;

  private RowKernel(
      Expression expression, List<Kernel> inputs, Expression overInputs, boolean isWhole) {
    super(expression);
    this.inputs = inputs;
    this.overInputs = overInputs;
    this.isWhole = isWhole;
  }

  /** Computes everything but the children, which are given. */
  static RowKernel over(Expression expression, List<Kernel> children) {
    List<Expression> given = new ArrayList<>();
    for (int i = 0; i < children.size(); i++) {
      Expression child = children.get(i).expression();
      // Some functions look at what is constant before there is a row.
      given.add(child.foldable() ? child : new BoundReference(i, child.dataType(), true));
    }
    return new RowKernel(
        expression,
        children,
        expression.withNewChildren(CollectionConverters.asScala(given).toIndexedSeq()),
        false);
  }

  /** Computes the whole expression of the columns it names, for the values of rows alone. */
  static RowKernel whole(Expression expression) {
    SortedMap<Integer, BoundReference> named = new TreeMap<>();
    collect(expression, named);
    List<Integer> positions = List.copyOf(named.keySet());
    List<Kernel> columns = new ArrayList<>();
    named.values().forEach(reference -> columns.add(new ColumnKernel(reference)));
    return new RowKernel(expression, columns, renumbered(expression, positions), true);
  }

  private static void collect(Expression expression, SortedMap<Integer, BoundReference> named) {
    if (expression instanceof BoundReference reference) {
      named.put(reference.ordinal(), reference);
    }
    CollectionConverters.asJava(expression.children()).forEach(child -> collect(child, named));
  }

  private static Expression renumbered(Expression expression, List<Integer> positions) {
    return expression instanceof BoundReference reference
        ? new BoundReference(positions.indexOf(reference.ordinal()), reference.dataType(), true)
        : expression.mapChildren(child -> renumbered(child, positions));
  }

  @Override
  Column over(Frame rows) {
    List<Column> columns = new ArrayList<>(inputs.size());
    for (Kernel input : inputs) {
      Column column = rows.values(input);
      columns.add(isWhole ? column : FewNumbers.of(column));
    }
    WordsColumn words = isWhole ? null : onlyWords(columns, rows.rows());
    if (words == null) {
      return compute(columns, rows.rows());
    }

    List<Column> ofWords = new ArrayList<>(columns.size());
    for (Column column : columns) {
      ofWords.add(
          column == words
              ? allOf(words)
              : WordsColumn.of(column.type(), column.value(0), words.words.length));
    }
    Column computed = compute(ofWords, words.words.length);
    @Nullable Object[] values = new Object[words.words.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = computed.value(i);
    }
    return new WordsColumn(overInputs.dataType(), values, words.numbers);
  }

  private static Column allOf(WordsColumn words) {
    ColumnBuilder all = new ColumnBuilder(words.type(), words.words.length);
    for (int i = 0; i < words.words.length; i++) {
      all.set(i, words.words[i]);
    }
    return all.build();
  }

  /** Returns the one column with few values, where all others have one value only. */
  private static @Nullable WordsColumn onlyWords(List<Column> columns, int rows) {
    if (rows == 0) {
      return null; // a column may have no value at all
    }

    WordsColumn only = null;
    for (Column column : columns) {
      if (!(column instanceof WordsColumn words) || 2 * words.words.length > rows) {
        return null;
      }
      if (words.words.length > 1 || only == null) {
        if (only != null && only.words.length > 1 && only != words) {
          return null;
        }

        only = words;
      }
    }
    return only;
  }

  private Column compute(List<Column> columns, int rows) {
    DataType type = overInputs.dataType();
    ColumnBuilder values = new ColumnBuilder(type, rows);
    ColumnRow row = new ColumnRow(columns);
    for (int i = 0; i < rows; i++) {
      values.set(i, overInputs.eval(row.at(i)));
    }
    return values.build();
  }
}
