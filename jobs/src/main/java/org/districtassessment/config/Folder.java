package org.districtassessment.config;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.districtassessment.core.finding.Problems;
import org.districtassessment.core.finding.SourceLocation;

/** Lists folders of rule and schema files. */
final class Folder {

  private Folder() {}

  /**
   * Returns the files of a folder whose name ends with {@code ending}, by name, and reports a
   * folder that is missing or holds none.
   */
  static List<Path> filesOf(Path folder, String ending, Problems problems) {
    SourceLocation at = SourceLocation.ofFile(SourceFile.nameOf(folder));
    if (!Files.isDirectory(folder)) {
      String what = Files.exists(folder) ? "This is not a folder" : "The folder does not exist";
      problems.add(at, "%s (it should hold *%s files)", what, ending);
      return List.of();
    }

    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
      for (Path file : all) {
        if (nameOf(file).endsWith(ending) && !nameOf(file).startsWith(".")) {
          files.add(file);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      problems.add(at, "The folder cannot be read (%s)", e.getClass().getSimpleName());
      return List.of();
    }
    if (files.isEmpty()) {
      problems.add(at, "The folder holds no *%s file", ending);
    }
    files.sort(Comparator.comparing(Folder::nameOf));
    return files;
  }

  static String nameOf(Path file) {
    Path name = file.getFileName();
    return name == null ? "" : name.toString();
  }
}
