package org.districtassessment.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.districtassessment.core.finding.Problem;
import org.districtassessment.core.finding.RefusedException;
import org.districtassessment.core.finding.SourceLocation;
import org.districtassessment.core.rule.BoundRules;
import org.districtassessment.publish.PreviousPublication;
import org.districtassessment.publish.Publication;
import org.districtassessment.publish.RunDescription;
import org.districtassessment.publish.SourceFile;
import org.districtassessment.stage.SubmittedFile;

/** Finds the publication of the year before, and makes sure that it is that. */
final class YearBefore {

  private final Job job;
  private final BoundRules rules;

  /**
   * @param rules of the year whose year before is meant
   */
  YearBefore(Job job, BoundRules rules) {
    this.job = job;
    this.rules = rules;
  }

  int year() {
    return rules.year() - 1;
  }

  /**
   * Opens the publication that a person named; empty where nobody did.
   *
   * @throws RefusedException if it is damaged, or of another assessment or year
   */
  Optional<PreviousPublication> named() {
    String location = job.request().previous();
    try {
      return location == null ? Optional.empty() : Optional.of(named(location));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private PreviousPublication named(String location) throws IOException {
    Publication publication = Publication.open(location, job::hadoop);
    RunDescription run = publication.run();
    String assessment = rules.rules().id();
    if (!run.assessment().equals(assessment) || run.year() != year()) {
      throw new RefusedException(
          List.of(
              new Problem(
                  SourceLocation.ofFile(location),
                  "This is %s of %d, but %s of %d is needed (name that one with --previous, or"
                          .formatted(run.assessment(), run.year(), assessment, year())
                      + " leave the option out)")));
    }

    return PreviousPublication.of(publication);
  }

  /**
   * Looks for it in the output folder.
   *
   * @param submitted the files of that year in the input; where there are any, only a publication
   *     made of exactly these counts
   * @return empty where there is none of these files
   */
  Optional<PreviousPublication> published(List<SubmittedFile> submitted) {
    try {
      Optional<Publication> found =
          Publication.find(job.request().output(), rules.rules().id(), year(), job::hadoop);
      if (found.isEmpty() || !isMadeOf(found.get(), year(), submitted)) {
        return Optional.empty();
      }

      return Optional.of(PreviousPublication.of(found.get()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isMadeOf(
      Publication publication, int year, List<SubmittedFile> submitted) {
    if (submitted.isEmpty()) {
      return true;
    }

    List<String> published =
        publication.run().inputs().stream()
            .filter(file -> file.path().startsWith(year + "/"))
            .map(SourceFile::sha256)
            .sorted()
            .toList();
    return published.equals(submitted.stream().map(SubmittedFile::sha256).sorted().toList());
  }
}
