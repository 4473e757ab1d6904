package org.districtassessment.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.districtassessment.core.finding.Severity;
import org.districtassessment.publish.Publication;
import org.districtassessment.stage.SubmittedFile;
import org.districtassessment.stage.ValidatedSubmissions;

/**
 * What the submissions of a year came to.
 *
 * @param findings number of findings by code
 * @param errors number of findings of severity error
 * @param rowsRead rows of all files, {@code rowsAccepted + rowsRejected}
 */
public record SubmissionCounts(
    SortedMap<String, Long> findings,
    long errors,
    long rowsRead,
    long rowsAccepted,
    long rowsRejected) {

  public SubmissionCounts {
    findings = Collections.unmodifiableSortedMap(new TreeMap<>(findings));
  }

  /** Counts findings where they were published, so that a run that was there already counts too. */
  static SubmissionCounts of(ValidatedSubmissions submissions, Publication publication) {
    SortedMap<String, Long> findings = new TreeMap<>();
    AtomicLong errors = new AtomicLong();
    try {
      publication.forEachRow(
          "findings",
          row -> {
            findings.merge(row.required("code"), 1L, Long::sum);
            if (row.required("severity").equals(Severity.ERROR.id())) {
              errors.incrementAndGet();
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new SubmissionCounts(
        findings,
        errors.get(),
        submissions.files().stream().mapToLong(SubmittedFile::rowsRead).sum(),
        submissions.files().stream().mapToLong(SubmittedFile::accepted).sum(),
        submissions.files().stream().mapToLong(SubmittedFile::rejected).sum());
  }
}
