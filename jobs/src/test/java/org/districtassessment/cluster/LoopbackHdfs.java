package org.districtassessment.cluster;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.hdfs.MiniDFSCluster;

/** HDFS with one data node, in this process, on loopback. */
final class LoopbackHdfs implements AutoCloseable {

  private final MiniDFSCluster cluster;
  private final FileSystem files;

  private LoopbackHdfs(MiniDFSCluster cluster) throws IOException {
    this.cluster = cluster;
    this.files = cluster.getFileSystem();
  }

  /**
   * Starts it on ports of its own choice.
   *
   * @param folder gets its blocks
   */
  static LoopbackHdfs start(Path folder) throws IOException {
    Configuration configuration = new Configuration();
    configuration.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, folder.toString());
    configuration.setInt("dfs.replication", 1);
    // How long a client waits before it asks again whether a block has come; else 0.4 s a file.
    configuration.setInt("dfs.client.block.write.locateFollowingBlock.initial.delay.ms", 2);
    return new LoopbackHdfs(new MiniDFSCluster.Builder(configuration).numDataNodes(1).build());
  }

  /** The place of a folder, such as {@code hdfs://127.0.0.1:8020/submissions}. */
  String uri(String folder) {
    return files.getUri() + folder;
  }

  /** Copies a folder of this machine here. */
  void copyIn(Path from, String to) throws IOException {
    files.copyFromLocalFile(hadoop(from), new org.apache.hadoop.fs.Path(to));
  }

  /** Copies a folder from here to this machine. */
  void copyOut(String from, Path to) throws IOException {
    files.copyToLocalFile(false, new org.apache.hadoop.fs.Path(from), hadoop(to), true);
  }

  @Override
  public void close() {
    cluster.shutdown();
  }

  private static org.apache.hadoop.fs.Path hadoop(Path path) {
    return new org.apache.hadoop.fs.Path(path.toUri());
  }
}
