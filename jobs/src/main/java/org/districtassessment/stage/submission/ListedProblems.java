package org.districtassessment.stage.submission;

import java.util.List;
import org.districtassessment.core.finding.Finding;

/** All findings of a year, and its rows that were not accepted, as often as they are wanted. */
public final class ListedProblems {

  private final List<PackedRun<Finding>> findings;
  private final List<PackedRun<RejectedRow>> rejectedRows;

  ListedProblems(List<PackedRun<Finding>> findings, List<PackedRun<RejectedRow>> rejectedRows) {
    this.findings = List.copyOf(findings);
    this.rejectedRows = List.copyOf(rejectedRows);
  }

  /** Returns what was found in files and rows, one by one, in {@link Finding#ORDER}. */
  public Iterable<Finding> findings() {
    return () -> new MergedRuns<>(findings, Finding.ORDER);
  }

  /** Returns every row that was not accepted, one by one, in {@link RejectedRow#ORDER}. */
  public Iterable<RejectedRow> rejectedRows() {
    return () -> new MergedRuns<>(rejectedRows, RejectedRow.ORDER);
  }
}
