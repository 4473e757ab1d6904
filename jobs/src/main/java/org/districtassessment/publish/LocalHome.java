package org.districtassessment.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** A home on this machine: a run appears, and {@code CURRENT} changes, by an atomic rename. */
final class LocalHome implements PublicationHome {

  private final Path home;

  LocalHome(Path home) {
    this.home = home;
  }

  @Override
  public Lock lock() throws IOException {
    Files.createDirectories(home);
    return LocalLock.take(home.resolve(LOCK));
  }

  @Override
  public void removeLeftovers() throws IOException {
    List<Path> leftovers;
    try (Stream<Path> files = Files.list(home)) {
      leftovers = files.filter(LocalHome::isLeftover).toList();
    }
    for (Path leftover : leftovers) {
      LocalFiles.deleteTree(leftover);
    }
  }

  @Override
  public Path newStagingFolder(String run) throws IOException {
    return Files.createDirectory(home.resolve(STAGING_PREFIX + run + "-" + UUID.randomUUID()));
  }

  @Override
  public void install(Path staged, String run) throws IOException {
    LocalFiles.forceTree(staged);
    Path target = home.resolve(PublicationHome.runFolder(run));
    if (Files.exists(target)) {
      Path aside = home.resolve(DAMAGED_PREFIX + run + "-" + UUID.randomUUID());
      Files.move(target, aside, ATOMIC_MOVE);
      Files.move(staged, target, ATOMIC_MOVE);
      LocalFiles.deleteTree(aside);
    } else {
      Files.move(staged, target, ATOMIC_MOVE);
    }
    LocalFiles.forceFolder(home);
  }

  @Override
  public void point(String run) throws IOException {
    Path line = home.resolve(NEW_CURRENT_PREFIX + UUID.randomUUID());
    Files.writeString(line, PublicationHome.runFolder(run) + "\n", UTF_8);
    LocalFiles.forceFile(line);
    Files.move(line, home.resolve(CURRENT), ATOMIC_MOVE);
    LocalFiles.forceFolder(home);
  }

  @Override
  public ReadableFolder folder() {
    return new LocalFolder(home);
  }

  private static boolean isLeftover(Path file) {
    return PublicationHome.isLeftover(String.valueOf(file.getFileName()));
  }
}
