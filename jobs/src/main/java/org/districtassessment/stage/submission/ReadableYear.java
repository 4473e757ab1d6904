package org.districtassessment.stage.submission;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.districtassessment.core.finding.Finding;
import org.jspecify.annotations.Nullable;

/** A validated year: its files, and which rows of them are accepted. */
final class ReadableYear {

  private final YearFiles files;
  private final List<FileOutcome> outcomes;

  /**
   * The part of a file that one bucket reads.
   *
   * @param isMixed whether rows of other buckets stand in it too
   * @param rejected ordinals of its rejected rows of this bucket
   * @param stored its accepted rows in a store; null where none has them
   */
  record Part(
      SubmissionFile file, Look look, boolean isMixed, BitSet rejected, @Nullable StoredRows stored)
      implements Serializable {

    static Part of(SubmissionFile file, FileOutcome outcome, boolean isOfUnits) {
      boolean isMixed = isOfUnits && file.unit() == null;
      return new Part(file, outcome.look(), isMixed, outcome.rejected(), outcome.stored());
    }
  }

  ReadableYear(YearFiles files, List<FileOutcome> outcomes) {
    SortedMap<Integer, Look> looks = new TreeMap<>();
    outcomes.forEach(outcome -> looks.put(outcome.file(), outcome.look()));
    this.files = files.with(looks);
    this.outcomes =
        outcomes.stream()
            .sorted(Comparator.comparingInt(FileOutcome::file).thenComparing(FileOutcome::bucket))
            .toList();
  }

  YearFiles files() {
    return files;
  }

  /** Outcomes by file and bucket. */
  List<FileOutcome> outcomes() {
    return outcomes;
  }

  List<Finding> fileFindings() {
    return outcomes.stream().flatMap(outcome -> outcome.findings().stream()).toList();
  }

  /**
   * Returns what each bucket reads of a table, in the order of paths.
   *
   * @throws IllegalStateException if the table's rows were not validated
   */
  List<List<Part>> parts(String table, boolean isOfUnits) {
    if (!files.validated().contains(table)) {
      throw new IllegalStateException("Rows of " + table + " were not validated");
    }

    List<List<Part>> parts = new ArrayList<>();
    for (int i = 0; i < files.buckets().count(); i++) {
      parts.add(new ArrayList<>());
    }
    for (FileOutcome outcome : outcomes) {
      SubmissionFile file = files.files().get(outcome.file());
      if (file.table().equals(table) && outcome.acceptedRows() > 0) {
        parts.get(outcome.bucket()).add(Part.of(file, outcome, isOfUnits));
      }
    }
    return parts;
  }
}
