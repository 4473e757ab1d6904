package org.districtassessment.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.districtassessment.publish.Tables.clinicsTable;
import static org.districtassessment.publish.Tables.contents;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishKillTest {

  private static final int KILLS = 20;

  @TempDir private Path output;

  @Test
  void namesACompleteRunHoweverOftenItIsKilled() throws Exception {
    Path home = output.resolve("clinic-review/year=2024");
    Random random = new Random(20240701);
    Set<String> runs = new HashSet<>();
    int leftovers = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      Process child = ChildJvm.of(PublishOnAndOn.class, output, kill * 100_000).start();
      try (BufferedReader lines =
          new BufferedReader(new InputStreamReader(child.getInputStream(), UTF_8))) {
        assertThat(lines.readLine()).isEqualTo("publishing");
        Thread.sleep(random.nextInt(400));
      } finally {
        child.destroyForcibly();
      }
      assertThat(child.waitFor(10, TimeUnit.SECONDS)).isTrue();

      Publication current = Publication.open(home);
      assertThat(current.verify()).isEmpty();
      assertThat(current.rows("clinics")).hasSize(7);
      runs.add(current.origin());
      if (hasStagingFolder(home)) {
        leftovers++;
      }
    }

    assertThat(runs).as("the children got something done").hasSizeGreaterThan(KILLS / 2);
    assertThat(leftovers).as("kills that hit a run being built").isPositive();
    try (Stream<Path> folders = Files.list(home)) {
      for (Path run :
          folders.filter(folder -> folder.getFileName().toString().startsWith("run=")).toList()) {
        assertThat(Publication.open(run).verify()).isEmpty();
      }
    }
  }

  private static boolean hasStagingFolder(Path home) throws Exception {
    try (Stream<Path> files = Files.list(home)) {
      return files.anyMatch(
          file -> file.getFileName().toString().startsWith(PublicationHome.STAGING_PREFIX));
    }
  }

  /** Publishes one run after the other, all different, until it is killed. */
  static final class PublishOnAndOn {

    private PublishOnAndOn() {}

    public static void main(String[] arguments) {
      int first = Integer.parseInt(arguments[1]);
      Publish.publish(arguments[0], Configuration::new, contents(first, clinicsTable()));
      System.out.println("publishing");
      for (int number = first + 1; true; number++) {
        Publish.publish(arguments[0], Configuration::new, contents(number, clinicsTable()));
      }
    }
  }
}
