package org.districtassessment.stage.submission;

import java.io.IOException;

/** The accepted rows of a part of a file, read from what was submitted, with all columns. */
final class PartRows implements AutoCloseable {

  private final TablePart part;
  private final RowWalker walker;
  private final RowBatch rows;

  PartRows(ReadingContext context, TablePart part) throws IOException {
    this.part = part;
    TableLayout layout = context.layout(part.table());
    SubmissionFile file = part.part().file();
    rows = new RowBatch(context, layout, part.sensitive());
    rows.start(file);
    walker = part.part().look().walk(context.files(), layout, file);
  }

  /** Goes to the next rows, if there are any. */
  boolean next() throws IOException {
    rows.clear();
    while (!rows.isFull() && nextRow()) {
      rows.add(walker, this::reads);
    }
    return !rows.isEmpty();
  }

  /** Returns these rows, until the next ones. */
  RowBatch batch() {
    return rows;
  }

  @Override
  public void close() throws IOException {
    walker.close();
  }

  private boolean nextRow() throws IOException {
    while (walker.next()) {
      if (part.has(walker)) {
        return true;
      }
    }
    return false;
  }

  private boolean reads(int field) {
    if (!walker.find(field)) {
      return false;
    }

    if (!walker.reads(field)) {
      throw new IllegalStateException("An accepted cell cannot be read; was the file replaced?");
    }
    return true;
  }
}
