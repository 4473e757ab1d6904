package org.districtassessment.stage;

import static org.districtassessment.core.Checks.check;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A file as it was read; a row of the published table {@code submissions}.
 *
 * @param path relative to the input folder, with forward slashes
 * @param sheet name of the worksheet; null for a text file
 * @param unit key of the unit that sent it; null if it holds several units' rows
 * @param status whether it was read, or which rule kept it out
 * @param version as its name says, 1 where it says nothing
 * @param receivedOn as its folder or name says; null where neither does
 * @param sha256 of the file as it came, lower-case hexadecimal; empty if it could not be fetched
 * @param format {@code text}, {@code text-gzip} or {@code xlsx}
 * @param encoding {@code utf-8}, {@code utf-8-bom}, {@code gb18030}, {@code utf-16le}, {@code
 *     utf-16be} or {@code unknown}; null for a workbook
 * @param conversions {@code id:count} of what was converted in its cells, joined by {@code ;}; null
 *     where nothing was
 * @param rowsRead rows behind the header, {@code accepted + rejected}; blank ones, totals, remarks
 *     and repeated headers are none
 * @param workingDaysLate 0 on time; null where no date, no deadline or no one unit is known
 * @param readInstead the file, with its sheet, that was read for this one; null if it was read
 */
public record SubmittedFile(
    String path,
    @Nullable String sheet,
    String table,
    @Nullable String unit,
    Status status,
    int version,
    @Nullable LocalDate receivedOn,
    String sha256,
    long bytes,
    String format,
    @Nullable String encoding,
    @Nullable String conversions,
    long rowsRead,
    long accepted,
    long rejected,
    @Nullable Long workingDaysLate,
    @Nullable String readInstead) {

  /** What became of a file. */
  public enum Status {
    READ,
    /** A later version took its place. */
    SUPERSEDED,
    /** Another file with the same bytes was read. */
    DUPLICATE,
    /** It could not be read; a finding says why. */
    UNREADABLE;

    /** The name in published tables. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public SubmittedFile {
    check(
        rowsRead == accepted + rejected,
        "Rows got lost in %s: %s read, %s accepted, %s rejected",
        path,
        rowsRead,
        accepted,
        rejected);
  }
}
