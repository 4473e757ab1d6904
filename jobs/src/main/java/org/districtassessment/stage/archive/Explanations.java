package org.districtassessment.stage.archive;

import java.io.IOException;
import java.util.Optional;
import org.districtassessment.stage.archive.ArchiveException.Reason;

/** Turns what a library throws on a damaged archive into the reason for it. */
final class Explanations {

  private Explanations() {}

  /**
   * Returns what to throw.
   *
   * @param sourceFailure what the source of the bytes itself threw, which goes first
   */
  static IOException explain(Exception thrown, Optional<IOException> sourceFailure) {
    if (sourceFailure.isPresent()) {
      return sourceFailure.get();
    }

    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof ArchiveException known) {
        return known;
      }
    }
    return new ArchiveException(Reason.DAMAGED, "Damaged archive: " + thrown.getMessage(), thrown);
  }
}
