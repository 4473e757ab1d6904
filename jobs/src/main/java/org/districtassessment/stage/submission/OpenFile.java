package org.districtassessment.stage.submission;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A file opened to be validated, or the reason why it cannot be read. */
final class OpenFile implements Closeable {

  private final SubmissionFile file;
  private final int number;
  private final @Nullable ProbedFile probed;
  private final @Nullable RowWalker walker;
  private final @Nullable String failure;

  private OpenFile(
      SubmissionFile file,
      int number,
      @Nullable ProbedFile probed,
      @Nullable RowWalker walker,
      @Nullable String failure) {
    this.file = file;
    this.number = number;
    this.probed = probed;
    this.walker = walker;
    this.failure = failure;
  }

  /**
   * @param number of the file among those of its year
   */
  static OpenFile open(FileAccess files, TableLayout layout, SubmissionFile file, int number) {
    try {
      ProbedFile.Source source = files.source(file);
      ProbedFile probed = ProbedFile.of(source);
      if (probed.encoding() == TextEncoding.UNKNOWN) {
        return new OpenFile(file, number, probed, null, null);
      }

      var utf8 = ProbedFile.utf8(source.open(), probed.encoding());
      return new OpenFile(file, number, probed, new RowWalker(layout, utf8, file.bytes()), null);
    } catch (IOException e) {
      // Its message may name paths of this machine; the kind is enough to act on.
      return new OpenFile(file, number, null, null, e.getClass().getSimpleName());
    }
  }

  SubmissionFile file() {
    return file;
  }

  int number() {
    return number;
  }

  /** Null if the file system failed. */
  @Nullable ProbedFile probed() {
    return probed;
  }

  /** Why the file system failed, or null. */
  @Nullable String failure() {
    return failure;
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
