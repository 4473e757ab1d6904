package org.districtassessment.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;
import org.districtassessment.core.Meanwhile;
import org.districtassessment.core.finding.Problem;
import org.districtassessment.core.finding.RefusedException;
import org.districtassessment.core.finding.SourceLocation;
import org.districtassessment.core.schema.TableSchema;
import org.jspecify.annotations.Nullable;

/**
 * A published run, for reading. Opening reads {@code manifest.json} and {@code datapackage.json};
 * tables are read from their CSV files when asked for.
 */
public final class Publication {

  private final ReadableFolder folder;
  private final ManifestText manifest;
  private final SortedMap<String, TableSchema> tables;

  private Publication(
      ReadableFolder folder, ManifestText manifest, SortedMap<String, TableSchema> tables) {
    this.folder = folder;
    this.manifest = manifest;
    this.tables = tables;
  }

  /**
   * Opens the run that a place names.
   *
   * @param location folder of a run, or of a year ({@code <output>/<assessment>/year=<year>}),
   *     whose file {@code CURRENT} is followed; a path, or a URI of any file system that Hadoop
   *     knows
   * @throws RefusedException if there is no publication, or its manifest is damaged
   */
  public static Publication open(String location) throws IOException {
    return ReadableFolder.isLocal(location)
        ? open(ReadableFolder.localPath(location))
        : open(location, Configuration::new);
  }

  /**
   * Opens the run that a place names, reaching other machines by {@code hadoop}.
   *
   * @see #open(String)
   */
  public static Publication open(String location, Supplier<Configuration> hadoop)
      throws IOException {
    return open(ReadableFolder.at(location, hadoop));
  }

  /**
   * Opens the run that a place on this machine names.
   *
   * @see #open(String)
   */
  public static Publication open(Path location) throws IOException {
    return open(new LocalFolder(location));
  }

  /**
   * Opens the current run of an assessment and year; empty where none was published.
   *
   * @param output the folder that holds the assessments
   * @param hadoop asked only for another place than this machine
   */
  public static Optional<Publication> find(
      String output, String assessment, int year, Supplier<Configuration> hadoop)
      throws IOException {
    ReadableFolder home =
        ReadableFolder.at(PublicationHome.location(output, assessment, year), hadoop);
    return home.has(PublicationHome.CURRENT) ? Optional.of(open(home)) : Optional.empty();
  }

  /** Loads what opening needs, before it is known what is opened. */
  public static void prepare() {
    Digests.sha256("");
    tables(new LocalFolder(Path.of("")), "{}");
  }

  static Publication open(ReadableFolder place) throws IOException {
    if (place.has(Manifest.FILE)) {
      return openRun(place);
    }

    if (place.has(PublicationHome.CURRENT)) {
      return openRun(place.child(current(place)));
    }

    throw refused(
        place.toString(),
        "No publication is here (neither %s nor %s). Name the folder of a run, or of a year with a"
            + " file %s",
        Manifest.FILE,
        PublicationHome.CURRENT,
        PublicationHome.CURRENT);
  }

  /**
   * Returns what the run was made of and what it made.
   *
   * @throws RefusedException if another version wrote the manifest, which says other things
   */
  public Manifest manifest() {
    return manifest.manifest().orElseThrow(() -> damaged(folder));
  }

  /** Returns what the run was made of; see {@link #manifest}. */
  public RunDescription run() {
    return manifest().run();
  }

  /** The year that was evaluated. */
  public int year() {
    return manifest.year();
  }

  /** Where the run is, as a person would type it. */
  public String location() {
    return folder.toString();
  }

  /** Which run this is, whatever the machine: {@code <assessment>/year=<year>/run=<run id>}. */
  public String origin() {
    return manifest.assessment()
        + "/year="
        + manifest.year()
        + "/"
        + PublicationHome.runFolder(manifest.runId());
  }

  /** The schemas of the published tables, by name, with titles in the run's language. */
  public Collection<TableSchema> tables() {
    return tables.values();
  }

  public Optional<TableSchema> table(String name) {
    return Optional.ofNullable(tables.get(name));
  }

  /**
   * Returns all rows of a table, in the published order; for tables of the size of units ×
   * indicators.
   *
   * @throws RefusedException if there is no such table, or its file is not what it should be
   */
  public List<Row> rows(String table) throws IOException {
    List<Row> rows = new ArrayList<>();
    forEachRow(table, rows::add);
    return rows;
  }

