package org.districtassessment.core.submission;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A file that belongs to a table, with what its path says of it.
 *
 * @param path relative to the input folder, with forward slashes
 * @param unit key of the unit that sent it; null if it holds several units' rows
 * @param bytes its length
 * @param sha256 hash of its bytes; null where it is not known, and then it equals no other's
 */
public record SentFile(
    String path,
    String table,
    @Nullable String unit,
    long bytes,
    Receipt receipt,
    @Nullable String sha256) {

  /** By path, which no two files share. */
  public static final Comparator<SentFile> BY_PATH = Comparator.comparing(SentFile::path);

  /** Returns a file whose path says all that is known of when it came. */
  public static SentFile of(String path, String table, @Nullable String unit, long bytes) {
    return new SentFile(path, table, unit, bytes, Receipt.of(path), null);
  }

  /** Returns the same file with its hash. */
  public SentFile withHash(String hash) {
    return new SentFile(path, table, unit, bytes, receipt, hash);
  }
}
