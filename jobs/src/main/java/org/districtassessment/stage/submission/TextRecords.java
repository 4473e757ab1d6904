package org.districtassessment.stage.submission;

import java.io.IOException;
import java.util.List;

/** The records of a small text whose delimiter is not known. */
final class TextRecords {

  private static final List<Character> DELIMITERS = List.of(',', ';', '\t');

  private TextRecords() {}

  /**
   * Opens the records, from the first on.
   *
   * @param lines among how many of the first lines the header is; the delimiter is the one that
   *     splits one of them into the most cells
   */
  static RecordReader open(byte[] bytes, TextEncoding encoding, int lines) throws IOException {
    char best = DELIMITERS.get(0);
    int most = 0;
    for (char delimiter : DELIMITERS) {
      try (RecordReader records = open(bytes, encoding, delimiter)) {
        for (int i = 0; i < lines && records.next(); i++) {
          if (records.cells() > most) {
            most = records.cells();
            best = delimiter;
          }
        }
      }
    }
    return open(bytes, encoding, best);
  }

  private static RecordReader open(byte[] bytes, TextEncoding encoding, char delimiter)
      throws IOException {
    return new RecordReader(
        ProbedFile.utf8(ProbedFile.source(bytes).open(), encoding),
        bytes.length,
        (byte) delimiter,
        1);
  }
}
