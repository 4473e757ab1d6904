package org.districtassessment.stage.submission;

import java.io.IOException;
import java.io.Serializable;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Where the accepted rows of a part of a file stand in a {@link ReuseStore}, as {@link KeptRows}
 * has them. Who reads them compares them with their SHA-256, which comes from behind a seal.
 *
 * @param name of the file in the store
 * @param from where they begin in it
 * @param sha256 of their bytes, lower-case hexadecimal: parts with the same have the same rows
 */
record StoredRows(String name, long from, int length, String sha256) implements Serializable {

  /** Returns their bytes; empty where the store has not got these any more. */
  Optional<byte[]> read(ReadingContext context) throws IOException {
    ReuseStore store = context.store();
    return store == null
        ? Optional.empty()
        : store
            .read(name, from, length, context.files().configuration())
            .filter(bytes -> sha256(bytes).equals(sha256));
  }

  static String sha256(byte[] bytes) {
    MessageDigest digest = ProbedFile.sha256Digest();
    return HexFormat.of().formatHex(digest.digest(bytes));
  }
}
