package org.districtassessment.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.districtassessment.core.anomaly.AnomalyStatus;
import org.districtassessment.core.finding.RefusedException;
import org.districtassessment.publish.PreviousPublication;
import org.districtassessment.publish.Publication;
import org.districtassessment.publish.RunDescription;
import org.districtassessment.publish.RunId;
import org.jspecify.annotations.Nullable;

/**
 * The publication of the same year that a run comes after.
 *
 * @param origin which run it is; null where there is none
 * @param anomalies how it lists each anomaly, by id
 */
record LastRun(@Nullable String origin, Map<String, AnomalyStatus> anomalies) {

  private static final String OPTION = "last-run";
  private static final LastRun NONE = new LastRun(null, Map.of());

  LastRun {
    anomalies = Map.copyOf(anomalies);
  }

  /**
   * Finds the current publication of the year in the output. Where that is of the same request, the
   * one which it came after itself is meant: so that the same command run again gives the same
   * bytes, and not a list on which nothing is new any more. One that is gone or damaged is none.
   */
  static LastRun before(Job job, RunDescription run) {
    String output = job.request().output();
    try {
      Optional<Publication> current =
          Publication.find(output, run.assessment(), run.year(), job::hadoop);
      if (current.isEmpty()) {
        return NONE;
      }

      RunDescription published = current.get().run();
      String origin = published.options().get(OPTION);
      boolean isSame =
          RunId.of(new LastRun(origin, Map.of()).into(run)).equals(RunId.of(published));
      if (!isSame) {
        return of(current.get());
      }

      return origin == null ? NONE : of(Publication.open(output + "/" + origin, job::hadoop));
    } catch (RefusedException e) {
      return NONE;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static LastRun of(Publication publication) throws IOException {
    return publication.verify().isEmpty()
        ? new LastRun(publication.origin(), PreviousPublication.anomalies(publication))
        : NONE;
  }

  /** Returns a description that names this run, too, as what is listed depends on it. */
  RunDescription into(RunDescription run) {
    if (origin == null) {
      return run;
    }

    SortedMap<String, String> options = new TreeMap<>(run.options());
    options.put(OPTION, origin);
    return new RunDescription(
        run.toolVersion(),
        run.assessment(),
        run.edition(),
        run.year(),
        run.language(),
        run.previous(),
        run.inputs(),
        run.rules(),
        run.schemas(),
        options,
        run.unverified());
  }
}
