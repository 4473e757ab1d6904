package org.districtassessment.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.districtassessment.publish.Tables.clinicsTable;
import static org.districtassessment.publish.Tables.contents;
import static org.districtassessment.publish.Tables.run;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.districtassessment.core.finding.RefusedException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way over Hadoop's file systems, here over its local one. */
class HadoopHomeTest {

  @TempDir private Path output;
  private Path folder;
  private HadoopHome home;

  @BeforeEach
  void open() throws IOException {
    folder = output.resolve("clinic-review/year=2024");
    home = new HadoopHome(folder.toUri(), new Configuration());
  }

  @Test
  void publishesTheSameRunAsOnThisMachine(@TempDir Path local) throws IOException {
    Published published = publish(1);
    publish(2);
    publish(1);
    Publish.publish(local.toString(), Configuration::new, contents(1, clinicsTable()));

    assertThat(published.publication().verify()).isEmpty();
    assertThat(Files.readString(folder.resolve("CURRENT"), UTF_8))
        .isEqualTo("run=" + RunId.of(run(1)) + "\n");
    assertThat(names()).containsExactlyInAnyOrder("CURRENT", runFolder(1), runFolder(2));
    for (String file : List.of("clinics.csv", "clinics.parquet", "manifest.json")) {
      assertThat(folder.resolve(runFolder(1)).resolve(file))
          .hasSameBinaryContentAs(
              local.resolve("clinic-review/year=2024").resolve(runFolder(1)).resolve(file));
    }
  }

  @Test
  void pointsToTheRunWithoutARenameWhereThatCouldLeaveNone() throws IOException {
    Configuration configuration = new Configuration();
    configuration.set("fs.clinics.impl", ObjectStore.class.getName());
    HadoopHome store =
        new HadoopHome(URI.create("clinics://store" + folder.toUri().getPath()), configuration);

    Publish.publish(store, RunId.of(run(1)), contents(1, clinicsTable()));
    Published second = Publish.publish(store, RunId.of(run(2)), contents(2, clinicsTable()));

    assertThat(second.publication().verify()).isEmpty();
    assertThat(folder.resolve("CURRENT")).hasContent("run=" + RunId.of(run(2)));
    assertThat(names()).containsExactlyInAnyOrder("CURRENT", runFolder(1), runFolder(2));
  }

  /** Refuses to rename anything to {@code CURRENT}. */
  static final class ObjectStore extends RawLocalFileSystem {

    @Override
    public URI getUri() {
      return URI.create("clinics://store");
    }

    @Override
    public boolean rename(org.apache.hadoop.fs.Path from, org.apache.hadoop.fs.Path to)
        throws IOException {
      if (to.getName().equals("CURRENT")) {
        throw new IOException("An object store has no rename");
      }

      return super.rename(from, to);
    }
  }

  @Test
  void copiesFoldersOfTheRun() throws IOException {
    PublicationContents contents =
        new PublicationContents(
            run(1),
            List.of(clinicsTable()),
            new TreeMap<>(),
            List.of(
                (tables, run) -> {
                  Path returns = Files.createDirectory(run.resolve("returns"));
                  Files.writeString(returns.resolve("万州区.xlsx"), "list", UTF_8);
                }));

    Published published = Publish.publish(home, RunId.of(run(1)), contents);

    assertThat(published.publication().verify()).isEmpty();
    assertThat(folder.resolve(runFolder(1)).resolve("returns/万州区.xlsx")).hasContent("list");
  }

  @Test
  void isReadByItsUri() throws IOException {
    publish(1);
    ReadableFolder remote = HadoopFolder.at(folder.toUri(), new Configuration());

    Publication publication = Publication.open(remote);

    assertThat(publication.rows("clinics")).hasSize(7);
    assertThat(publication.verify()).isEmpty();
  }

  @Test
  void replacesADamagedRun() throws IOException {
    publish(1);
    FileSystem files = FileSystem.get(folder.toUri(), new Configuration());
    files.delete(
        new org.apache.hadoop.fs.Path(folder.resolve(runFolder(1)).resolve("clinics.csv").toUri()),
        false);

    assertThat(publish(1).outcome()).isEqualTo(Published.Outcome.REPLACED);
    assertThat(publish(1).outcome()).isEqualTo(Published.Outcome.KEPT);
    assertThat(names()).containsExactlyInAnyOrder("CURRENT", runFolder(1));
  }

  @Test
  void takesOverTheLockOfADeadProcessOfThisMachine() throws Exception {
    Process dead = new ProcessBuilder(ChildJvm.command(Nothing.class)).start();
    dead.waitFor();
    lock(dead.pid() + "@" + InetAddress.getLocalHost().getHostName());

    assertThat(publish(1).outcome()).isEqualTo(Published.Outcome.WRITTEN);
    assertThat(folder.resolve(".lock")).doesNotExist();
  }

  @Test
  void refusesWhileAnotherProcessHasTheLock() throws IOException {
    lock("1@elsewhere");

    assertThatThrownBy(() -> publish(1))
        .isInstanceOf(RefusedException.class)
        .hasMessageMatching(
            "file:/.*/\\.lock: Another run \\(process 1@elsewhere\\) is publishing this assessment"
                + " and year\\. Wait until it is done, or delete the lock if that process has died"
                + " on another machine, then run again");
  }

  @Test
  void removesWhatAKilledRunLeftBehind() throws IOException {
    Files.createDirectories(folder.resolve(".staging-0123456789abcdef-1"));

    publish(1);

    assertThat(names()).containsExactlyInAnyOrder("CURRENT", runFolder(1));
  }

  /** A process that ends at once. */
  static final class Nothing {

    private Nothing() {}

    public static void main(String[] arguments) {}
  }

  private void lock(String owner) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve(".lock"), owner, UTF_8);
  }

  private Published publish(int number) throws IOException {
    return Publish.publish(home, RunId.of(run(number)), contents(number, clinicsTable()));
  }

  private static String runFolder(int number) {
    return "run=" + RunId.of(run(number));
  }

  /** Names in the folder without the checksum files of Hadoop's local file system. */
  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.endsWith(".crc"))
          .toList();
    }
  }
}
