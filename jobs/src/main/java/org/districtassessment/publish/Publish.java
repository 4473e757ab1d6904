package org.districtassessment.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;
import org.districtassessment.core.Meanwhile;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.finding.RefusedException;
import org.districtassessment.core.schema.TableSchema;

/**
 * Publishes a run in one step: {@code <output>/<assessment>/year=<year>/run=<run id>/}.
 *
 * <p>The run is built in a hidden folder, forced to the disk, renamed into its place, and only then
 * named by {@code CURRENT}. Killed at any moment, {@code CURRENT} names the last complete run.
 * Earlier runs are never touched.
 */
public final class Publish {

  private Publish() {}

  /**
   * Loads, beside other work, what files are written with. Without it the same runs, later.
   *
   * @param schema of any table
   */
  public static void prepare(TableSchema schema, Language language) {
    Meanwhile.begin(
        () -> {
          try {
            ParquetFile.prepare(schema, language);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  /**
   * Publishes a run and points {@code CURRENT} to it. Where the same run is there, byte for byte,
   * it stays as it is; where it is there with other bytes, damaged or made by a program that has
   * since been corrected, it is replaced.
   *
   * @param output a path, or a URI of any file system that Hadoop knows
   * @param hadoop asked only for another place than this machine
   * @throws RefusedException if another process is publishing the same assessment and year
   * @throws PublishException if a file cannot be written; {@code CURRENT} is as it was
   */
  public static Published publish(
      String output, Supplier<Configuration> hadoop, PublicationContents contents) {
    RunDescription run = contents.run();
    String id = RunId.of(run);
    try {
      PublicationHome home = PublicationHome.at(output, run.assessment(), run.year(), hadoop);
      return publish(home, id, contents);
    } catch (IOException e) {
      String place = PublicationHome.location(output, run.assessment(), run.year());
      throw new PublishException("Cannot publish to " + place + ": " + reason(e), e);
    }
  }

  /** Returns the folder of an assessment and year as a URI, on this machine too. */
  public static String uriOf(String output, String assessment, int year) {
    String location = PublicationHome.location(output, assessment, year);
    if (!ReadableFolder.isLocal(location)) {
      return location;
    }

    String uri = ReadableFolder.localPath(location).toAbsolutePath().toUri().toString();
    return uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri;
  }

  static Published publish(PublicationHome home, String id, PublicationContents contents)
      throws IOException {
    try (PublicationHome.Lock lock = home.lock()) {
      home.removeLeftovers();
      ReadableFolder target = home.folder().child(PublicationHome.runFolder(id));
      boolean wasThere = target.has(Manifest.FILE);
      boolean kept = !build(home, id, contents, intact(target));
      home.point(id);
      return new Published(Publication.open(target), outcome(wasThere, kept));
    }
  }

  private static Published.Outcome outcome(boolean wasThere, boolean kept) {
    if (kept) {
      return Published.Outcome.KEPT;
    }

    return wasThere ? Published.Outcome.REPLACED : Published.Outcome.WRITTEN;
  }

  private static Optional<Publication> intact(ReadableFolder run) throws IOException {
    if (!run.has(Manifest.FILE)) {
      return Optional.empty();
    }

    try {
      Publication publication = Publication.open(run);
      return publication.verify().isEmpty() ? Optional.of(publication) : Optional.empty();
    } catch (RefusedException e) {
      return Optional.empty();
    }
  }

  /** Builds the run, and installs it unless it is there to the byte; returns whether it did. */
  private static boolean build(
      PublicationHome home, String id, PublicationContents contents, Optional<Publication> there)
      throws IOException {
    Path staging = home.newStagingFolder(id);
    try {
      write(staging, contents);
      String manifest = Files.readString(staging.resolve(Manifest.FILE), UTF_8);
      if (there.isPresent() && there.get().manifest().toJson().equals(manifest)) {
        return false;
      }

      home.install(staging, id);
      return true;
    } catch (IOException e) {
      throw new IOException(reason(e) + space(staging), e);
    } finally {
      LocalFiles.deleteTree(staging); // there unless it was installed
    }
  }

  private static void write(Path folder, PublicationContents contents) throws IOException {
    RunDescription run = contents.run();
    List<DataPackage.Resource> resources =
        TableFiles.write(folder, contents.tables(), run.language());
    SortedMap<String, OutputFile> outputs = new TreeMap<>();
    for (DataPackage.Resource resource : resources) {
      outputs.put(resource.csv().path(), resource.csv());
      outputs.put(resource.parquet().path(), resource.parquet());
    }
    Files.writeString(folder.resolve(DataPackage.FILE), DataPackage.toJson(run, resources), UTF_8);
    writeManifest(folder, contents, outputs);
    if (!contents.attachments().isEmpty()) {
      for (Attachment attachment : contents.attachments()) {
        attachment.write(Publication.open(folder), folder);
      }
      writeManifest(folder, contents, outputs);
    }
  }

  /**
   * @param outputs those that are known by path; the other files of the folder are added
   */
  private static void writeManifest(
      Path folder, PublicationContents contents, SortedMap<String, OutputFile> outputs)
      throws IOException {
    for (String file : LocalFiles.below(folder)) {
      if (!file.equals(Manifest.FILE) && !outputs.containsKey(file)) {
        outputs.put(file, OutputFile.of(folder, file, null));
      }
    }
    Manifest manifest =
        new Manifest(contents.run(), contents.counts(), List.copyOf(outputs.values()));
    Files.writeString(folder.resolve(Manifest.FILE), manifest.toJson(), UTF_8);
  }

  private static String reason(IOException e) {
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }

  /** How much room was used and how much is left: what a person asks first. */
  private static String space(Path staging) {
    try {
      long written = 0;
      for (String file : LocalFiles.below(staging)) {
        written += Files.size(staging.resolve(file));
      }
      long free = Files.getFileStore(staging).getUsableSpace();
      return String.format(
          " (the run needs more than %d bytes, %d bytes are free in %s)",
          written, free, staging.getParent());
    } catch (NoSuchFileException e) {
      return "";
    } catch (IOException e) {
      return "";
    }
  }
}
