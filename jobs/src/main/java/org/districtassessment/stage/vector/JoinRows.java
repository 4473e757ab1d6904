package org.districtassessment.stage.vector;

import java.util.Arrays;
import java.util.List;
import org.districtassessment.stage.vector.Step.JoinKind;
import org.jspecify.annotations.Nullable;

/** Two sides to the rows of their join, which find each other by the hash of their keys. */
final class JoinRows {

  private final JoinKind kind;
  private final Frame left;
  private final Frame right;
  private final int leftColumns;

  private int[] leftRows = new int[16];
  private int[] rightRows = new int[16];
  private int pairs;

  private JoinRows(JoinKind kind, Frame left, Frame right, int leftColumns) {
    this.kind = kind;
    this.left = left;
    this.right = right;
    this.leftColumns = leftColumns;
  }

  /**
   * @param condition over the columns of both sides, or null
   */
  static Frame join(
      JoinKind kind,
      Frame left,
      Frame right,
      int leftColumns,
      List<Kernel> leftKeys,
      List<Kernel> rightKeys,
      @Nullable Kernel condition) {
    JoinRows rows = new JoinRows(kind, left, right, leftColumns);
    rows.pair(left.all(leftKeys), right.present(rightKeys));
    if (condition != null) {
      rows.keep(condition);
    }
    return rows.result();
  }

  private void pair(List<Column> keys, Groups groups) {
    if (groups.count() == 0) {
      return;
    }

    long[] hashes = Groups.hashes(keys, left.rows());
    int[] starts = groups.starts();
    int[] members = groups.members();
    for (int row = 0; row < left.rows(); row++) {
      if (Groups.hasNull(keys, row)) {
        continue;
      }

      int group = groups.find(keys, hashes[row], row);
      if (group >= 0) {
        for (int i = starts[group]; i < starts[group + 1]; i++) {
          add(row, members[i]);
        }
      }
    }
  }

  private void add(int leftRow, int rightRow) {
    if (pairs == leftRows.length) {
      leftRows = Arrays.copyOf(leftRows, 2 * pairs);
      rightRows = Arrays.copyOf(rightRows, 2 * pairs);
    }
    leftRows[pairs] = leftRow;
    rightRows[pairs++] = rightRow;
  }

  private void keep(Kernel condition) {
    Column isKept = condition.valuesOf(joined());
    int kept = 0;
    for (int i = 0; i < pairs; i++) {
      if (!isKept.isNull(i) && isKept.number(i) != 0) {
        leftRows[kept] = leftRows[i];
        rightRows[kept++] = rightRows[i];
      }
    }
    pairs = kept;
  }

  private Frame joined() {
    return new Frame.Joined(
        left, right, leftColumns, Arrays.copyOf(leftRows, pairs), Arrays.copyOf(rightRows, pairs));
  }

  private Frame result() {
    return switch (kind) {
      case INNER -> joined();
      case LEFT -> {
        addMissingLeft();
        yield joined();
      }
      case FULL -> {
        int[] missing = these(paired(right.rows(), rightRows), false);
        addMissingLeft();
        for (int row : missing) {
          add(Column.NO_ROW, row);
        }
        yield joined();
      }
      case SEMI -> left.take(these(paired(left.rows(), leftRows), true));
      case ANTI -> left.take(these(paired(left.rows(), leftRows), false));
    };
  }

  private void addMissingLeft() {
    for (int row : these(paired(left.rows(), leftRows), false)) {
      add(row, Column.NO_ROW);
    }
  }

  private boolean[] paired(int rows, int[] side) {
    boolean[] isPaired = new boolean[rows];
    for (int i = 0; i < pairs; i++) {
      isPaired[side[i]] = true;
    }
    return isPaired;
  }

  private static int[] these(boolean[] is, boolean wanted) {
    int[] rows = new int[is.length];
    int count = 0;
    for (int row = 0; row < is.length; row++) {
      if (is[row] == wanted) {
        rows[count++] = row;
      }
    }
    return Arrays.copyOf(rows, count);
  }
}
