package org.districtassessment.stage.submission;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.hadoop.conf.Configuration;

/** The hash of a file's bytes, for files that no task reads. */
public final class FileHash {

  private static final int CHUNK = 1 << 16;

  private FileHash() {}

  /**
   * Returns the SHA-256 of a file as it came, in lower-case hexadecimal.
   *
   * @throws IOException if the file system fails
   */
  public static String sha256(SubmissionFile file, Configuration configuration)
      throws IOException {
    try (InputStream in = new FileAccess(configuration).open(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] chunk = new byte[CHUNK];
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        digest.update(chunk, 0, read);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
