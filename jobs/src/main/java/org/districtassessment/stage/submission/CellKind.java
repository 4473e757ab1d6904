package org.districtassessment.stage.submission;

/** What the sender's program said a cell is; of a text file every cell is {@link #TEXT}. */
public enum CellKind {
  /** As typed. */
  TEXT,
  /** A numeric cell of a workbook, spelled as a plain decimal of at most 15 significant digits. */
  NUMBER,
  /**
   * A numeric cell of a workbook that is shown as a date, spelled {@code yyyy-MM-dd[THH:mm:ss]}.
   */
  DATE,
  /** A logical cell of a workbook, spelled {@code true} or {@code false}. */
  BOOLEAN,
  /** A formula that failed, spelled as it is shown, such as {@code #N/A}. */
  ERROR,
  /**
   * A cell that a merged range covers; its text is that of the range's first cell. That cell itself
   * is one too where it is a number and the range has several rows, whose sum it may be.
   */
  MERGED
}
