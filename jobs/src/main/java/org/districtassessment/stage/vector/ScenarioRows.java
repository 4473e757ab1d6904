package org.districtassessment.stage.vector;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.types.DataType;

/** Rows of a step, and what is different in scenarios. */
final class ScenarioRows {

  private final Frame rows;
  private final Absent absent;
  private final Frame more;
  private final int[] moreIn;

  /**
   * @param rows those with nothing left out
   * @param absent which of them are not there
   * @param more rows that are there instead, each in one scenario
   * @param moreIn the scenario of each of those
   */
  ScenarioRows(Frame rows, Absent absent, Frame more, int[] moreIn) {
    this.rows = rows;
    this.absent = absent;
    this.more = more;
    this.moreIn = moreIn;
  }

  /** Rows that are there in all scenarios. */
  static ScenarioRows same(Frame rows) {
    return lacking(rows, new Absent());
  }

  /** Rows of which some are not there, and nothing instead. */
  static ScenarioRows lacking(Frame rows, Absent absent) {
    return new ScenarioRows(rows, absent, rows.take(new int[0]), new int[0]);
  }

  Frame rows() {
    return rows;
  }

  Absent absent() {
    return absent;
  }

  Frame more() {
    return more;
  }

  int[] moreIn() {
    return moreIn;
  }

  /** Whether all rows are there in all scenarios, and no others. */
  boolean areSame() {
    return absent.isEmpty() && moreIn.length == 0;
  }

  /**
   * Returns the rows that make scenarios different: those that are absent, once for each scenario,
   * then those that are there instead.
   */
  Frame different(List<DataType> types) {
    return new StepFrames.United(List.of(rows.take(absent.rows()), more), types);
  }

  /** Returns the scenario of each of the {@link #different} rows. */
  int[] differentIn() {
    return behind(absent.scenarios(), moreIn);
  }

  /** Returns numbers, one list behind the other. */
  static int[] behind(int[] first, int[] second) {
    return IntStream.concat(IntStream.of(first), IntStream.of(second)).toArray();
  }

  /** Returns those of some numbers that stand in these places. */
  static int[] pick(int[] numbers, int[] places) {
    return IntStream.of(places).map(place -> numbers[place]).toArray();
  }
}
