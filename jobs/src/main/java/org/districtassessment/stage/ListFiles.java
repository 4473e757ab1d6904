package org.districtassessment.stage;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.districtassessment.core.finding.Problem;
import org.districtassessment.core.finding.RefusedException;
import org.districtassessment.core.finding.SourceLocation;
import org.districtassessment.stage.submission.ListedFile;

/** Lists what was submitted for a year. */
final class ListFiles {

  private ListFiles() {}

  /**
   * Lists {@code <input>/<year>/**} in the order of paths, hidden files and those that start with
   * an underscore left out; files that spreadsheet programs leave beside an open one are hidden
   * too.
   *
   * @throws RefusedException if the year has no folder or no file
   */
  static List<ListedFile> list(String input, int year, Configuration configuration) {
    List<ListedFile> found = new ArrayList<>();
    try {
      Path root = new Path(input);
      Path folder = new Path(root, Integer.toString(year));
      FileSystem files = root.getFileSystem(configuration);
      if (!files.exists(root)) {
        throw refused(input, "There is no such folder");
      }

      if (!files.exists(folder)) {
        throw refused(input, "There is no folder " + year + otherYears(files, root));
      }

      list(files, folder, Integer.toString(year), found);
      if (found.isEmpty()) {
        throw refused(input + "/" + year, "The folder is empty" + otherYears(files, root));
      }
    } catch (IOException | IllegalArgumentException e) {
      throw refused(input, "The folder cannot be read: " + e.getMessage());
    }
    found.sort(Comparator.comparing(ListedFile::path));
    return found;
  }

  private static void list(FileSystem files, Path folder, String path, List<ListedFile> found)
      throws IOException {
    for (FileStatus status : files.listStatus(folder)) {
      String name = status.getPath().getName();
      if (name.startsWith(".") || name.startsWith("_") || name.startsWith("~$")) {
        continue;
      }

      String childPath = path + "/" + name;
      if (status.isDirectory()) {
        list(files, status.getPath(), childPath, found);
      } else {
        found.add(new ListedFile(childPath, status.getPath().toUri().toString(), status.getLen()));
      }
    }
  }

  private static String otherYears(FileSystem files, Path root) throws IOException {
    Set<String> years = new TreeSet<>();
    for (FileStatus status : files.listStatus(root)) {
      String name = status.getPath().getName();
      if (status.isDirectory() && name.matches("[0-9]{4}")) {
        years.add(name);
      }
    }
    return years.isEmpty()
        ? " (nor of any other year)"
        : " (years here: " + String.join(", ", years) + ")";
  }

  static RefusedException refused(String where, String message) {
    return new RefusedException(List.of(new Problem(SourceLocation.ofFile(where), message)));
  }
}
