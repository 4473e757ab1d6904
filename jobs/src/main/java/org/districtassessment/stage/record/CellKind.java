package org.districtassessment.stage.record;

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
  /** A cell that a merged range covers; its text is that of the range's first cell. */
  MERGED,
  /**
   * The same where the first cell is a number or a date. That cell itself is one too where it is a
   * number and the range has several rows, whose sum it may be.
   */
  MERGED_NUMBER;

  /** Whether what stands in the cell may belong to others of a merged range as well. */
  public boolean isCopy() {
    return this == MERGED || this == MERGED_NUMBER;
  }

  /** What a cell is that a merged range covers, whose first cell is of this kind. */
  public CellKind covered() {
    return switch (this) {
      case TEXT, BOOLEAN, MERGED -> MERGED;
      case NUMBER, DATE, MERGED_NUMBER -> MERGED_NUMBER;
      case ERROR -> ERROR;
    };
  }
}
