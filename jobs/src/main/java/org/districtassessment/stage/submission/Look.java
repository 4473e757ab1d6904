package org.districtassessment.stage.submission;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.districtassessment.core.finding.FindingCode;
import org.districtassessment.stage.record.Records;
import org.jspecify.annotations.Nullable;

/**
 * What one look at a file tells, so that no later reading has to find it out again.
 *
 * @param sha256 of the file as it came, lower-case hexadecimal; empty if the file system failed
 * @param bytes length of the file as it came
 * @param failure why it cannot be read; null if it can
 * @param detail what the message about the failure names; empty without one
 */
record Look(
    String sha256,
    long bytes,
    TextEncoding encoding,
    TableStart start,
    @Nullable FindingCode failure,
    String detail)
    implements Serializable {

  /** In so many most tables begin. */
  private static final int BYTES_TO_HEADER = 1 << 12;

  private static final TableStart NO_START = new TableStart((byte) ',', TableStart.NONE, 1);

  /** Looks at all bytes of a file; what goes wrong is told, not thrown. */
  static Look at(FileAccess files, TableLayout layout, SubmissionFile file) {
    return at(files, layout, file, files.source(file));
  }

  /** Looks at all bytes of a file that came as {@code raw}. */
  static Look at(FileAccess files, TableLayout layout, SubmissionFile file, ProbedFile.Source raw) {
    Look unread = new Look("", file.bytes(), TextEncoding.UNKNOWN, NO_START, null, "");
    try {
      return file.format() == FileFormat.WORKBOOK
          ? atSheet(files, layout, file)
          : atText(layout, file, raw);
    } catch (IOException e) {
      // Its message may name paths of this machine; the kind is enough to act on.
      Failure failure = Failure.of(e);
      return unread.hashed(files, file).failed(failure.code(), failure.detail());
    }
  }

  /** Finds out what bytes a file has, and nothing else. */
  static Look ofBytes(FileAccess files, SubmissionFile file) {
    return new Look("", file.bytes(), TextEncoding.UNKNOWN, NO_START, null, "").hashed(files, file);
  }

  private static Look atText(TableLayout layout, SubmissionFile file, ProbedFile.Source raw)
      throws IOException {
    ProbedFile.Source text = FileAccess.text(file, raw);
    ProbedFile probed = ProbedFile.of(raw, text);
    Look look = new Look(probed.sha256(), probed.bytes(), probed.encoding(), NO_START, null, "");
    if (probed.encoding() == TextEncoding.UNKNOWN) {
      return look.failed(FindingCode.ENCODING_ERROR, Long.toString(probed.unreadableAt()));
    }

    TableStart start =
        TableStart.ofText(
            delimiter ->
                new RecordReader(
                    ProbedFile.utf8(text.open(), probed.encoding()),
                    Math.min(file.bytes(), BYTES_TO_HEADER),
                    delimiter,
                    1),
            layout.labels());
    return new Look(look.sha256, look.bytes, look.encoding, start, null, "");
  }

  /** Walks over the whole sheet, so that damage anywhere is found before any row counts. */
  private static Look atSheet(FileAccess files, TableLayout layout, SubmissionFile file)
      throws IOException {
    TableStart start;
    try (Records records = files.records(file, TextEncoding.WORKBOOK, NO_START)) {
      start = TableStart.ofSheet(records, layout.labels());
      while (records.next()) {
        // only to see that it can be read
      }
    }
    return new Look("", file.bytes(), TextEncoding.WORKBOOK, start, null, "").hashed(files, file);
  }

  private Look hashed(FileAccess files, SubmissionFile file) {
    MessageDigest digest = ProbedFile.sha256Digest();
    long count = 0;
    try (InputStream in = files.source(file).open()) {
      byte[] chunk = new byte[1 << 16];
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        digest.update(chunk, 0, read);
        count += read;
      }
    } catch (IOException e) {
      return this; // what cannot be fetched has no hash
    }
    return new Look(HexFormat.of().formatHex(digest.digest()), count, encoding, start, null, "");
  }

  /** Returns the same of a file that cannot be read. */
  Look failed(FindingCode why, String whyInDetail) {
    return new Look(sha256, bytes, encoding, start, why, whyInDetail);
  }

  boolean isReadable() {
    return failure == null;
  }

  /** Walks over the rows of a readable file. */
  RowWalker walk(FileAccess files, TableLayout layout, SubmissionFile file) throws IOException {
    return walk(layout, file, files.records(file, encoding, start));
  }

  /** Walks over the rows of a readable file that came as {@code raw}. */
  RowWalker walk(FileAccess files, TableLayout layout, SubmissionFile file, ProbedFile.Source raw)
      throws IOException {
    return walk(layout, file, files.records(file, raw, encoding, start));
  }

  private RowWalker walk(TableLayout layout, SubmissionFile file, Records records)
      throws IOException {
    return new RowWalker(layout, records, start, file.format() == FileFormat.WORKBOOK);
  }

  /** Walks over the rows of a part of a readable file. */
  RowWalker walk(FileAccess files, TableLayout layout, SubmissionFile file, Chunk chunk)
      throws IOException {
    RowWalker walker = walk(files, layout, file);
    walker.continueWith(
        files.records(file, encoding, start, chunk), chunk.ordinal(), chunk.endOrdinal());
    return walker;
  }
}
