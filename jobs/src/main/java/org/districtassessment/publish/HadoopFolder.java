package org.districtassessment.publish;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** A folder of a file system that Hadoop reaches. */
record HadoopFolder(FileSystem files, Path path) implements ReadableFolder {

  static HadoopFolder at(URI location, Configuration configuration) throws IOException {
    return new HadoopFolder(FileSystem.get(location, configuration), new Path(location));
  }

  @Override
  public boolean has(String file) throws IOException {
    Path wanted = new Path(path, file);
    return files.exists(wanted) && files.getFileStatus(wanted).isFile();
  }

  @Override
  public InputStream open(String file) throws IOException {
    return files.open(new Path(path, file));
  }

  @Override
  public HadoopFolder child(String name) {
    return new HadoopFolder(files, new Path(path, name));
  }

  @Override
  public String name() {
    return path.getName();
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
