package org.districtassessment.stage;

import static org.districtassessment.core.Checks.check;

import org.districtassessment.core.submission.Register;
import org.jspecify.annotations.Nullable;

/**
 * A file of a table, read or not; a row of the published table {@code submissions}.
 *
 * @param path relative to the input folder, with forward slashes
 * @param unit key of the unit that sent it; null if it holds several units' rows
 * @param sha256 of the file as it came, lower-case hexadecimal; empty if it could not be fetched
 * @param encoding {@code utf-8}, {@code utf-8-bom}, {@code gb18030} or {@code unknown}; empty
 *     where the file was not read
 * @param rowsRead rows behind the header, blank ones not counted: {@code accepted + rejected}
 * @param entry what is known of when the file came, and whether it was read
 */
public record SubmittedFile(
    String path,
    String table,
    @Nullable String unit,
    String sha256,
    long bytes,
    String encoding,
    long rowsRead,
    long accepted,
    long rejected,
    Register.Entry entry) {

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
