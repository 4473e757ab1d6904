package org.districtassessment.stage.archive;

import org.districtassessment.stage.archive.ArchiveException.Reason;

/** Counts what the streams of one archive have inflated, and stops a bomb. */
final class BoundedInflation {

  private final InflationLimits limits;
  private long inflated;
  private long compressed;

  BoundedInflation(InflationLimits limits) {
    this.limits = limits;
  }

  /** Refuses a stream whose declared sizes alone pass the limits. */
  void checkDeclared(long bytes, long compressedBytes) throws ArchiveException {
    check(bytes, bytes, compressedBytes);
  }

  /**
   * Counts bytes that have just been read.
   *
   * @param ofStream inflated bytes of the stream so far, these included
   */
  void count(long ofStream, long bytes, long compressedBytes) throws ArchiveException {
    inflated += bytes;
    compressed += compressedBytes;
    check(ofStream, inflated, compressed);
  }

  private void check(long ofStream, long ofArchive, long compressedBytes) throws ArchiveException {
    if (ofStream > limits.mostBytes()) {
      throw new ArchiveException(
          Reason.TOO_LARGE, "Inflates to more than " + limits.mostBytes() + " bytes");
    }

    if (ofArchive > limits.freeBytes()
        && ofArchive / limits.mostRatio() > Math.max(compressedBytes, 1)) {
      throw new ArchiveException(
          Reason.TOO_LARGE, "Inflates to more than " + limits.mostRatio() + " times its size");
    }
  }
}
