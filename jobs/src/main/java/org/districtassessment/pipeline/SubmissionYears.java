package org.districtassessment.pipeline;

import java.io.IOException;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.districtassessment.core.finding.Problem;
import org.districtassessment.core.finding.RefusedException;
import org.districtassessment.core.finding.SourceLocation;

/** The years that a folder of submissions has a folder for. */
final class SubmissionYears {

  private SubmissionYears() {}

  /** Returns the years, oldest first. */
  static SortedSet<Integer> of(String input, Configuration configuration) {
    SortedSet<Integer> years = new TreeSet<>();
    try {
      Path root = new Path(input);
      FileSystem files = root.getFileSystem(configuration);
      if (!files.exists(root)) {
        throw refused(input, "there is no such folder; give the one above the years with --input");
      }

      for (FileStatus status : files.listStatus(root)) {
        if (status.isDirectory() && status.getPath().getName().matches("[0-9]{4}")) {
          years.add(Integer.parseInt(status.getPath().getName()));
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      throw refused(input, "the folder cannot be read: " + e.getMessage());
    }
    return years;
  }

  /**
   * Returns the newest year.
   *
   * @throws RefusedException if there is none
   */
  static int newest(String input, Configuration configuration) {
    SortedSet<Integer> years = of(input, configuration);
    if (years.isEmpty()) {
      throw refused(input, "there is no folder of a year, such as 2024, in it");
    }

    return years.last();
  }

  private static RefusedException refused(String input, String message) {
    return new RefusedException(List.of(new Problem(SourceLocation.ofFile(input), message)));
  }
}
