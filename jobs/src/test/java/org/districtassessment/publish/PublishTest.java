package org.districtassessment.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.districtassessment.publish.Tables.CLINICS;
import static org.districtassessment.publish.Tables.clinics;
import static org.districtassessment.publish.Tables.clinicsTable;
import static org.districtassessment.publish.Tables.contents;
import static org.districtassessment.publish.Tables.row;
import static org.districtassessment.publish.Tables.run;
import static org.districtassessment.publish.Tables.table;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.districtassessment.core.finding.RefusedException;
import org.districtassessment.core.schema.Field;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class PublishTest {

  @TempDir private Path output;

  @Test
  void putsARunIntoAFolderOfItsOwnAndPointsToIt() throws IOException {
    Published published = publish(1);

    String id = RunId.of(run(1));
    assertThat(published.outcome()).isEqualTo(Published.Outcome.WRITTEN);
    assertThat(names(home())).containsExactly(".lock", "CURRENT", "run=" + id);
    assertThat(home().resolve("CURRENT")).hasContent("run=" + id);
    assertThat(names(home().resolve("run=" + id)))
        .containsExactly("clinics.csv", "clinics.parquet", "datapackage.json", "manifest.json");
    assertThat(published.publication().verify()).isEmpty();
    assertThat(published.publication().origin()).isEqualTo("clinic-review/year=2024/run=" + id);
  }

  @Test
  void listsAttachmentsInFoldersWithNamesOfAnyLanguage() throws IOException {
    Publication publication = publishWithReturns(output.toString()).publication();

    assertThat(publication.manifest().outputs().stream().map(OutputFile::path))
        .containsExactly(
            "clinics.csv",
            "clinics.parquet",
            "datapackage.json",
            "returns/N1.xlsx",
            "returns/万州区.xlsx");
    assertThat(publication.verify()).isEmpty();
    assertThat(text(publication, "returns/万州区.xlsx")).isEqualTo("7 rows");

    Path returned = home().resolve("run=" + RunId.of(run(1))).resolve("returns/万州区.xlsx");
    Files.writeString(returned, "8 rows");
    assertThat(publication.verify())
        .singleElement()
        .satisfies(
            problem ->
                assertThat(problem.toString())
                    .startsWith(
                        returned + ": The file is not what was published: its SHA-256 is "));
    assertThat(publishWithReturns(output.toString()).outcome())
        .isEqualTo(Published.Outcome.REPLACED);
    assertThat(publication.verify()).isEmpty();
  }

  /** Publishes a run with an attachment in a folder that counts rows of the run's own table. */
  static Published publishWithReturns(String place) {
    Attachment returns =
        (tables, folder) -> {
          Path returned = Files.createDirectory(folder.resolve("returns"));
          Files.writeString(
              returned.resolve("万州区.xlsx"), tables.rows("clinics").size() + " rows", UTF_8);
          Files.writeString(returned.resolve("N1.xlsx"), "none", UTF_8);
        };
    return Publish.publish(
        place,
        Configuration::new,
        new PublicationContents(
            run(1), List.of(clinicsTable()), new TreeMap<>(), List.of(returns)));
  }

  @Test
  void saysInTheManifestWhatTheRunWasMadeOf() throws IOException {
    Publication publication = publish(1).publication();
    OutputFile csv = publication.manifest().output("clinics.csv").orElseThrow();
    OutputFile parquet = publication.manifest().output("clinics.parquet").orElseThrow();
    OutputFile dataPackage = publication.manifest().output("datapackage.json").orElseThrow();

    String manifest = text(publication, "manifest.json");
    String checksum = manifest.replaceAll("(?s).*\"checksum\": \"([0-9a-f]{64})\".*", "$1");
    assertThat(manifest)
        .isEqualTo(
            """
            {
              "assessment": "clinic-review",
              "checksum": "%s",
              "counts": {
                "rows_read": 7
              },
              "edition": "2024",
              "format": "district-assessment-publication/1",
              "inputs": [
                {
                  "bytes": 121,
                  "path": "2024/clinic.csv",
                  "sha256": "%s"
                }
              ],
              "language": "en",
              "options": {
                "number": "1"
              },
              "outputs": [
                {
                  "bytes": %d,
                  "path": "clinics.csv",
                  "rows": 7,
                  "sha256": "%s"
                },
                {
                  "bytes": %d,
                  "path": "clinics.parquet",
                  "rows": 7,
                  "sha256": "%s"
                },
                {
                  "bytes": %d,
                  "path": "datapackage.json",
                  "sha256": "%s"
                }
              ],
              "previous": null,
              "rules": [
                {
                  "bytes": 10,
                  "path": "assessment.yaml",
                  "sha256": "%s"
                }
              ],
              "run": "%s",
              "schemas": [
                {
                  "bytes": 11,
                  "path": "clinic.schema.json",
                  "sha256": "%s"
                }
              ],
              "tool_version": "0.1.0",
              "unverified": [
                "parameter poverty_line"
              ],
              "year": 2024
            }
            """
                .formatted(
                    checksum,
                    "ab".repeat(32),
                    csv.bytes(),
                    csv.sha256(),
                    parquet.bytes(),
                    parquet.sha256(),
                    dataPackage.bytes(),
                    dataPackage.sha256(),
                    "cd".repeat(32),
                    RunId.of(run(1)),
                    "ef".repeat(32)));
    assertThat(csv.bytes()).isEqualTo(Files.size(home().resolve(runFolder(1) + "/clinics.csv")));
  }

  @Test
  void describesTheTablesAsADataPackage() throws IOException {
    Publication publication = publish(1).publication();
    OutputFile csv = publication.manifest().output("clinics.csv").orElseThrow();
    OutputFile parquet = publication.manifest().output("clinics.parquet").orElseThrow();

    var json = Json.parse(text(publication, "datapackage.json"));

    assertThat(json.path("profile").asText()).isEqualTo("tabular-data-package");
    assertThat(json.path("name").asText()).isEqualTo("clinic-review-2024");
    var clinics = json.path("resources").path(0);
    assertThat(Json.oneLine(clinics.path("x-parquet")))
        .isEqualTo(
            "{\"bytes\":%d,\"hash\":\"sha256:%s\",\"path\":\"clinics.parquet\"}"
                .formatted(parquet.bytes(), parquet.sha256()));
    assertThat(clinics.path("path").asText()).isEqualTo("clinics.csv");
    assertThat(clinics.path("hash").asText()).isEqualTo("sha256:" + csv.sha256());
    assertThat(clinics.path("encoding").asText()).isEqualTo("utf-8");
    assertThat(Json.oneLine(clinics.path("dialect")))
        .isEqualTo(
            "{\"caseSensitiveHeader\":true,\"delimiter\":\",\",\"doubleQuote\":true,\"header\":true,"
                + "\"lineTerminator\":\"\\r\\n\",\"quoteChar\":\"\\\"\",\"skipInitialSpace\":false}");
    assertThat(Json.oneLine(clinics.path("schema").path("fields").path(3)))
        .isEqualTo(
            "{\"constraints\":{\"maximum\":100,\"minimum\":0},\"description\":\"what share is\","
                + "\"name\":\"share\",\"title\":\"Column share\",\"type\":\"number\","
                + "\"x-decimals\":10,\"x-unit\":\"yuan\"}");
    assertThat(Json.oneLine(clinics.path("schema").path("primaryKey"))).isEqualTo("[\"clinic\"]");
  }

  @Test
  void givesBackTheRowsThatWerePublished() throws IOException {
    publish(1);

    List<Row> rows = Publication.open(home()).rows("clinics");

    assertThat(rows).hasSize(7);
    assertThat(rows.get(1).required("clinic")).isEqualTo("=1+1");
    assertThat(rows.get(1).integer("beds")).contains(-1L);
    assertThat(rows.get(1).number("budget")).contains(Tables.decimal("-0.05"));
    assertThat(rows.get(2).text("clinic")).contains("");
    assertThat(rows.get(3).text("clinic")).isEmpty();
  }

  @Test
  void namesARunAfterEverythingThatDeterminesIt() {
    assertThat(RunId.of(run(1))).isEqualTo(RunId.of(run(1))).matches("[0-9a-f]{16}");
    assertThat(RunId.of(run(1))).isNotEqualTo(RunId.of(run(2)));
    assertThat(RunId.canonicalText(run(1)))
        .isEqualTo(
            ("{'assessment':'clinic-review','edition':'2024','inputs':[['2024/clinic.csv','%s']],"
                    + "'language':'EN','options':{'number':'1'},'previous':null,"
                    + "'rules':[['assessment.yaml','%s']],'schemas':[['clinic.schema.json','%s']],"
                    + "'tool_version':'0.1.0','year':2024}")
                .formatted("ab".repeat(32), "cd".repeat(32), "ef".repeat(32))
                .replace('\'', '"'));
  }

  @Test
  void keepsARunThatIsThere() throws IOException {
    publish(1);
    publish(2);
    Path csv = home().resolve(runFolder(1) + "/clinics.csv");
    var written = Files.getLastModifiedTime(csv);

    assertThat(publish(1).outcome()).isEqualTo(Published.Outcome.KEPT);
    assertThat(Files.getLastModifiedTime(csv)).isEqualTo(written);
    assertThat(home().resolve("CURRENT")).hasContent(runFolder(1));
    assertThat(names(home()))
        .containsExactlyInAnyOrder(".lock", "CURRENT", runFolder(1), runFolder(2));
  }

  @Test
  void replacesARunThatACorrectedProgramMakesOtherwise() throws IOException {
    publish(1);
    Path csv = home().resolve(runFolder(1) + "/clinics.csv");
    byte[] before = Files.readAllBytes(csv);

    Published again = publish(contents(1, table(CLINICS, Collections::emptyIterator)));

    assertThat(again.outcome()).isEqualTo(Published.Outcome.REPLACED);
    assertThat(Files.readAllBytes(csv)).isNotEqualTo(before);
    assertThat(again.publication().rows("clinics")).isEmpty();
  }

  @Test
  void replacesADamagedRun() throws IOException {
    publish(1);
    Path csv = home().resolve(runFolder(1) + "/clinics.csv");
    byte[] whole = Files.readAllBytes(csv);
    Files.writeString(csv, "cut off", UTF_8);

    assertThat(publish(1).outcome()).isEqualTo(Published.Outcome.REPLACED);

    assertThat(csv).hasBinaryContent(whole);
    assertThat(names(home())).containsExactly(".lock", "CURRENT", runFolder(1));
  }

  @Test
  void makesAttachmentsPartOfTheRun() throws IOException {
    PublicationContents contents =
        new PublicationContents(
            run(1),
            List.of(clinicsTable()),
            new TreeMap<>(),
            List.of(
                (tables, folder) ->
                    Files.writeString(
                        Files.createDirectories(folder.resolve("report")).resolve("count.txt"),
                        tables.rows("clinics").size() + " clinics")));

    Publication publication = publish(contents).publication();

    assertThat(text(publication, "report/count.txt")).isEqualTo("7 clinics");
    assertThat(publication.manifest().output("report/count.txt"))
        .hasValueSatisfying(file -> assertThat(file.bytes()).isEqualTo(9));
    assertThat(publication.verify()).isEmpty();
  }

  @Test
  void leavesNothingBehindWhenARowCannotBeHad() throws IOException {
    publish(1);
    Map<String, String> before = digests();

    assertThatThrownBy(() -> publish(contents(2, table(CLINICS, () -> fail("no more rows")))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no more rows");

    assertThat(digests()).isEqualTo(before);
  }

  @Test
  void leavesNothingBehindWhileAnotherTableIsWritten() throws IOException {
    publish(1);
    Map<String, String> before = digests();
    List<List<@Nullable Object>> many =
        Collections.nCopies(20_000, row("a", 1L, null, null, null, null, null));

    assertThatThrownBy(
            () ->
                publish(
                    contents(
                        2,
                        table(CLINICS, () -> fail("no more rows")),
                        table(
                            Tables.schema("other", CLINICS.fields().toArray(Field[]::new)), many))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no more rows");

    assertThat(digests()).isEqualTo(before);
  }

  @Test
  void refusesRowsThatDoNotFitTheirTable() {
    assertThatThrownBy(() -> publish(contents(1, table(CLINICS, List.of(row("a"))))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Row 1 of clinics has 1 values for 7 fields");
    assertThatThrownBy(
            () ->
                publish(
                    contents(
                        1, table(CLINICS, List.of(row("a", 1, null, null, null, null, null))))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Row 1 of clinics has a Integer for beds (must be a Long)");
    assertThatThrownBy(
            () ->
                publish(
                    contents(
                        1,
                        table(
                            CLINICS,
                            List.of(
                                row("a", 1L, Tables.decimal("0.001"), null, null, null, null))))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Row 1 of clinics has 0.001 for budget (must have at most 2 decimals)");
  }

  @Test
  void removesWhatAKilledRunLeftBehind() throws IOException {
    Files.createDirectories(home().resolve(".staging-0123456789abcdef-1/deep"));
    Files.writeString(home().resolve(".staging-0123456789abcdef-1/deep/file"), "x");
    Files.createDirectories(home().resolve(".damaged-0123456789abcdef-1"));
    Files.writeString(home().resolve(".CURRENT-1"), "run=");

    publish(1);

    assertThat(names(home())).containsExactly(".lock", "CURRENT", runFolder(1));
  }

  @Test
  void refusesASecondRunInTheSameProcess() throws IOException {
    Files.createDirectories(home());
    try (PublicationHome.Lock lock = new LocalHome(home()).lock()) {
      assertThatThrownBy(() -> publish(1))
          .isInstanceOf(RefusedException.class)
          .hasMessage(
              home().resolve(".lock")
                  + ": Another run (process "
                  + ProcessHandle.current().pid()
                  + ") is publishing this assessment and year. Wait until it is done, then run"
                  + " again");
    }
    assertThat(publish(1).outcome()).isEqualTo(Published.Outcome.WRITTEN);
  }

  @Test
  void refusesASecondRunInAnotherProcessUntilThatOneIsDead() throws Exception {
    Process child = ChildJvm.of(PublishSlowly.class, output).start();
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(child.getInputStream(), UTF_8))) {
      assertThat(lines.readLine()).isEqualTo("in the middle");

      assertThatThrownBy(() -> publish(1))
          .isInstanceOf(RefusedException.class)
          .hasMessageStartingWith(
              home().resolve(".lock") + ": Another run (process " + child.pid() + ")");
    } finally {
      child.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    }

    assertThat(names(home())).hasSize(2).contains(".lock");
    publish(1);
    assertThat(names(home())).containsExactly(".lock", "CURRENT", runFolder(1));
  }

  @Test
  void saysWhereItCannotWrite() throws IOException {
    Path file = Files.writeString(output.resolve("file"), "no folder");

    assertThatThrownBy(() -> Publish.publish(file.toString(), Configuration::new, contents(1)))
        .isInstanceOf(PublishException.class)
        .hasMessageStartingWith("Cannot publish to " + file + "/clinic-review/year=2024: ");
    assertThat(file).hasContent("no folder");
  }

  /** A limit on the size of files fails in the middle of one, as a full disk does. */
  @Test
  @DisabledOnOs(OS.WINDOWS)
  void leavesTheLastRunWhenThereIsNoRoom() throws Exception {
    publish(1);
    Map<String, String> before = digests();
    List<String> command = new ArrayList<>(List.of("sh", "-c", "ulimit -f 64; exec \"$@\"", "sh"));
    command.addAll(ChildJvm.command(PublishMuch.class, output));

    String printed = ChildJvm.output(new ProcessBuilder(command).redirectErrorStream(true));

    assertThat(printed)
        .contains("PublishException: Cannot publish to " + home() + ": ")
        .containsPattern("the run needs more than [0-9]+ bytes, [0-9]+ bytes are free in");
    assertThat(digests()).isEqualTo(before);
  }

  @Test
  void hasTheSameBytesInEveryPlace(@TempDir Path other) throws IOException {
    publish(1);
    Publish.publish(other.toUri().toString(), Configuration::new, contents(1, clinicsTable()));

    assertThat(digests(other.resolve("clinic-review/year=2024"))).isEqualTo(digests());
  }

  /** Publishes a table that never ends. */
  static final class PublishSlowly {

    private PublishSlowly() {}

    public static void main(String[] arguments) {
      Publish.publish(
          arguments[0],
          Configuration::new,
          contents(
              2,
              table(
                  CLINICS,
                  () -> {
                    System.out.println("in the middle");
                    return Stream.generate(PublishSlowly::next).iterator();
                  })));
    }

    private static List<@Nullable Object> next() {
      try {
        Thread.sleep(50);
        return clinics().get(0);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** Publishes more than the limit allows. */
  static final class PublishMuch {

    private PublishMuch() {}

    public static void main(String[] arguments) {
      Publish.publish(
          arguments[0],
          Configuration::new,
          contents(
              2,
              table(
                  CLINICS,
                  () -> Stream.generate(() -> clinics().get(0)).limit(100_000).iterator())));
    }
  }

  private Path home() {
    return output.resolve("clinic-review/year=2024");
  }

  private static String runFolder(int number) {
    return "run=" + RunId.of(run(number));
  }

  private Published publish(int number) {
    return publish(contents(number, clinicsTable()));
  }

  private Published publish(PublicationContents contents) {
    return Publish.publish(output.toString(), Configuration::new, contents);
  }

  private static Iterator<List<@Nullable Object>> fail(String message) {
    throw new IllegalStateException(message);
  }

  private Map<String, String> digests() throws IOException {
    return digests(home());
  }

  private static Map<String, String> digests(Path folder) throws IOException {
    Map<String, String> digests = new TreeMap<>();
    for (String file : LocalFiles.below(folder)) {
      digests.put(file, Digests.of(Files.newInputStream(folder.resolve(file))).sha256());
    }
    return digests;
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static String text(Publication publication, String file) throws IOException {
    try (var in = publication.file(file)) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
