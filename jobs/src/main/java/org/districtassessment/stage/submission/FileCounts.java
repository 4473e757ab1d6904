package org.districtassessment.stage.submission;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A file and how many of its rows were accepted and rejected; together they are the rows read,
 * blank ones not counted.
 *
 * @param units that its rows name
 * @param sha256 lower-case hexadecimal; empty if the file could not be fetched
 */
public record FileCounts(
    SubmissionFile file,
    String sha256,
    long bytes,
    TextEncoding encoding,
    boolean isReadable,
    ConversionCounts conversions,
    SortedSet<String> units,
    long accepted,
    long rejected) {

  static FileCounts of(SubmissionFile file, FileOutcome outcome) {
    return new FileCounts(
        file,
        outcome.look().sha256(),
        outcome.look().bytes(),
        outcome.look().encoding(),
        outcome.look().isReadable(),
        outcome.conversions(),
        outcome.units(),
        outcome.acceptedRows(),
        outcome.rejectedRows());
  }

  /** Adds the rows of another bucket. */
  FileCounts plus(FileCounts other) {
    return new FileCounts(
        file,
        sha256,
        bytes,
        encoding,
        isReadable,
        ConversionCounts.sum(List.of(conversions, other.conversions)),
        union(units, other.units),
        accepted + other.accepted,
        rejected + other.rejected);
  }

  private static SortedSet<String> union(SortedSet<String> left, SortedSet<String> right) {
    SortedSet<String> union = new TreeSet<>(left);
    union.addAll(right);
    return union;
  }
}
