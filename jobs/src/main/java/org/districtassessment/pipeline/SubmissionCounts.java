package org.districtassessment.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.districtassessment.core.finding.Severity;
import org.districtassessment.publish.Publication;
import org.districtassessment.stage.SubmittedFile;
import org.districtassessment.stage.ValidatedSubmissions;

/**
 * What the submissions of a year came to.
 *
 * @param findings how many findings there are of each code
 * @param rowsRead rows of all files, {@code rowsAccepted + rowsRejected}
 */
public record SubmissionCounts(
    SortedMap<String, OfCode> findings, long rowsRead, long rowsAccepted, long rowsRejected) {

  /**
   * The findings of one code.
   *
   * @param severity id of the severity
   */
  public record OfCode(String severity, long count) {

    private OfCode plus(OfCode other) {
      return new OfCode(severity, count + other.count);
    }
  }

  public SubmissionCounts {
    findings = Collections.unmodifiableSortedMap(new TreeMap<>(findings));
  }

  /** Whether any finding is an error. */
  public boolean hasErrors() {
    return findings.values().stream().anyMatch(of -> of.severity().equals(Severity.ERROR.id()));
  }

  /** Counts findings where they were published, so that a run that was there already counts too. */
  static SubmissionCounts of(ValidatedSubmissions submissions, Publication publication) {
    SortedMap<String, OfCode> findings = new TreeMap<>();
    try {
      publication.forEachRow(
          "findings",
          row ->
              findings.merge(
                  row.required("code"), new OfCode(row.required("severity"), 1), OfCode::plus));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new SubmissionCounts(
        findings,
        submissions.files().stream().mapToLong(SubmittedFile::rowsRead).sum(),
        submissions.files().stream().mapToLong(SubmittedFile::accepted).sum(),
        submissions.files().stream().mapToLong(SubmittedFile::rejected).sum());
  }
}
