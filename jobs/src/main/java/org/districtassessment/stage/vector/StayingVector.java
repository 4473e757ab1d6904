package org.districtassessment.stage.vector;

import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * A column of a batch that stays as it is when others are read, that gives all of its rows at once,
 * and that may know which few different texts stand in it.
 */
public interface StayingVector {

  /** Whether any row is null. */
  boolean hasNull();

  /** Marks the rows that are null, the first one at a position. */
  void nulls(boolean[] into, int at);

  /** Puts the number of each row at a position and behind it; any number where it is null. */
  void numbers(long[] into, int at);

  /** Puts the text of each row at a position and behind it. */
  void texts(@Nullable Object[] into, int at);

  /** Whether it knows which texts stand in it. */
  boolean isWorded();

  /** Returns the texts, each once; only where it knows them. */
  UTF8String[] words();

  /**
   * Puts for each row the number of its text at a position and behind it.
   *
   * @param numbers of {@link #words}, in their order, and behind them that of null
   */
  void words(int[] into, int at, int[] numbers);
}
