package org.districtassessment.stage.record;

import java.io.Closeable;
import java.io.IOException;

/**
 * The records of a file or worksheet, one after the other, as ranges of UTF-8 bytes.
 *
 * <p>Offsets into {@link #bytes()} are good until the next call of {@link #next}.
 */
public interface Records extends Closeable {

  /** Goes to the next record. */
  boolean next() throws IOException;

  /** Holds all cells of the record. */
  byte[] bytes();

  /** Number of cells, at least 1. */
  int cells();

  int start(int cell);

  int end(int cell);

  CellKind kind(int cell);

  /** Physical line where the record starts, or number of the worksheet's row; from 1. */
  long line();

  /** Whether the record took the rest of the file, because something in it never ends. */
  boolean unclosed();
}
