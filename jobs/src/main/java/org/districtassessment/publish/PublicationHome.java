package org.districtassessment.publish;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;
import org.districtassessment.core.finding.RefusedException;

/**
 * The folder of one assessment and year, {@code <output>/<assessment>/year=<year>}, where it is
 * written.
 *
 * <pre>
 * run=0123456789abcdef/           a complete run; never changed
 * run=fedcba9876543210/           an earlier one
 * CURRENT                         "run=0123456789abcdef"
 * .lock                           the process that writes at the moment
 * .staging-0123456789abcdef-…/    a run being built; left over by a process that was killed
 * .damaged-0123456789abcdef-…/    a run being replaced, for a moment
 * </pre>
 */
sealed interface PublicationHome permits LocalHome, HadoopHome {

  String CURRENT = "CURRENT";
  String RUN_PREFIX = "run=";
  String LOCK = ".lock";
  String STAGING_PREFIX = ".staging-";
  String DAMAGED_PREFIX = ".damaged-";
  String NEW_CURRENT_PREFIX = ".CURRENT-";

  /** Gives up the folder again. */
  interface Lock extends AutoCloseable {
    @Override
    void close() throws IOException;
  }

  /**
   * Returns the home of an assessment and year.
   *
   * @param output a path, or a URI of any file system that Hadoop knows
   * @param hadoop asked only for another place than this machine
   */
  static PublicationHome at(
      String output, String assessment, int year, Supplier<Configuration> hadoop)
      throws IOException {
    if (ReadableFolder.isLocal(output)) {
      Path folder = ReadableFolder.localPath(output);
      return new LocalHome(folder.resolve(assessment).resolve("year=" + year));
    }

    return new HadoopHome(URI.create(location(output, assessment, year)), hadoop.get());
  }

  static String location(String output, String assessment, int year) {
    return (output.endsWith("/") ? output : output + "/") + assessment + "/year=" + year;
  }

  static String runFolder(String run) {
    return RUN_PREFIX + run;
  }

  /** Says whether a name is of something that only a writer that was killed leaves behind. */
  static boolean isLeftover(String name) {
    return name.startsWith(STAGING_PREFIX)
        || name.startsWith(DAMAGED_PREFIX)
        || name.startsWith(NEW_CURRENT_PREFIX);
  }

  /**
   * Creates the folder and keeps other processes from writing in it until the lock is closed.
   *
   * @throws RefusedException if another process has it, with the name of the lock
   */
  Lock lock() throws IOException;

  /** Removes what killed writers left behind; only under the lock. */
  void removeLeftovers() throws IOException;

  /** Returns a new, empty folder on this machine to build a run in. */
  Path newStagingFolder(String run) throws IOException;

  /**
   * Makes a built run visible under its name, in one step, in place of a damaged one if there is
   * any. The staging folder is gone afterwards.
   */
  void install(Path staged, String run) throws IOException;

  /** Replaces {@code CURRENT} in one step. */
  void point(String run) throws IOException;

  /** For reading what is there. */
  ReadableFolder folder();
}
