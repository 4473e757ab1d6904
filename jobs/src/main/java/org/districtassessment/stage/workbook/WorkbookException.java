package org.districtassessment.stage.workbook;

import java.io.IOException;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * A workbook that cannot be read as it came; the sender has to mend it.
 *
 * <p>A channel that fails while it is read is no fault of the workbook: its own {@link IOException}
 * comes out instead.
 */
public final class WorkbookException extends IOException {

  /** What is wrong with a workbook. */
  public enum Reason {
    /** Something else under the name of a workbook: a text, a web page, another zip. */
    NOT_A_WORKBOOK,
    /** Cut off, changed on the way, or written by a program that does not keep to the format. */
    DAMAGED,
    /** Saved with a password. */
    ENCRYPTED,
    /** In the binary format of Excel 97 to 2003 ({@code .xls}), or another of that container. */
    LEGACY_XLS,
    /** In the binary format of newer Excel ({@code .xlsb}). */
    BINARY_WORKBOOK,
    /** Larger than the limits allow: a decompression bomb. */
    TOO_LARGE
  }

  @Serial private static final long serialVersionUID = 1;

  private final Reason reason;

  public WorkbookException(Reason reason, String message) {
    this(reason, message, null);
  }

  public WorkbookException(Reason reason, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  static WorkbookException damaged(String message) {
    return new WorkbookException(Reason.DAMAGED, message);
  }

  public Reason reason() {
    return reason;
  }
}
