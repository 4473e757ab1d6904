package org.districtassessment.publish;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;

/** A folder that a publication is read from, on this machine or elsewhere. */
sealed interface ReadableFolder permits LocalFolder, HadoopFolder {

  /**
   * Returns the folder of a path, or of any URI that Hadoop has a file system for.
   *
   * @param hadoop asked only for another place than this machine
   */
  static ReadableFolder at(String location, Supplier<Configuration> hadoop) throws IOException {
    if (isLocal(location)) {
      return new LocalFolder(localPath(location));
    }

    return HadoopFolder.at(URI.create(location), hadoop.get());
  }

  /** Says whether the location is a path, or a {@code file:} URI. One letter is a drive. */
  static boolean isLocal(String location) {
    int colon = location.indexOf(':');
    boolean hasScheme =
        colon > 1 && location.substring(0, colon).matches("[A-Za-z][A-Za-z0-9+.-]*");
    return !hasScheme || location.startsWith("file:");
  }

  static Path localPath(String location) {
    return location.startsWith("file:")
        ? Path.of(URI.create(location).getPath())
        : Path.of(location);
  }

  boolean has(String file) throws IOException;

  InputStream open(String file) throws IOException;

  ReadableFolder child(String name);

  /** The last part of the folder's path. */
  String name();

  /** The place, as a person would type it. */
  @Override
  String toString();
}
