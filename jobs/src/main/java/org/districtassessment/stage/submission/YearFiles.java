package org.districtassessment.stage.submission;

import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The files of one year in the order of their paths, its units, and who reads what. */
final class YearFiles implements Serializable {

  @Serial private static final long serialVersionUID = 1;

  /** Bucket of everything that belongs to no unit. */
  static final int HOME = 0;

  private final ArrayList<SubmissionFile> files;
  private final TreeSet<String> units;
  private final Buckets buckets;
  private final TreeSet<String> validated;
  private final TreeSet<String> kept;
  private final TreeMap<Integer, Look> looks;

  /**
   * @param validated tables whose rows are validated; at files of others somebody only looks
   * @param kept those whose accepted rows are kept, as they will be read
   * @param looks what is known already, by the number of the file
   */
  YearFiles(
      List<SubmissionFile> files,
      Collection<String> units,
      Buckets buckets,
      Collection<String> validated,
      Collection<String> kept,
      Map<Integer, Look> looks) {
    this.files = new ArrayList<>(files);
    this.units = new TreeSet<>(units);
    this.buckets = buckets;
    this.validated = new TreeSet<>(validated);
    this.kept = new TreeSet<>(kept);
    this.looks = new TreeMap<>(looks);
  }

  private YearFiles(YearFiles other) {
    files = other.files;
    units = other.units;
    buckets = other.buckets.copy();
    validated = other.validated;
    kept = other.kept;
    looks = other.looks;
  }

  /** Returns the same files, of which more is known. */
  YearFiles with(Map<Integer, Look> newLooks) {
    return new YearFiles(files, units, buckets, validated, kept, newLooks);
  }

  /** Returns the same for another thread. */
  YearFiles copy() {
    return new YearFiles(this);
  }

  /** Returns the tables whose rows are validated. */
  Set<String> validated() {
    return validated;
  }

  /** Whether accepted rows of a table will be read. */
  boolean isKept(String table) {
    return kept.contains(table);
  }

  /**
   * Returns what one look at a file told.
   *
   * @throws IllegalStateException if nobody has looked yet
   */
  Look look(int number) {
    Look look = looks.get(number);
    if (look == null) {
      throw new IllegalStateException("Not looked at: " + files.get(number).path());
    }

    return look;
  }

  /** Opens a file. */
  OpenFile open(FileAccess access, TableLayout layout, int number) {
    Look look = looks.get(number);
    SubmissionFile file = files.get(number);
    return look == null
        ? OpenFile.open(access, layout, file, number)
        : OpenFile.open(access, layout, file, number, look);
  }

  List<SubmissionFile> files() {
    return files;
  }

  Set<String> units() {
    return units;
  }

  Buckets buckets() {
    return buckets;
  }

  /** The bucket that answers for a file: its unit's, or {@link #HOME}. */
  int homeOf(SubmissionFile file) {
    return file.unit() == null ? HOME : buckets.of(file.unit());
  }
}
