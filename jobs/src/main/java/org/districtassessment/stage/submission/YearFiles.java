package org.districtassessment.stage.submission;

import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The files of one year in the order of their paths, its units, and who reads what. */
final class YearFiles implements Serializable {

  @Serial private static final long serialVersionUID = 1;

  /** Bucket of everything that belongs to no unit. */
  static final int HOME = 0;

  private final ArrayList<SubmissionFile> files;
  private final TreeSet<String> units;
  private final Buckets buckets;

  YearFiles(List<SubmissionFile> files, Collection<String> units, Buckets buckets) {
    this.files = new ArrayList<>(files);
    this.units = new TreeSet<>(units);
    this.buckets = buckets;
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
