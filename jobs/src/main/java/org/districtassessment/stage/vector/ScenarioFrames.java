package org.districtassessment.stage.vector;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Function;
import org.districtassessment.stage.vector.Step.Aggregate;
import org.districtassessment.stage.vector.Step.Filter;
import org.districtassessment.stage.vector.Step.Join;
import org.districtassessment.stage.vector.Step.Known;
import org.districtassessment.stage.vector.Step.Project;
import org.districtassessment.stage.vector.Step.Scan;
import org.districtassessment.stage.vector.Step.Union;

/**
 * The rows of steps in one place with nothing left out, and beside them only those rows that are
 * different in scenarios: which of them a step has follows from those of the steps it is made of.
 */
final class ScenarioFrames {

  private final Kernels kernels;
  private final Function<Scan, ScenarioRows> tables;
  private final IdentityHashMap<Step, ScenarioRows> known = new IdentityHashMap<>();

  ScenarioFrames(Kernels kernels, Function<Scan, ScenarioRows> tables) {
    this.kernels = kernels;
    this.tables = tables;
  }

  ScenarioRows of(Step step) {
    ScenarioRows rows = known.get(step);
    if (rows == null) {
      rows = compute(step);
      known.put(step, rows);
    }
    return rows;
  }

  private ScenarioRows compute(Step step) {
    if (step instanceof Scan scan) {
      return tables.apply(scan);
    }
    if (step instanceof Known rows) {
      return ScenarioRows.same(StepFrames.ready(rows));
    }
    if (step instanceof Project project) {
      return projected(of(project.of()), kernels.of(project.values()));
    }
    if (step instanceof Filter filter) {
      return filtered(of(filter.of()), kernels.of(filter.condition()));
    }
    if (step instanceof Union union) {
      return united(union);
    }
    if (step instanceof Aggregate aggregate) {
      return ScenarioGroups.rows(aggregate, of(aggregate.of()), kernels);
    }
    if (step instanceof Join join) {
      return ScenarioJoin.rows(join, of(join.left()), of(join.right()), kernels);
    }

    throw new IllegalStateException("Not within units: " + step);
  }

  private static ScenarioRows projected(ScenarioRows of, List<Kernel> values) {
    return new ScenarioRows(
        new Frame.Projected(of.rows(), values),
        of.absent(),
        new Frame.Projected(of.more(), values),
        of.moreIn());
  }

  private static ScenarioRows filtered(ScenarioRows of, Kernel condition) {
    int[] kept = StepFrames.rowsKept(of.rows(), condition);
    int[] keptMore = StepFrames.rowsKept(of.more(), condition);
    boolean areAll = kept.length == of.rows().rows();
    return new ScenarioRows(
        areAll ? of.rows() : of.rows().take(kept),
        areAll ? of.absent() : of.absent().through(kept),
        of.more().take(keptMore),
        ScenarioRows.pick(of.moreIn(), keptMore));
  }

  private ScenarioRows united(Union union) {
    List<Frame> rows = new ArrayList<>();
    List<Frame> more = new ArrayList<>();
    int[] moreIn = new int[0];
    Absent absent = new Absent();
    int count = 0;
    for (Step each : union.of()) {
      ScenarioRows own = of(each);
      absent.addBehind(count, own.absent());
      count += own.rows().rows();
      rows.add(own.rows());
      more.add(own.more());
      moreIn = ScenarioRows.behind(moreIn, own.moreIn());
    }
    return new ScenarioRows(
        new StepFrames.United(rows, union.types()),
        absent,
        new StepFrames.United(more, union.types()),
        moreIn);
  }
}
