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

  private final Meeting meeting;
  private int[] leftRows = new int[16];
  private int[] rightRows = new int[16];
  private int pairs;

  /** Which rows may meet, beside having equal keys. */
  @FunctionalInterface
  interface Meeting {
    boolean mayMeet(int leftRow, int rightRow);
  }

  private JoinRows(JoinKind kind, Frame left, Frame right, int leftColumns, Meeting meeting) {
    this.kind = kind;
    this.left = left;
    this.right = right;
    this.leftColumns = leftColumns;
    this.meeting = meeting;
  }

  /**
   * @param condition over the columns of both sides, or null
   */
  static JoinRows join(
      JoinKind kind,
      Frame left,
      Frame right,
      int leftColumns,
      List<Kernel> leftKeys,
      List<Kernel> rightKeys,
      @Nullable Kernel condition,
      Meeting meeting) {
    JoinRows rows = new JoinRows(kind, left, right, leftColumns, meeting);
    rows.pair(left.all(leftKeys), right.present(rightKeys));
    if (condition != null) {
      rows.keep(condition);
    }
    rows.finish();
    return rows;
  }

  /** Returns the joined rows. */
  Frame rows() {
    return switch (kind) {
      case INNER, LEFT, FULL -> joined();
      case SEMI, ANTI -> left.take(leftRows());
    };
  }

  /** Returns the row of the left side in each row; {@link Column#NO_ROW} where there is none. */
  int[] leftRows() {
    return Arrays.copyOf(leftRows, pairs);
  }

  private void pair(List<Column> keys, Groups groups) {
    if (groups.count() == 0) {
      return;
    }

    long[] hashes = Groups.hashes(keys, left.rows());
    List<Column> nullable = Groups.nullable(keys);
    int[] starts = groups.starts();
    int[] members = groups.members();
    int last = Column.NO_ROW;
    for (int row = 0; row < left.rows(); row++) {
      if (Groups.hasNull(nullable, row)) {
        continue;
      }

      // Both sides often have the same order.
      boolean isAsBefore = row > 0 && hashes[row] == hashes[row - 1];
      int group = groups.find(keys, hashes[row], row, isAsBefore ? last : last + 1);
      if (group >= 0) {
        last = group;
        for (int i = starts[group]; i < starts[group + 1]; i++) {
          if (meeting.mayMeet(row, members[i])) {
            add(row, members[i]);
          }
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

  /** From pairs of rows that meet to those of the kind of join. */
  private void finish() {
    switch (kind) {
      case INNER -> {
        // just those pairs
      }
      case LEFT -> addMissingLeft();
      case FULL -> {
        int[] missing = these(paired(right.rows(), rightRows), false);
        addMissingLeft();
        for (int row : missing) {
          add(Column.NO_ROW, row);
        }
      }
      case SEMI -> onlyLeft(these(paired(left.rows(), leftRows), true));
      case ANTI -> onlyLeft(these(paired(left.rows(), leftRows), false));
    }
  }

  private void onlyLeft(int[] rows) {
    leftRows = rows;
    pairs = rows.length;
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