  /**
   * Hands the rows of a table to {@code consumer} one by one, in the published order.
   *
   * @throws RefusedException if there is no such table, or its file is not what it should be
   */
  public void forEachRow(String table, Consumer<Row> consumer) throws IOException {
    TableSchema schema =
        table(table)
            .orElseThrow(
                () ->
                    refused(
                        location(),
                        "The publication has no table %s (it has %s)",
                        table,
                        String.join(", ", tables.keySet())));
    String file = table + ".csv";
    try (InputStream in = folder.open(file)) {
      CsvRows.read(
          folder + "/" + file,
          in,
          schema,
          (List<@Nullable Object> row) -> consumer.accept(new Row(schema, row)));
    }
  }

  /** Opens any file of the publication. */
  public InputStream file(String path) throws IOException {
    return folder.open(path);
  }

  /**
   * Compares every file with its checksum in the manifest, and the name of the folder with what the
   * run was made of.
   *
   * @return what is wrong, by path; empty for an intact publication
   */
  public List<Problem> verify() throws IOException {
    List<Problem> problems = new ArrayList<>();
    Manifest facts = manifest();
    String expected = PublicationHome.runFolder(facts.runId());
    if (folder.name().startsWith(PublicationHome.RUN_PREFIX) && !folder.name().equals(expected)) {
      problems.add(problem(location(), "This is run %s by its manifest", expected));
    }
    for (OutputFile output : facts.outputs()) {
      damage(output)
          .ifPresent(message -> problems.add(problem(folder + "/" + output.path(), "%s", message)));
    }
    return problems;
  }

  private Optional<String> damage(OutputFile output) throws IOException {
    Digests.Digest actual;
    try {
      actual = Digests.of(folder.open(output.path()));
    } catch (NoSuchFileException | FileNotFoundException e) {
      return Optional.of("The file is missing");
    }

    if (actual.bytes() != output.bytes()) {
      return Optional.of(
          "The file has " + actual.bytes() + " bytes and was published with " + output.bytes());
    }

    return actual.sha256().equals(output.sha256())
        ? Optional.empty()
        : Optional.of("The file is not what was published: its SHA-256 is " + actual.sha256());
  }

  private static Publication openRun(ReadableFolder folder) throws IOException {
    String manifest = read(folder, Manifest.FILE);
    String dataPackage = read(folder, DataPackage.FILE);
    Meanwhile<SortedMap<String, TableSchema>> tables =
        Meanwhile.start(() -> tables(folder, dataPackage));
    return new Publication(
        folder, ManifestText.of(manifest).orElseThrow(() -> damaged(folder)), tables.result());
  }

  private static SortedMap<String, TableSchema> tables(ReadableFolder folder, String dataPackage) {
    try {
      return DataPackage.parse(Json.parse(dataPackage));
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw refused(folder + "/" + DataPackage.FILE, "The file is damaged. Publish again");
    }
  }

  private static RefusedException damaged(ReadableFolder folder) {
    return refused(
        folder + "/" + Manifest.FILE,
        "The manifest is damaged. Publish again, or point %s to another run",
        PublicationHome.CURRENT);
  }

  private static String current(ReadableFolder home) throws IOException {
    String line = read(home, PublicationHome.CURRENT).strip();
    boolean namesRun =
        line.startsWith(PublicationHome.RUN_PREFIX)
            && RunId.isOne(line.substring(PublicationHome.RUN_PREFIX.length()));
    if (!namesRun || !home.child(line).has(Manifest.FILE)) {
      throw refused(
          home + "/" + PublicationHome.CURRENT,
          "There is no run %s here. Write the name of a run's folder into the file",
          line);
    }

    return line;
  }

  private static String read(ReadableFolder folder, String file) throws IOException {
    try (InputStream in = folder.open(file)) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (NoSuchFileException | FileNotFoundException e) {
      throw refused(folder + "/" + file, "The file is missing. Publish again");
    }
  }

  @FormatMethod
  private static RefusedException refused(
      String place, @FormatString String format, Object... arguments) {
    return new RefusedException(List.of(problem(place, format, arguments)));
  }

  @FormatMethod
  private static Problem problem(String place, @FormatString String format, Object... arguments) {
    return new Problem(SourceLocation.ofFile(place), String.format(format, arguments));
  }
}
