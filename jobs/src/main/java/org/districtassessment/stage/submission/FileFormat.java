package org.districtassessment.stage.submission;

import java.util.Locale;
import java.util.Optional;

/** How the content of a submitted file is packed, by the ending of its name. */
public enum FileFormat {
  /** Separated values: {@code .csv}, {@code .tsv}, {@code .txt}. */
  TEXT("text"),
  /** The same, compressed: {@code .csv.gz}. */
  GZIPPED_TEXT("text-gzip"),
  /** {@code .xlsx}, {@code .xlsm}; what is read is one of its worksheets. */
  WORKBOOK("xlsx");

  private static final String[] TEXT_ENDINGS = {".csv", ".tsv", ".txt"};
  private static final String[] WORKBOOK_ENDINGS = {".xlsx", ".xlsm"};
  private static final String GZIP_ENDING = ".gz";

  private final String id;

  FileFormat(String id) {
    this.id = id;
  }

  /** The name in published tables. */
  public String id() {
    return id;
  }

  /** A format and the file's name without the ending that tells it. */
  public record Named(FileFormat format, String stem) {}

  /** Returns the format of a file, or nothing if its ending is none of those read. */
  public static Optional<Named> of(String fileName) {
    String lower = fileName.toLowerCase(Locale.ROOT);
    for (String ending : WORKBOOK_ENDINGS) {
      if (lower.endsWith(ending)) {
        return named(WORKBOOK, fileName, ending);
      }
    }
    for (String ending : TEXT_ENDINGS) {
      if (lower.endsWith(ending)) {
        return named(TEXT, fileName, ending);
      }

      if (lower.endsWith(ending + GZIP_ENDING)) {
        return named(GZIPPED_TEXT, fileName, ending + GZIP_ENDING);
      }
    }
    return Optional.empty();
  }

  private static Optional<Named> named(FileFormat format, String fileName, String ending) {
    return Optional.of(
        new Named(format, fileName.substring(0, fileName.length() - ending.length())));
  }
}
