package org.districtassessment.stage.submission;

import java.io.IOException;
import org.districtassessment.core.finding.FindingCode;
import org.districtassessment.stage.archive.ArchiveException;
import org.districtassessment.stage.workbook.WorkbookException;

/**
 * Why a file cannot be read, as a finding says it.
 *
 * @param detail what the message names; never a path of this machine
 */
record Failure(FindingCode code, String detail) {

  static Failure of(IOException e) {
    if (e instanceof ArchiveException archive) {
      return of(archive.reason());
    }

    if (e instanceof WorkbookException workbook) {
      return of(workbook.reason());
    }

    return new Failure(FindingCode.SOURCE_ERROR, e.getClass().getSimpleName());
  }

  private static Failure of(ArchiveException.Reason reason) {
    return switch (reason) {
      case ENCRYPTED -> new Failure(FindingCode.ENCRYPTED_FILE, "");
      case TOO_LARGE -> new Failure(FindingCode.TOO_LARGE_FILE, "");
      case NESTED_ARCHIVE -> new Failure(FindingCode.NESTED_ARCHIVE, "");
      case NOT_AN_ARCHIVE, DAMAGED, UNSUPPORTED_METHOD -> new Failure(FindingCode.DAMAGED_FILE, "");
    };
  }

  private static Failure of(WorkbookException.Reason reason) {
    return switch (reason) {
      case ENCRYPTED -> new Failure(FindingCode.ENCRYPTED_FILE, "");
      case TOO_LARGE -> new Failure(FindingCode.TOO_LARGE_FILE, "");
      case LEGACY_XLS, BINARY_WORKBOOK -> new Failure(FindingCode.LEGACY_WORKBOOK, "");
      case NOT_A_WORKBOOK, DAMAGED -> new Failure(FindingCode.DAMAGED_FILE, "");
    };
  }
}
