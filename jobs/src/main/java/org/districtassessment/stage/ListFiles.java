package org.districtassessment.stage;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.districtassessment.core.finding.Problem;
import org.districtassessment.core.finding.RefusedException;
import org.districtassessment.core.finding.SourceLocation;
import org.districtassessment.stage.submission.ListedFile;

/** Lists what was submitted for a year. */
final class ListFiles {

  private record Child(String name, boolean isFolder, long bytes) {}

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

      list(files, files.makeQualified(folder), Integer.toString(year), found);
      if (found.isEmpty()) {
        throw refused(input + "/" + year, "The folder is empty" + otherYears(files, root));
      }
    } catch (AccessDeniedException e) {
      throw notPermitted(input, e);
    } catch (IOException | IllegalArgumentException e) {
      throw refused(input, "The folder cannot be read: " + e.getMessage());
    }
    found.sort(Comparator.comparing(ListedFile::path));
    return found;
  }

  private static void list(FileSystem files, Path folder, String path, List<ListedFile> found)
      throws IOException {
    List<Child> children =
        files instanceof LocalFileSystem here
            ? children(here.pathToFile(folder).toPath())
            : children(files, folder);
    for (Child child : children) {
      String childPath = path + "/" + child.name;
      Path place = new Path(folder, new Path(null, null, child.name)); // a name may have a colon
      if (child.isFolder) {
        list(files, place, childPath, found);
      } else {
        found.add(new ListedFile(childPath, place.toUri().toString(), child.bytes));
      }
    }
  }

  private static List<Child> children(FileSystem files, Path folder) throws IOException {
    List<Child> children = new ArrayList<>();
    for (FileStatus status : files.listStatus(folder)) {
      String name = status.getPath().getName();
      if (!isHidden(name)) {
        children.add(new Child(name, status.isDirectory(), status.getLen()));
      }
    }
    return children;
  }

  /** Takes a fifth of the time that Hadoop takes for files of this machine. */
  private static List<Child> children(java.nio.file.Path folder) throws IOException {
    List<Child> children = new ArrayList<>();
    try (DirectoryStream<java.nio.file.Path> paths = Files.newDirectoryStream(folder)) {
      for (java.nio.file.Path path : paths) {
        String name = path.getFileName().toString();
        if (!isHidden(name) && Files.exists(path)) { // a link may lead nowhere
          BasicFileAttributes found = Files.readAttributes(path, BasicFileAttributes.class);
          children.add(new Child(name, found.isDirectory(), found.size()));
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return children;
  }

  private static boolean isHidden(String name) {
    return name.startsWith(".") || name.startsWith("_") || name.startsWith("~$");
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

  /** Says what Java only names: the message of {@code e} is the path and nothing else. */
  static RefusedException notPermitted(String input, AccessDeniedException e) {
    String what = " may not be read; give the user who runs this the right to read it";
    return refused(input, e.getFile() + what);
  }

  static RefusedException refused(String where, String message) {
    return new RefusedException(List.of(new Problem(SourceLocation.ofFile(where), message)));
  }
}
