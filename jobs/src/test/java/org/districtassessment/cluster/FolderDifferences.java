package org.districtassessment.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What differs between two publications, byte for byte, leftovers included. */
final class FolderDifferences {

  /** A disk keeps the file of the lock that was given up. */
  private static final String LOCK = ".lock";

  private FolderDifferences() {}

  /** Returns a line per file that is not the same in both, in the order of paths. */
  static List<String> between(Path first, Path second) throws IOException {
    SortedSet<String> paths = new TreeSet<>(files(first));
    paths.addAll(files(second));
    List<String> differences = new ArrayList<>();
    for (String path : paths) {
      if (!Files.exists(first.resolve(path))) {
        differences.add(path + ": only in " + second);
      } else if (!Files.exists(second.resolve(path))) {
        differences.add(path + ": only in " + first);
      } else {
        long at = Files.mismatch(first.resolve(path), second.resolve(path));
        if (at >= 0) {
          differences.add(path + ": differs from byte " + at + " on");
        }
      }
    }
    return differences;
  }

  /** Returns the paths of all files below a folder, without locks. */
  static SortedSet<String> files(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      SortedSet<String> files = new TreeSet<>();
      walk.filter(Files::isRegularFile)
          .filter(file -> !String.valueOf(file.getFileName()).equals(LOCK))
          .forEach(file -> files.add(folder.relativize(file).toString()));
      return files;
    }
  }
}
