package org.districtassessment.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.districtassessment.core.finding.Problem;
import org.districtassessment.core.finding.Problems;

/** The clinic edition of the test resources, and copies of it with a mistake. */
final class Editions {

  static final Path CLINICS = Path.of("jobs/src/test/resources/editions/clinics");
  static final Path EDITION = CLINICS.resolve("2024");
  static final Path SCHEMAS = CLINICS.resolve("schemas");

  private Editions() {}

  /** Copies a folder; nothing in the copy has a mistake yet. */
  static Path copy(Path from, Path to) {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.sorted().toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
      return to;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Replaces a text that stands in the file. */
  static void replace(Path folder, String file, String old, String by) {
    String text = read(folder.resolve(file));
    if (!text.contains(old)) {
      throw new IllegalArgumentException(file + " does not contain " + old);
    }
    write(folder.resolve(file), text.replace(old, by));
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void write(Path file, String text) {
    try {
      Files.createDirectories(file.resolveSibling("."));
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The problems as a person sees them, without the way to the folder. */
  static List<String> lines(Problems problems, Path folder) {
    String prefix = SourceFile.nameOf(folder) + "/";
    return problems.sorted().stream()
        .map(Problem::toString)
        .map(line -> line.replace(prefix, ""))
        .toList();
  }
}
