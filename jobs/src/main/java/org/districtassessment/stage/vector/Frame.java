package org.districtassessment.stage.vector;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Some rows, of which a column is computed when it is asked for, and then kept as long as the rows
 * are. Values of expressions are kept as far as memory allows, those asked for last; others are
 * computed again, so that memory does not grow with the number of expressions.
 */
abstract class Frame {

  /** Values of expressions over the same rows that are kept, a long each: 128 MiB. */
  private static final int KEPT_VALUES = 1 << 24;

  /** An expression and its parts, which are often asked for one after the other. */
  private static final int LEAST_KEPT = 16;

  private final int rows;
  private final Map<Integer, Column> columns = new HashMap<>();
  private final Map<Kernel, Column> values;
  private final Map<List<Kernel>, Groups> groups = new HashMap<>();
  private final Map<List<Kernel>, Groups> present = new HashMap<>();

  Frame(int rows) {
    this.rows = rows;
    this.values = new LastUsed<>(Math.max(LEAST_KEPT, KEPT_VALUES / Math.max(1, rows)));
  }

  final int rows() {
    return rows;
  }

  /** Returns a column by its position. */
  final Column column(int position) {
    Column known = columns.get(position);
    if (known == null) {
      known = compute(position);
      columns.put(position, known);
    }
    return known;
  }

  /** Returns the values of an expression over these rows. */
  final Column values(Kernel kernel) {
    Column known = values.get(kernel);
    if (known == null) {
      known = kernel.over(this);
      values.put(kernel, known);
    }
    return known;
  }

  final List<Column> all(List<Kernel> kernels) {
    List<Column> all = new ArrayList<>(kernels.size());
    for (Kernel kernel : kernels) {
      all.add(kernel.valuesOf(this));
    }
    return all;
  }

  /** Returns the rows by keys, null being a key like others. */
  final Groups groups(List<Kernel> keys) {
    Groups known = groups.get(keys);
    if (known == null) {
      known = Groups.of(all(keys), rows);
      groups.put(keys, known);
    }
    return known;
  }

  /** Returns the rows without a null among the keys, by keys. */
  final Groups present(List<Kernel> keys) {
    Groups known = present.get(keys);
    if (known == null) {
      known = Groups.ofPresent(all(keys), rows);
      present.put(keys, known);
    }
    return known;
  }

  abstract Column compute(int position);

  /** Returns the rows of these numbers, in that order; {@link Column#NO_ROW} is one of nulls. */
  Frame take(int[] taken) {
    return new Taken(this, taken);
  }

  /** Columns that are there already. */
  static final class Ready extends Frame {

    private final List<? extends @Nullable Column> columns;

    /**
     * @param columns null for one that nobody asks for
     */
    Ready(List<? extends @Nullable Column> columns, int rows) {
      super(rows);
      this.columns = columns;
    }

    @Override
    Column compute(int position) {
      return requireNonNull(columns.get(position), "a column that was not read");
    }
  }

  private static final class Taken extends Frame {

    private final Frame of;
    private final int[] taken;

    private Taken(Frame of, int[] taken) {
      super(taken.length);
      this.of = of;
      this.taken = taken;
    }

    @Override
    Column compute(int position) {
      return of.column(position).take(taken);
    }

    @Override
    Frame take(int[] from) {
      return new Taken(of, through(taken, from));
    }
  }

  /** A column for each expression over other rows. */
  static final class Projected extends Frame {

    private final Frame of;
    private final List<Kernel> kernels;

    Projected(Frame of, List<Kernel> kernels) {
      super(of.rows());
      this.of = of;
      this.kernels = kernels;
    }

    @Override
    Column compute(int position) {
      return kernels.get(position).valuesOf(of);
    }

    @Override
    Frame take(int[] taken) {
      for (int row : taken) {
        if (row == Column.NO_ROW) {
          return super.take(taken);
        }
      }
      return new Projected(of.take(taken), kernels);
    }
  }

  /** Rows of two sides beside each other. */
  static final class Joined extends Frame {

    private final Frame left;
    private final Frame right;
    private final int leftColumns;
    private final int[] leftRows;
    private final int[] rightRows;

    Joined(Frame left, Frame right, int leftColumns, int[] leftRows, int[] rightRows) {
      super(leftRows.length);
      this.left = left;
      this.right = right;
      this.leftColumns = leftColumns;
      this.leftRows = leftRows;
      this.rightRows = rightRows;
    }

    @Override
    Column compute(int position) {
      return position < leftColumns
          ? left.column(position).take(leftRows)
          : right.column(position - leftColumns).take(rightRows);
    }

    @Override
    Frame take(int[] taken) {
      return new Joined(
          left, right, leftColumns, through(leftRows, taken), through(rightRows, taken));
    }
  }

  private static int[] through(int[] rows, int[] taken) {
    int[] through = new int[taken.length];
    for (int i = 0; i < taken.length; i++) {
      through[i] = taken[i] == Column.NO_ROW ? Column.NO_ROW : rows[taken[i]];
    }
    return through;
  }
}
