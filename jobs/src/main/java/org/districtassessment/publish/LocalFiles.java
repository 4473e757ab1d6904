package org.districtassessment.publish;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Trees of files on this machine. */
final class LocalFiles {

  private static final boolean FOLDERS_CAN_BE_FORCED =
      !System.getProperty("os.name", "").startsWith("Windows");

  private LocalFiles() {}

  /** Returns the files below a folder, relative to it with forward slashes, in order. */
  static List<String> below(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }

  /** Makes every file and folder of the tree survive a power cut. */
  static void forceTree(Path folder) throws IOException {
    List<Path> all;
    try (Stream<Path> files = Files.walk(folder)) {
      all = files.toList();
    }
    for (Path path : all) {
      if (Files.isDirectory(path)) {
        forceFolder(path);
      } else {
        forceFile(path);
      }
    }
  }

  static void forceFile(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  /** Makes new names in the folder survive a power cut; Windows does so by itself. */
  static void forceFolder(Path folder) throws IOException {
    if (FOLDERS_CAN_BE_FORCED) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  /** Deletes a file, or a folder with everything in it; does nothing where there is none. */
  static void deleteTree(Path tree) throws IOException {
    if (!Files.exists(tree)) {
      return;
    }

    List<Path> deepestFirst;
    try (Stream<Path> files = Files.walk(tree)) {
      deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : deepestFirst) {
      Files.deleteIfExists(path);
    }
  }
}
