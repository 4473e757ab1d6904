package org.districtassessment.pipeline;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import org.jspecify.annotations.Nullable;

/** This program. */
final class Program {

  private Program() {}

  /** The jar that is run; null where classes are run from a folder. */
  static @Nullable Path jar() {
    CodeSource source = Program.class.getProtectionDomain().getCodeSource();
    try {
      Path place = source == null ? null : Path.of(source.getLocation().toURI());
      return place != null && Files.isRegularFile(place) ? place : null;
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
