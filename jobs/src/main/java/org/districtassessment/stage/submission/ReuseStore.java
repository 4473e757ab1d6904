package org.districtassessment.stage.submission;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * A folder with what an earlier run found out: of groups of files, see {@link BucketGroups}, the
 * outcome of each file and its accepted rows in columns; of queries their answers, see {@link
 * StoredAnswers}. What stands there is named by the SHA-256 of all on which it rests, so what
 * changed is not found, and sealed with the key of the pseudonyms, so what somebody else wrote is
 * not believed.
 *
 * @param folder URI of a folder; made where it is missing, for its owner only
 * @param madeBy tells apart programs, schemas and languages that would find out something else
 */
public record ReuseStore(String folder, String madeBy) implements Serializable {

  private static final String UNFINISHED = ".unfinished-";
  private static final FsPermission OWNER_ONLY = new FsPermission("700");

  /**
   * Makes the folder, where it is missing.
   *
   * @return the names of the files that stand in it already
   */
  Set<String> prepare(Configuration configuration) throws IOException {
    FileSystem files = files(configuration);
    Path path = new Path(URI.create(folder));
    if (!files.exists(path)) {
      files.mkdirs(path, OWNER_ONLY);
      files.setPermission(path, OWNER_ONLY);
    }
    Set<String> names = new TreeSet<>();
    for (FileStatus file : files.listStatus(path)) {
      names.add(file.getPath().getName());
    }
    return names;
  }

  /**
   * Removes files that nobody uses any more. Those that stood there before a run began, and that it
   * neither used nor stored, are no longer used by it; what came since then may be another run's.
   */
  void remove(Collection<String> names, Configuration configuration) throws IOException {
    FileSystem files = files(configuration);
    for (String name : names) {
      files.delete(path(name), false); // does nothing where another run was first
    }
  }

  /**
   * Returns bytes of one of its files, fewer where it ends before; empty where it is not there, or
   * ended even before the first of them.
   */
  Optional<byte[]> read(String name, long from, int length, Configuration configuration)
      throws IOException {
    try (FSDataInputStream in = files(configuration).open(path(name))) {
      in.seek(from);
      return Optional.of(in.readNBytes(length));
    } catch (FileNotFoundException | EOFException e) {
      return Optional.empty();
    }
  }

  /**
   * Writes one of its files, in one step where the file system renames in one. Where another task
   * or run is first with the same, or removes what is not finished, it writes nothing.
   */
  void write(String name, List<byte[]> parts, Configuration configuration) throws IOException {
    FileSystem files = files(configuration);
    Path unfinished = path(UNFINISHED + UUID.randomUUID());
    try (OutputStream out = files.create(unfinished, true)) {
      for (byte[] part : parts) {
        out.write(part);
      }
    }
    if (!isRenamed(files, unfinished, path(name))) {
      files.delete(unfinished, false);
    }
  }

  private static boolean isRenamed(FileSystem files, Path from, Path to) throws IOException {
    try {
      return files.rename(from, to);
    } catch (FileNotFoundException e) {
      return false;
    }
  }

  /** Returns the name of what rests on the texts, in their order, and on who made it. */
  String nameOf(List<String> texts) {
    MessageDigest digest = ProbedFile.sha256Digest();
    update(digest, madeBy);
    texts.forEach(text -> update(digest, text));
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void update(MessageDigest digest, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
    digest.update(bytes);
  }

  private Path path(String name) {
    return new Path(URI.create(folder + "/" + name));
  }

  /** Without files of checksums beside each: these are sealed. */
  private FileSystem files(Configuration configuration) throws IOException {
    FileSystem files = FileSystem.get(URI.create(folder), configuration);
    return files instanceof LocalFileSystem local ? local.getRawFileSystem() : files;
  }
}
