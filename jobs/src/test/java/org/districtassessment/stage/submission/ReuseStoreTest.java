package org.districtassessment.stage.submission;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two runs with one folder, whose steps come in between those of each other. */
class ReuseStoreTest {

  private static final Configuration FILES = new Configuration();

  @TempDir Path temporary;

  private Path folder;
  private ReuseStore one;
  private ReuseStore other;

  @BeforeEach
  void open() {
    folder = temporary.resolve("store");
    one = new ReuseStore(folder.toUri().toString(), "a");
    other = new ReuseStore(folder.toUri().toString(), "a");
  }

  @Test
  void aRunDoesNotRemoveWhatAnotherStoredMeanwhile() throws IOException {
    write(one, "old");
    Set<String> before = one.prepare(FILES);
    other.prepare(FILES);
    write(other, "new");
    one.remove(before, FILES);

    assertThat(one.read("old", 0, 100, FILES)).isEmpty();
    assertThat(other.read("new", 0, 100, FILES)).hasValue("new".getBytes(UTF_8));
  }

  @Test
  void whatAnotherRunRemovedIsAsIfItWasNeverThere() throws IOException {
    write(one, "old");
    Set<String> ofOne = one.prepare(FILES);
    Set<String> ofOther = other.prepare(FILES);
    assertThat(ofOne).isEqualTo(ofOther).containsExactly("old");
    one.remove(ofOne, FILES);
    assertThat(other.read("old", 0, 100, FILES)).isEmpty();
    other.remove(ofOther, FILES);
    write(other, "old");

    assertThat(one.read("old", 0, 100, FILES)).hasValue("old".getBytes(UTF_8));
  }

  @Test
  void bothMayStoreTheSame() throws IOException {
    one.prepare(FILES);
    other.prepare(FILES);
    write(one, "same");
    write(other, "same");

    assertThat(one.read("same", 0, 100, FILES)).hasValue("same".getBytes(UTF_8));
    assertThat(names()).containsExactly("same");
  }

  @Test
  void aFileThatIsBeingWrittenIsNotRemovedByARunThatBeganBefore() throws IOException {
    Set<String> before = one.prepare(FILES);
    whileWriting("new", () -> one.remove(before, FILES));

    assertThat(other.read("new", 0, 100, FILES)).hasValue("new, all of it".getBytes(UTF_8));
  }

  /** As one that broke off, which stays there otherwise. */
  @Test
  void aFileThatWasRemovedWhileItWasWrittenIsNotStored() throws IOException {
    one.prepare(FILES);
    whileWriting("new", () -> one.remove(one.prepare(FILES), FILES));

    assertThat(other.read("new", 0, 100, FILES)).isEmpty();
    assertThat(names()).isEmpty();
  }

  private interface Step {
    void run() throws IOException;
  }

  /** Lets the other run write a file, in the middle of which something else happens. */
  private void whileWriting(String name, Step step) throws IOException {
    List<byte[]> parts =
        new AbstractList<>() {
          @Override
          public byte[] get(int index) {
            if (index == 0) {
              return (name + ", ").getBytes(UTF_8);
            }

            try {
              step.run();
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
            return "all of it".getBytes(UTF_8);
          }

          @Override
          public int size() {
            return 2;
          }
        };
    other.write(name, parts, FILES);
  }

  private static void write(ReuseStore store, String name) throws IOException {
    store.prepare(FILES);
    store.write(name, List.of(name.getBytes(UTF_8)), FILES);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
