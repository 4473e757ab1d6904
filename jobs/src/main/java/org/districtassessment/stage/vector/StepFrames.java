package org.districtassessment.stage.vector;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.spark.sql.types.DataType;
import org.districtassessment.stage.vector.Step.Aggregate;
import org.districtassessment.stage.vector.Step.Filter;
import org.districtassessment.stage.vector.Step.Join;
import org.districtassessment.stage.vector.Step.Known;
import org.districtassessment.stage.vector.Step.Once;
import org.districtassessment.stage.vector.Step.Project;
import org.districtassessment.stage.vector.Step.Union;
import org.jspecify.annotations.Nullable;

/** The rows of steps in one place. What several steps are made of is computed once. */
final class StepFrames {

  /** So many rows show whether grouping brings rows together. */
  private static final int FIRST_ROWS = 1000;

  private final Kernels kernels;
  private final int level;
  private final int place;
  private final Function<Step, Frame> given;
  private final IdentityHashMap<Step, Frame> frames = new IdentityHashMap<>();

  /**
   * @param given rows of steps that come from elsewhere: those of tables, and what was exchanged
   */
  StepFrames(Kernels kernels, int level, int place, Function<Step, Frame> given) {
    this.kernels = kernels;
    this.level = level;
    this.place = place;
    this.given = given;
  }

  Frame of(Step step) {
    Frame known = frames.get(step);
    if (known == null) {
      known = compute(step);
      frames.put(step, known);
    }
    return known;
  }

  private Frame compute(Step step) {
    if (step instanceof Project project) {
      return new Frame.Projected(of(project.of()), kernels.of(project.values()));
    }
    if (step instanceof Filter filter) {
      return kept(of(filter.of()), kernels.of(filter.condition()));
    }
    if (step instanceof Join join) {
      return join(join, of(join.left()), of(join.right()), kernels, (left, right) -> true).rows();
    }
    if (step instanceof Aggregate aggregate) {
      boolean isElsewhere = aggregate.keys().isEmpty() && level > 0 && place > 0;
      Frame grouped = new Grouped(of(aggregate.of()), aggregate, kernels);
      return isElsewhere ? grouped.take(new int[0]) : grouped;
    }
    if (step instanceof Step.Partial partial) {
      Frame rows = of(partial.groups().of());
      return isMostlyAlone(rows, kernels.of(partial.groups().keys()))
          ? new Frame.Ready(rows.all(kernels.of(partial.rows().values())), rows.rows())
          : new Grouped(rows, partial.groups(), kernels);
    }
    if (step instanceof Union union) {
      return new United(union.of().stream().map(this::of).toList(), union.types());
    }
    if (step instanceof Once once) {
      return level == 0 && place == 0 ? of(once.of()) : of(once.of()).take(new int[0]);
    }

    return step instanceof Known known ? ready(known) : given.apply(step);
  }

  /** Whether of the first rows most are a group of their own, so that grouping brings little. */
  private static boolean isMostlyAlone(Frame rows, List<Kernel> keys) {
    if (rows.rows() < FIRST_ROWS) {
      return false;
    }

    Frame first = rows.take(IntStream.range(0, FIRST_ROWS).toArray());
    return 10 * Groups.of(first.all(keys), FIRST_ROWS).count() > 9 * FIRST_ROWS;
  }

  /** Returns the rows of a join of two sides. */
  static JoinRows join(
      Join join, Frame left, Frame right, Kernels kernels, JoinRows.Meeting meeting) {
    return JoinRows.join(
        join.kind(),
        left,
        right,
        join.left().types().size(),
        kernels.of(join.leftKeys()),
        kernels.of(join.rightKeys()),
        join.condition() == null ? null : kernels.of(join.condition()),
        meeting);
  }

  private static Frame kept(Frame of, Kernel condition) {
    int[] rows = rowsKept(of, condition);
    return rows.length == of.rows() ? of : of.take(rows);
  }

  /** Returns the numbers of the rows for which a condition is true. */
  static int[] rowsKept(Frame of, Kernel condition) {
    LongColumn truths = Kernels.longs(condition.valuesOf(of));
    int[] rows = new int[of.rows()];
    int count = 0;
    for (int i = 0; i < rows.length; i++) {
      if (truths.values[i] != 0 && !truths.isNull(i)) {
        rows[count++] = i;
      }
    }
    return Arrays.copyOf(rows, count);
  }

  /** Returns rows that are known. */
  static Frame ready(Known known) {
    List<Column> columns = new ArrayList<>();
    int rows = known.rows().size();
    for (int i = 0; i < known.types().size(); i++) {
      ColumnBuilder builder = new ColumnBuilder(known.types().get(i), rows);
      for (int row = 0; row < rows; row++) {
        builder.set(row, known.rows().get(row).get(i));
      }
      columns.add(builder.build());
    }
    return new Frame.Ready(columns, rows);
  }

  /** A row for each group of other rows. */
  static final class Grouped extends Frame {

    private final Frame of;
    private final Aggregate aggregate;
    private final Kernels kernels;
    private final Groups groups;

    Grouped(Frame of, Aggregate aggregate, Kernels kernels) {
      this(of, aggregate, kernels, of.groups(kernels.of(aggregate.keys())));
    }

    private Grouped(Frame of, Aggregate aggregate, Kernels kernels, Groups groups) {
      super(groups.count());
      this.of = of;
      this.aggregate = aggregate;
      this.kernels = kernels;
      this.groups = groups;
    }

    Groups groups() {
      return groups;
    }

    @Override
    Column compute(int position) {
      int keys = aggregate.keys().size();
      return position < keys
          ? kernels.of(aggregate.keys().get(position)).valuesOf(of).take(groups.firsts())
          : Aggregates.of(aggregate.aggregations().get(position - keys), of, groups, kernels);
    }
  }

  /** Rows one behind the other. */
  static final class United extends Frame {

    private final List<Frame> frames;
    private final List<DataType> types;

    United(List<Frame> frames, List<DataType> types) {
      super(frames.stream().mapToInt(Frame::rows).sum());
      this.frames = frames;
      this.types = types;
    }

    @Override
    Column compute(int position) {
      List<Column> parts = frames.stream().map(frame -> frame.column(position)).toList();
      return Concatenate.concatenate(types.get(position), parts, rows());
    }
  }

  /** Returns rows that came in blocks. */
  static Frame united(List<DataType> types, List<Block> blocks) {
    List<List<Column>> parts = new ArrayList<>();
    types.forEach(type -> parts.add(new ArrayList<>()));
    int rows = 0;
    for (Block block : blocks) {
      List<Column> columns = block.columns(types);
      for (int i = 0; i < columns.size(); i++) {
        parts.get(i).add(columns.get(i));
      }
      rows += block.rows();
    }
    List<@Nullable Column> columns = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      columns.add(Concatenate.concatenate(types.get(i), parts.get(i), rows));
    }
    return new Frame.Ready(columns, rows);
  }
}
