package org.districtassessment.stage.archive;

import java.io.IOException;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * An archive that cannot be read as it came; the sender has to mend it.
 *
 * <p>A channel that fails while it is read is no fault of the archive: its own {@link IOException}
 * comes out instead.
 */
public final class ArchiveException extends IOException {

  /** What is wrong with an archive. */
  public enum Reason {
    /** The bytes do not start like an archive of the kind. */
    NOT_AN_ARCHIVE,
    /** Cut off, changed on the way, or with names that lead out of the archive. */
    DAMAGED,
    /** The entry asks for a password. */
    ENCRYPTED,
    /** More entries or more inflated bytes than the limits allow: a decompression bomb. */
    TOO_LARGE,
    /** The entry is itself an archive of several files, which is not opened. */
    NESTED_ARCHIVE,
    /** Packed by a method other than stored, deflate and deflate64. */
    UNSUPPORTED_METHOD
  }

  @Serial private static final long serialVersionUID = 1;

  private final Reason reason;

  public ArchiveException(Reason reason, String message) {
    this(reason, message, null);
  }

  public ArchiveException(Reason reason, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
