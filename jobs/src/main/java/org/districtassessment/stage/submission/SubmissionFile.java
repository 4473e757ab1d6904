package org.districtassessment.stage.submission;

import java.io.Serializable;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A file, or a worksheet or packed file in it, that belongs to a table.
 *
 * @param path relative to the input folder, with forward slashes; of a packed file {@code
 *     <archive>!<name in it>}
 * @param uri where any executor can open the file itself
 * @param bytes length of the file itself when it was listed
 * @param unit key of the unit that sent it; null if it holds several units' rows
 * @param entry name in the archive; null if it is not packed
 * @param sheet name of the worksheet; null if it is no workbook
 * @param version as its name says; 1 where it says nothing
 * @param receivedOn as its folder or name says; null where neither does
 */
public record SubmissionFile(
    String path,
    String uri,
    long bytes,
    String table,
    @Nullable String unit,
    FileFormat format,
    @Nullable String entry,
    @Nullable String sheet,
    int version,
    @Nullable LocalDate receivedOn)
    implements Serializable {

  /** The path, and the sheet in brackets where there is one: no two files have the same. */
  public String place() {
    return sheet == null ? path : path + " [" + sheet + "]";
  }

  /** Whether any byte of it can be sought without reading those before. */
  boolean isSeekable() {
    return format == FileFormat.TEXT && entry == null;
  }
}
