package org.districtassessment.stage.submission;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;
import java.io.Serializable;
import java.net.URI;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.util.SerializableConfiguration;

/** Opens submitted files of any Hadoop file system, on the driver and on executors. */
final class FileAccess implements Serializable {

  @Serial private static final long serialVersionUID = 1;

  /** Files up to this size are fetched once and looked at twice in memory. */
  private static final long KEPT_IN_MEMORY = 8 << 20;

  private final SerializableConfiguration configuration;

  FileAccess(Configuration configuration) {
    this.configuration = new SerializableConfiguration(configuration);
  }

  /** Returns the file as it came. */
  ProbedFile.Source source(SubmissionFile file) throws IOException {
    if (file.bytes() > KEPT_IN_MEMORY) {
      return () -> open(file);
    }

    try (InputStream in = open(file)) {
      return ProbedFile.source(in.readAllBytes());
    }
  }

  /** Opens a file of known encoding as UTF-8 without byte order mark. */
  InputStream openUtf8(SubmissionFile file, TextEncoding encoding) throws IOException {
    return ProbedFile.utf8(open(file), encoding);
  }

  /** Opens a file as it came. */
  InputStream open(SubmissionFile file) throws IOException {
    Path path = new Path(URI.create(file.uri()));
    return path.getFileSystem(configuration.value()).open(path);
  }
}
