package org.districtassessment.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.districtassessment.core.finding.Problem;
import org.districtassessment.core.finding.RefusedException;
import org.districtassessment.core.finding.SourceLocation;
import org.jspecify.annotations.Nullable;

/** Where things are when an option is left out: beside the program. */
final class Places {

  /**
   * Spark's master: the one that {@code spark-submit} was given, else all cores of this machine.
   */
  static final String MASTER = "${sys:spark.master:-local[*]}";

  private Places() {}

  static Path home() {
    return Path.of(System.getProperty("district-assessment.home", "."));
  }

  /** Where what is made of rules is kept; null where nobody says so. */
  static @Nullable Path kept() {
    String folder = System.getProperty("district-assessment.kept");
    return folder == null ? null : Path.of(folder);
  }

  /** The newest edition of the one assessment under {@code rules/}. */
  static Path rules() {
    List<Path> editions =
        folders(home().resolve("rules")).stream()
            .flatMap(assessment -> folders(assessment).stream())
            .filter(edition -> Files.exists(edition.resolve("assessment.yaml")))
            .toList();
    if (editions.stream().map(Path::getParent).distinct().count() != 1) {
      throw refused("rules", "name the edition with --rules, such as rules/<assessment>/<edition>");
    }

    return editions.get(editions.size() - 1);
  }

  /** The one folder of samples. */
  static Path samples() {
    List<Path> samples = folders(samplesFolder());
    if (samples.size() != 1) {
      throw refused("data-samples", "name the folder of submissions with --input");
    }

    return samples.get(0);
  }

  static Path samplesFolder() {
    return home().resolve("data-samples");
  }

  static Path schemas() {
    return home().resolve("schemas");
  }

  /** Published tables are the program's own, unless {@code schemas} describes them itself. */
  static Path publishedSchemas(Path schemas) {
    return Files.isDirectory(schemas.resolve("published")) ? schemas : schemas();
  }

  /** The newest year with a current run of the one assessment under {@code output}. */
  static Path newestPublication(Path output) {
    List<Path> years =
        folders(output).stream()
            .flatMap(assessment -> folders(assessment).stream())
            .filter(year -> Files.exists(year.resolve("CURRENT")))
            .toList();
    if (years.stream().map(Path::getParent).distinct().count() != 1) {
      throw refused(
          output.toString(),
          "There is not one assessment with publications here. Evaluate first, or name one with"
              + " --publication");
    }

    return years.get(years.size() - 1);
  }

  private static List<Path> folders(Path parent) {
    if (!Files.isDirectory(parent)) {
      return List.of();
    }

    try (Stream<Path> children = Files.list(parent)) {
      return children
          .filter(Files::isDirectory)
          .filter(child -> !child.getFileName().toString().startsWith("."))
          .sorted(Comparator.naturalOrder())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RefusedException refused(String place, String message) {
    return new RefusedException(List.of(new Problem(SourceLocation.ofFile(place), message)));
  }
}
