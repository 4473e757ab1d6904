package org.districtassessment.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.districtassessment.publish.Tables.clinicsTable;
import static org.districtassessment.publish.Tables.contents;
import static org.districtassessment.publish.Tables.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.apache.hadoop.conf.Configuration;
import org.districtassessment.core.finding.Problem;
import org.districtassessment.core.finding.RefusedException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublicationTest {

  @TempDir private Path output;
  private Path home;
  private Path folder;

  @BeforeEach
  void publish() {
    Publish.publish(output.toString(), Configuration::new, contents(1, clinicsTable()));
    home = output.resolve("clinic-review/year=2024");
    folder = home.resolve("run=" + RunId.of(run(1)));
  }

  @Test
  void opensAYearARunAndAUri() throws IOException {
    assertThat(Publication.open(home).run()).isEqualTo(run(1));
    assertThat(Publication.open(folder).run()).isEqualTo(run(1));
    assertThat(Publication.open(home.toString()).run()).isEqualTo(run(1));
    assertThat(Publication.open(home.toUri().toString()).run()).isEqualTo(run(1));
  }

  @Test
  void noticesEveryChangedByte() throws IOException {
    Random random = new Random(7);
    List<String> files = LocalFiles.below(folder);
    for (int i = 0; i < 300; i++) {
      Path file = folder.resolve(files.get(i % files.size()));
      byte[] whole = Files.readAllBytes(file);
      byte[] damaged = whole.clone();
      int at = random.nextInt(whole.length);
      damaged[at] ^= (byte) (1 << random.nextInt(8));
      Files.write(file, damaged);

      assertThat(isIntact()).as("%s with another byte %s", file, at).isFalse();

      Files.write(file, whole);
    }
    assertThat(isIntact()).isTrue();
  }

  @Test
  void saysWhichFileIsDamagedAndHow() throws IOException {
    Publication publication = Publication.open(folder);
    Files.delete(folder.resolve("clinics.parquet"));
    Files.writeString(folder.resolve("clinics.csv"), "short", UTF_8);

    long bytes = publication.manifest().output("clinics.csv").orElseThrow().bytes();
    assertThat(publication.verify())
        .extracting(Problem::toString)
        .containsExactly(
            folder + "/clinics.csv: The file has 5 bytes and was published with " + bytes,
            folder + "/clinics.parquet: The file is missing");
  }

  @Test
  void noticesARunUnderAnotherName() throws IOException {
    Path other = Files.move(folder, home.resolve("run=0000000000000000"));

    assertThat(Publication.open(other).verify())
        .extracting(Problem::toString)
        .containsExactly(other + ": This is run run=" + RunId.of(run(1)) + " by its manifest");
  }

  @Test
  void refusesWhatIsNoPublication(@TempDir Path empty) throws IOException {
    assertRefused(
        empty,
        empty
            + ": No publication is here (neither manifest.json nor CURRENT). Name the folder of a"
            + " run, or of a year with a file CURRENT");
    Files.writeString(home.resolve("CURRENT"), "run=../../elsewhere\n", UTF_8);
    assertRefused(
        home,
        home
            + "/CURRENT: There is no run run=../../elsewhere here. Write the name of a run's folder"
            + " into the file");
    Files.writeString(folder.resolve("manifest.json"), "{}", UTF_8);
    assertRefused(
        folder,
        folder
            + "/manifest.json: The manifest is damaged. Publish again, or point CURRENT to another"
            + " run");
  }

  @Test
  void refusesATableItDoesNotHave() throws IOException {
    Publication publication = Publication.open(home);

    assertThatThrownBy(() -> publication.rows("hospitals"))
        .isInstanceOf(RefusedException.class)
        .hasMessage(folder + ": The publication has no table hospitals (it has clinics)");
  }

  private boolean isIntact() throws IOException {
    try {
      return Publication.open(folder).verify().isEmpty();
    } catch (RefusedException e) {
      return false;
    }
  }

  private static void assertRefused(Path place, String message) {
    assertThatThrownBy(() -> Publication.open(place))
        .isInstanceOf(RefusedException.class)
        .hasMessage(message);
  }
}
