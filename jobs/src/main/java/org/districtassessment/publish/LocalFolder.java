package org.districtassessment.publish;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder on this machine. */
record LocalFolder(Path path) implements ReadableFolder {

  @Override
  public boolean has(String file) {
    return Files.isRegularFile(path.resolve(file));
  }

  @Override
  public InputStream open(String file) throws IOException {
    return Files.newInputStream(path.resolve(file));
  }

  @Override
  public LocalFolder child(String name) {
    return new LocalFolder(path.resolve(name));
  }

  @Override
  public String name() {
    return String.valueOf(path.toAbsolutePath().normalize().getFileName());
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
