package org.districtassessment.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options.Rename;
import org.apache.hadoop.fs.Path;
import org.districtassessment.core.finding.Problem;
import org.districtassessment.core.finding.RefusedException;
import org.districtassessment.core.finding.SourceLocation;

/**
 * A home on a file system that Hadoop reaches. A run is built on this machine, copied up into a
 * staging folder beside its place and renamed; {@code CURRENT} is replaced by a rename that
 * overwrites.
 *
 * <p>Both renames are single steps on HDFS. An object store has no rename of folders: there a run
 * may be half copied when its process is killed, but {@code CURRENT} is written last, as one
 * object, which a store replaces as a whole, and so never names such a run.
 */
final class HadoopHome implements PublicationHome {

  /** Elsewhere Hadoop deletes the file first, so that for a moment there is none. */
  private static final Set<String> REPLACE_BY_RENAME = Set.of("file", "hdfs", "viewfs");

  private final FileSystem files;
  private final Configuration configuration;
  private final Path home;

  HadoopHome(URI home, Configuration configuration) throws IOException {
    this.files = FileSystem.get(home, configuration);
    this.configuration = configuration;
    this.home = new Path(home);
  }

  /**
   * {@inheritDoc}
   *
   * <p>The lock is a file that only one process can create, holding the process id and the machine.
   * One whose process has died is taken over on the same machine; from another machine nobody can
   * know, so a person has to delete it.
   */
  @Override
  public Lock lock() throws IOException {
    files.mkdirs(home);
    Path lock = new Path(home, LOCK);
    String me = ProcessHandle.current().pid() + "@" + machine();
    if (!create(lock, me)) {
      String owner = ownerOf(lock);
      if (!isDead(owner)) {
        throw refused(lock, owner);
      }

      files.delete(lock, false);
      if (!create(lock, me)) {
        throw refused(lock, ownerOf(lock));
      }
    }
    return () -> files.delete(lock, false);
  }

  @Override
  public void removeLeftovers() throws IOException {
    for (FileStatus status : files.listStatus(home)) {
      if (PublicationHome.isLeftover(status.getPath().getName())) {
        files.delete(status.getPath(), true);
      }
    }
  }

  @Override
  public java.nio.file.Path newStagingFolder(String run) throws IOException {
    return Files.createTempDirectory("publication-" + run + "-");
  }

  @Override
  public void install(java.nio.file.Path staged, String run) throws IOException {
    Path staging = new Path(home, STAGING_PREFIX + run + "-" + UUID.randomUUID());
    for (String file : LocalFiles.below(staged)) {
      copyUp(staged.resolve(file), new Path(staging, file));
    }
    Path target = new Path(home, PublicationHome.runFolder(run));
    if (files.exists(target)) {
      Path aside = new Path(home, DAMAGED_PREFIX + run + "-" + UUID.randomUUID());
      rename(target, aside);
      rename(staging, target);
      files.delete(aside, true);
    } else {
      rename(staging, target);
    }
    LocalFiles.deleteTree(staged);
  }

  @Override
  public void point(String run) throws IOException {
    Path current = new Path(home, CURRENT);
    byte[] text = (PublicationHome.runFolder(run) + "\n").getBytes(UTF_8);
    if (!REPLACE_BY_RENAME.contains(home.toUri().getScheme())) {
      write(current, text);
      return;
    }

    Path line = new Path(home, NEW_CURRENT_PREFIX + UUID.randomUUID());
    write(line, text);
    FileContext.getFileContext(home.toUri(), configuration).rename(line, current, Rename.OVERWRITE);
  }

  @Override
  public ReadableFolder folder() {
    return new HadoopFolder(files, home);
  }

  private void copyUp(java.nio.file.Path from, Path to) throws IOException {
    try (FSDataOutputStream out = files.create(to, false)) {
      Files.copy(from, out);
      out.hsync();
    } catch (IOException e) {
      throw new IOException(
          "Cannot write " + to + ", which needs " + Files.size(from) + " bytes: " + e.getMessage(),
          e);
    }
  }

  private void write(Path file, byte[] bytes) throws IOException {
    try (FSDataOutputStream out = files.create(file, true)) {
      out.write(bytes);
      out.hsync();
    }
  }

  private void rename(Path from, Path to) throws IOException {
    if (!files.rename(from, to)) {
      throw new IOException("Cannot rename " + from + " to " + to);
    }
  }

  private boolean create(Path lock, String owner) throws IOException {
    try (OutputStream out = files.create(lock, false)) {
      out.write(owner.getBytes(UTF_8));
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    }
  }

  private String ownerOf(Path lock) throws IOException {
    try (var in = files.open(lock)) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  private static boolean isDead(String owner) {
    int at = owner.indexOf('@');
    if (at < 1 || !owner.substring(0, at).matches("[0-9]{1,18}")) {
      return false;
    }

    return owner.substring(at + 1).equals(machine())
        && ProcessHandle.of(Long.parseLong(owner.substring(0, at))).isEmpty();
  }

  private static String machine() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown";
    }
  }

  private static RefusedException refused(Path lock, String owner) {
    return new RefusedException(
        List.of(
            new Problem(
                SourceLocation.ofFile(lock.toString()),
                "Another run (process "
                    + owner
                    + ") is publishing this assessment and year. Wait until it is done, or delete"
                    + " the lock if that process has died on another machine, then run again")));
  }
}
