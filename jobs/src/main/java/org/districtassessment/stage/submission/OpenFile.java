package org.districtassessment.stage.submission;

import java.io.Closeable;
import java.io.IOException;
import org.districtassessment.core.finding.FindingCode;
import org.jspecify.annotations.Nullable;

/** A file opened to be validated, or the reason why it cannot be read. */
final class OpenFile implements Closeable {

  private final SubmissionFile file;
  private final int number;
  private final Look look;
  private final @Nullable RowWalker walker;

  private OpenFile(SubmissionFile file, int number, Look look, @Nullable RowWalker walker) {
    this.file = file;
    this.number = number;
    this.look = look;
    this.walker = walker;
  }

  /**
   * Opens a file that has not been looked at.
   *
   * @param number of the file among those of its year
   */
  static OpenFile open(FileAccess files, TableLayout layout, SubmissionFile file, int number) {
    ProbedFile.Source raw = files.source(file);
    Look look = Look.at(files, layout, file, raw);
    return open(file, number, look, () -> look.walk(files, layout, file, raw));
  }

  /** Opens a file of which all is known that one look tells. */
  static OpenFile open(
      FileAccess files, TableLayout layout, SubmissionFile file, int number, Look look) {
    return open(file, number, look, () -> look.walk(files, layout, file));
  }

  /** Starts to walk over a file. */
  private interface Start {
    RowWalker walk() throws IOException;
  }

  private static OpenFile open(SubmissionFile file, int number, Look look, Start start) {
    if (!look.isReadable()) {
      return new OpenFile(file, number, look, null);
    }

    try {
      return new OpenFile(file, number, look, start.walk());
    } catch (IOException e) {
      // Its message may name paths of this machine; the kind is enough to act on.
      Look failed = look.failed(FindingCode.SOURCE_ERROR, e.getClass().getSimpleName());
      return new OpenFile(file, number, failed, null);
    }
  }

  SubmissionFile file() {
    return file;
  }

  int number() {
    return number;
  }

  Look look() {
    return look;
  }

  /** Whether there is text to walk over. */
  boolean isReadable() {
    return walker != null;
  }

  /**
   * Returns the walker.
   *
   * @throws IllegalStateException if the file is not readable
   */
  RowWalker walker() {
    if (walker == null) {
      throw new IllegalStateException("Not readable: " + file.path());
    }

    return walker;
  }

  @Override
  public void close() throws IOException {
    if (walker != null) {
      walker.close();
    }
  }
}
