package org.districtassessment.stage.submission;

import java.io.Serializable;
import java.util.BitSet;
import java.util.List;
import java.util.TreeSet;
import org.districtassessment.core.finding.Finding;
import org.jspecify.annotations.Nullable;

/**
 * What one bucket found out about one file.
 *
 * @param file number of the file among those of its year
 * @param isHome whether the bucket answers for the file as a whole
 * @param rows ordinals of the rows of this bucket
 * @param rejected ordinals of those that are not accepted
 * @param problems ordinals of its records with any problem, rows or not
 * @param rowFindings number of problems of its records
 * @param units that its rows name
 * @param conversions made in its rows
 * @param findings about the file as a whole, in its home bucket only
 * @param worded its problems in words; null where they were too many to keep, or are of parts
 * @param stored its accepted rows in a store; null where none has them
 */
record FileOutcome(
    int file,
    int bucket,
    boolean isHome,
    Look look,
    BitSet rows,
    BitSet rejected,
    BitSet problems,
    long rowFindings,
    TreeSet<String> units,
    ConversionCounts conversions,
    List<Finding> findings,
    @Nullable WordedRows worded,
    @Nullable StoredRows stored)
    implements Serializable {

  /** Returns the outcome of a file that was only looked at. */
  static FileOutcome ofLook(int file, int bucket, Look look) {
    return new FileOutcome(
        file,
        bucket,
        true,
        look,
        new BitSet(),
        new BitSet(),
        new BitSet(),
        0,
        new TreeSet<>(),
        new ConversionCounts(),
        List.of(),
        null,
        null);
  }

  /**
   * Returns the same of a file with a number of its own, read by a bucket.
   *
   * @param rowsInStore its accepted rows in a store; null where none has them
   */
  FileOutcome at(int ownFile, int ownBucket, @Nullable StoredRows rowsInStore) {
    return new FileOutcome(
        ownFile,
        ownBucket,
        isHome,
        look,
        rows,
        rejected,
        problems,
        rowFindings,
        units,
        conversions,
        findings,
        worded,
        rowsInStore);
  }

  long rejectedRows() {
    return rejected.cardinality();
  }

  long acceptedRows() {
    return rows.cardinality() - rejectedRows();
  }

  boolean hasProblems() {
    return rowFindings > 0 || !rejected.isEmpty();
  }

  /** Returns the same with what was found in the file's rows apart from its keys. */
  FileOutcome with(ChunkOutcome ofCells) {
    BitSet allRejected = mine(ofCells.rejected());
    allRejected.or(rejected);
    BitSet allProblems = (BitSet) ofCells.problems().clone();
    allProblems.or(problems);
    return new FileOutcome(
        file,
        bucket,
        isHome,
        look,
        rows,
        allRejected,
        allProblems,
        rowFindings + ofCells.rowFindings(),
        units,
        ConversionCounts.sum(
            isHome ? List.of(conversions, ofCells.conversions()) : List.of(conversions)),
        findings,
        null,
        null);
  }

  private BitSet mine(BitSet ordinals) {
    BitSet mine = (BitSet) ordinals.clone();
    mine.and(rows);
    return mine;
  }
}
