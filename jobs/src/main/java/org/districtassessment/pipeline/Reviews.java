package org.districtassessment.pipeline;

import java.util.List;
import java.util.Optional;
import org.districtassessment.core.anomaly.DecideAnomalies;
import org.districtassessment.core.anomaly.Review;
import org.districtassessment.core.finding.Problem;
import org.districtassessment.core.finding.Redactor;
import org.districtassessment.core.finding.RefusedException;
import org.districtassessment.publish.SourceFile;
import org.districtassessment.stage.submission.ReadDecisions.Decision;

/**
 * What reviewers decided on anomalies of the year of a run.
 *
 * @param all one of each anomaly, in the order of the file
 * @param file where they stand; empty without a file
 */
record Reviews(List<Review> all, Optional<SourceFile> file) {

  static final Reviews NONE = new Reviews(List.of(), Optional.empty());

  private static final String TABLE = "reviews";

  Reviews {
    all = List.copyOf(all);
  }

  /**
   * Reads the reviews of a request.
   *
   * @throws RefusedException if the file has a problem, or two rows are about one anomaly
   */
  static Reviews of(RunRequest request) {
    Decisions decisions = Decisions.of(request, TABLE, request.reviews());
    List<Review> reviews = decisions.all().stream().map(Reviews::review).toList();
    List<Problem> problems = DecideAnomalies.problems(reviews);
    if (!problems.isEmpty()) {
      throw new RefusedException(problems);
    }

    return new Reviews(reviews, decisions.file());
  }

  private static Review review(Decision decision) {
    return new Review(
        decision.text("anomaly_id"),
        decision.isTrue("decision"),
        decision.text("reviewer"),
        decision.day("decided_on"),
        decision.text("reason"),
        decision.at());
  }

  /** Returns them without what looks like a sensitive value in the words of people. */
  List<Review> redacted(Redactor redactor) {
    return all.stream()
        .map(
            each ->
                new Review(
                    each.anomaly(),
                    each.confirmed(),
                    redactor.redact(each.reviewer()),
                    each.decidedOn(),
                    redactor.redact(each.reason()),
                    each.at()))
        .toList();
  }
}
