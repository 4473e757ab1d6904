package org.districtassessment.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.finding.RefusedException;
import org.districtassessment.core.schema.TableSchema;
import org.jspecify.annotations.Nullable;

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
    SortedMap<String, Long> rows = new TreeMap<>();
    List<DataPackage.Resource> resources = new ArrayList<>();
    for (PublishedTable table : contents.tables()) {
      resources.add(write(folder, table, run.language()));
      String name = table.schema().name();
      long count = rowsOf(resources.get(resources.size() - 1));
      rows.put(name + ".csv", count);
      rows.put(name + ".parquet", count);
    }
    Files.writeString(folder.resolve(DataPackage.FILE), DataPackage.toJson(run, resources), UTF_8);
    writeManifest(folder, contents, rows);
    if (!contents.attachments().isEmpty()) {
      for (Attachment attachment : contents.attachments()) {
        attachment.write(Publication.open(folder), folder);
      }
      writeManifest(folder, contents, rows);
    }
  }

  /** Writes a table in both formats, in one pass over its rows. */
  private static DataPackage.Resource write(Path folder, PublishedTable table, Language language)
      throws IOException {
    TableSchema schema = table.schema();
    String csvName = schema.name() + ".csv";
    String parquetName = schema.name() + ".parquet";
    long rows = 0;
    try (CsvFile csv = CsvFile.create(folder.resolve(csvName), schema);
        ParquetFile parquet = ParquetFile.create(folder.resolve(parquetName), schema, language)) {
      for (List<@Nullable Object> row : table.rows()) {
        rows++;
        PublishedTable.checkRow(schema, rows, row);
        csv.write(row);
        parquet.write(row);
      }
    }
    return new DataPackage.Resource(
        schema, output(folder, csvName, rows), output(folder, parquetName, rows));
  }

  private static long rowsOf(DataPackage.Resource resource) {
    Long rows = resource.csv().rows();
    return rows == null ? 0 : rows;
  }

  private static void writeManifest(
      Path folder, PublicationContents contents, SortedMap<String, Long> rows) throws IOException {
    List<OutputFile> outputs = new ArrayList<>();
    for (String file : LocalFiles.below(folder)) {
      if (!file.equals(Manifest.FILE)) {
        outputs.add(output(folder, file, rows.get(file)));
      }
    }
    Manifest manifest = new Manifest(contents.run(), contents.counts(), outputs);
    Files.writeString(folder.resolve(Manifest.FILE), manifest.toJson(), UTF_8);
  }

  private static OutputFile output(Path folder, String file, @Nullable Long rows)
      throws IOException {
    Digests.Digest digest = Digests.of(Files.newInputStream(folder.resolve(file)));
    return new OutputFile(file, digest.bytes(), digest.sha256(), rows);
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
