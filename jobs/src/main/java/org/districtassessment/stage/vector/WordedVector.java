package org.districtassessment.stage.vector;

import org.apache.spark.unsafe.types.UTF8String;

/** A column that may know which few different texts stand in it. */
public interface WordedVector {

  /** Whether it knows. */
  boolean isWorded();

  /** Returns the texts, each once; only where it knows them. */
  UTF8String[] words();

  /** Returns the number of the text in a row that is not null, among {@link #words}. */
  int word(int row);
}
