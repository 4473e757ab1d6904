package org.districtassessment.core.submission;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A file, or a worksheet of it, that belongs to a table, with what its path says of it.
 *
 * @param path relative to the input folder, with forward slashes
 * @param sheet name of the worksheet; null if it is no workbook
 * @param unit key of the unit that sent it; null if it holds several units' rows
 * @param bytes its length
 * @param sha256 hash of its bytes; null where it is not known, and then it equals no other's
 */
public record SentFile(
    String path,
    @Nullable String sheet,
    String table,
    @Nullable String unit,
    long bytes,
    Receipt receipt,
    @Nullable String sha256) {

  /** By path and sheet, which no two share. */
  public static final Comparator<SentFile> BY_PLACE =
      Comparator.comparing(SentFile::path)
          .thenComparing(SentFile::sheet, Comparator.nullsFirst(Comparator.naturalOrder()));

  /** Returns a text file whose path says all that is known of when it came. */
  public static SentFile of(String path, String table, @Nullable String unit, long bytes) {
    return new SentFile(path, null, table, unit, bytes, Receipt.of(path), null);
  }

  /** Returns the same file with its hash. */
  public SentFile withHash(String hash) {
    return new SentFile(path, sheet, table, unit, bytes, receipt, hash);
  }

  /** The path, and the sheet in brackets where there is one: no two files have the same. */
  public String place() {
    return sheet == null ? path : path + " [" + sheet + "]";
  }
}
