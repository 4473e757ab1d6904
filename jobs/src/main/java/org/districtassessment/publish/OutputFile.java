package org.districtassessment.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A file of a publication.
 *
 * @param path relative to the folder of the run, with forward slashes
 * @param sha256 64 lower-case hexadecimal digits
 * @param rows of the table it holds; null for anything else
 */
public record OutputFile(String path, long bytes, String sha256, @Nullable Long rows) {

  /** By path. */
  static final Comparator<OutputFile> ORDER = Comparator.comparing(OutputFile::path);

  /** Reads a file of the folder to its end. */
  static OutputFile of(Path folder, String file, @Nullable Long rows) throws IOException {
    Digests.Digest digest = Digests.of(Files.newInputStream(folder.resolve(file)));
    return new OutputFile(file, digest.bytes(), digest.sha256(), rows);
  }
}
