package org.districtassessment.stage.vector;

import java.util.List;
import org.districtassessment.stage.vector.Step.Join;

/**
 * Two sides to the rows of their join in scenarios. A row of the left side gives other rows where
 * it is not there itself, or where the rows of the right side with its keys are others: what it
 * gave is absent, and what it gives now is there instead.
 */
final class ScenarioJoin {

  private final Join join;
  private final ScenarioRows left;
  private final ScenarioRows right;
  private final Kernels kernels;

  private ScenarioJoin(Join join, ScenarioRows left, ScenarioRows right, Kernels kernels) {
    this.join = join;
    this.left = left;
    this.right = right;
    this.kernels = kernels;
  }

  /** Returns the rows of a join of any kind but a full one. */
  static ScenarioRows rows(Join join, ScenarioRows left, ScenarioRows right, Kernels kernels) {
    return new ScenarioJoin(join, left, right, kernels).rows();
  }

  private ScenarioRows rows() {
    JoinRows all = StepFrames.join(join, left.rows(), right.rows(), kernels, (l, r) -> true);
    Absent again = joinedAgain();
    Absent gone = new Absent();
    gone.addBehind(0, left.absent());
    gone.addBehind(0, again);
    Absent absent = gone.through(all.leftRows());
    if (again.isEmpty() && left.moreIn().length == 0) {
      return ScenarioRows.lacking(all.rows(), absent);
    }

    int[] in = ScenarioRows.behind(again.scenarios(), left.moreIn());
    Frame ofLeft =
        new StepFrames.United(
            List.of(left.rows().take(again.rows()), left.more()), join.left().types());
    JoinRows more =
        StepFrames.join(
            join, ofLeft, ofRight(), kernels, (row, rightRow) -> isThere(rightRow, in[row]));
    return new ScenarioRows(
        all.rows(), absent, more.rows(), ScenarioRows.pick(in, more.leftRows()));
  }

  /** Rows of the left side that are there, and meet other rows of the right side. */
  private Absent joinedAgain() {
    Absent again = new Absent();
    if (right.areSame()) {
      return again;
    }

    int[] in = right.differentIn();
    List<Column> keys = right.different(join.right().types()).all(kernels.of(join.rightKeys()));
    long[] hashes = Groups.hashes(keys, in.length);
    Groups groups = left.rows().present(kernels.of(join.leftKeys()));
    for (int i = 0; i < in.length; i++) {
      int group = Groups.hasNull(keys, i) ? Column.NO_ROW : groups.find(keys, hashes[i], i);
      if (group < 0) {
        continue;
      }

      for (int row : groups.rows(group).toArray()) {
        if (!left.absent().has(row, in[i])) {
          again.add(row, in[i]);
        }
      }
    }
    return again;
  }

  /** All rows of the right side that are there in any scenario. */
  private Frame ofRight() {
    return right.moreIn().length == 0
        ? right.rows()
        : new StepFrames.United(List.of(right.rows(), right.more()), join.right().types());
  }

  private boolean isThere(int rightRow, int scenario) {
    int count = right.rows().rows();
    return rightRow < count
        ? !right.absent().has(rightRow, scenario)
        : right.moreIn()[rightRow - count] == scenario;
  }
}
