package org.districtassessment.generate;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;

/** The folder that gets the submissions, on any Hadoop file system, for driver and executors. */
final class OutputFolder implements Serializable {

  private final String root;
  private final SerializableConfiguration configuration;

  OutputFolder(SparkSession session, String root) {
    this.root = root;
    this.configuration =
        new SerializableConfiguration(session.sparkContext().hadoopConfiguration());
  }

  /** Creates or replaces a file below the folder; no checksum file stands beside it. */
  OutputStream create(String path) {
    Path file = new Path(root, path);
    try {
      return fileSystem(file).create(file, true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether there is anything at the path. */
  boolean holds(String path) {
    Path file = new Path(root, path);
    try {
      return fileSystem(file).exists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private FileSystem fileSystem(Path file) throws IOException {
    FileSystem fileSystem = file.getFileSystem(configuration.value());
    return fileSystem instanceof LocalFileSystem local ? local.getRawFileSystem() : fileSystem;
  }
}
