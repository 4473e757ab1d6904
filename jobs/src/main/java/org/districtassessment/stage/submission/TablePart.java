package org.districtassessment.stage.submission;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * The accepted rows of a table that a bucket reads of one file.
 *
 * @param buckets tell whose rows are read where those of other buckets stand in the file, too
 */
record TablePart(
    String table, Buckets buckets, int bucket, ReadableYear.Part part, SensitiveAs sensitive) {

  /** What tells apart parts that have other rows, or other values in them. */
  record Key(
      String table,
      String uri,
      @Nullable String entry,
      @Nullable String sheet,
      int bucket,
      BitSet rejected,
      SensitiveAs sensitive) {}

  /** Returns what a bucket found to be accepted of a file of a table of units or not. */
  static TablePart of(YearFiles year, FileOutcome outcome, boolean isOfUnits) {
    SubmissionFile file = year.files().get(outcome.file());
    return new TablePart(
        file.table(),
        year.buckets(),
        outcome.bucket(),
        ReadableYear.Part.of(file, outcome, isOfUnits),
        SensitiveAs.PSEUDONYM);
  }

  /** Returns its rows in a store; null where none has them. */
  @Nullable StoredRows stored() {
    return sensitive == SensitiveAs.PSEUDONYM ? part.stored() : null;
  }

  Key key() {
    SubmissionFile file = part.file();
    return new Key(
        table,
        file.uri(),
        file.entry(),
        file.sheet(),
        part.isMixed() ? bucket : YearFiles.HOME,
        part.rejected(),
        sensitive);
  }

  /** Whether the row at which a walker through the file stands is one of them. */
  boolean has(RowWalker row) {
    return row.kind() == RowWalker.Kind.ROW
        && !part.rejected().get(row.ordinal())
        && (!part.isMixed() || BucketValidator.bucketOf(row, buckets) == bucket);
  }
}
