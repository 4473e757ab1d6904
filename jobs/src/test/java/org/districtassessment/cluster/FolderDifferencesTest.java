package org.districtassessment.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderDifferencesTest {

  @TempDir private Path first;
  @TempDir private Path second;

  @BeforeEach
  void fill() throws IOException {
    for (Path folder : new Path[] {first, second}) {
      Files.createDirectories(folder.resolve("year=2023"));
      Files.writeString(folder.resolve("CURRENT"), "run=1\n");
      Files.writeString(folder.resolve("year=2023/clinics.csv"), "unit,beds\n");
    }
  }

  @Test
  void findsNoneBetweenFoldersWithTheSameBytes() throws IOException {
    assertThat(FolderDifferences.between(first, second)).isEmpty();
    assertThat(FolderDifferences.files(first)).containsExactly("CURRENT", "year=2023/clinics.csv");
  }

  @Test
  void saysWhereBytesBeginToDiffer() throws IOException {
    Files.writeString(second.resolve("year=2023/clinics.csv"), "unit,bedS\n");

    assertThat(FolderDifferences.between(first, second))
        .containsExactly("year=2023/clinics.csv: differs from byte 8 on");
  }

  @Test
  void findsAFileThatIsLonger() throws IOException {
    Files.writeString(second.resolve("CURRENT"), "run=1\n\n");

    assertThat(FolderDifferences.between(first, second))
        .containsExactly("CURRENT: differs from byte 6 on");
  }

  @Test
  void findsFilesThatOneFolderLacksHiddenOnesTooButNoLock() throws IOException {
    Files.writeString(first.resolve(".lock"), "");
    Files.writeString(first.resolve(".staging-1"), "");
    Files.writeString(second.resolve("year=2023/more.csv"), "");

    assertThat(FolderDifferences.between(first, second))
        .containsExactly(".staging-1: only in " + first, "year=2023/more.csv: only in " + second);
  }
}
