package org.districtassessment.stage.submission;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * A large text and the parts in which its cells are checked, so that several cores work on it.
 *
 * <p>Quoted cells may hold line ends, so where a record starts can only be told from the beginning
 * of the file: one pass finds the lines at which parts start, another one their bytes.
 *
 * @param number of the file among those of its year
 * @param chunks in the order of the file; one or none if it is not worth it
 */
record SplitFile(int number, Look look, List<Chunk> chunks) implements Serializable {

  SplitFile {
    chunks = new ArrayList<>(chunks);
  }

  /** A record at which a part may start. */
  private record Start(long line, int ordinal) {}

  /**
   * Looks at a file and splits it.
   *
   * @param chunkBytes about how large a part is to be
   */
  static SplitFile of(
      FileAccess files, TableLayout layout, SubmissionFile file, int number, long chunkBytes)
      throws IOException {
    Look look = Look.at(files, layout, file);
    if (!look.isReadable() || look.start().header() == TableStart.NONE) {
      return new SplitFile(number, look, List.of());
    }

    List<Start> starts = new ArrayList<>();
    int end = findStarts(files, file, look, chunkBytes, starts);
    List<Long> offsets = offsets(files, file, look.encoding(), starts);
    List<Chunk> chunks = new ArrayList<>();
    for (int i = 0; i < starts.size(); i++) {
      Start start = starts.get(i);
      int next = i + 1 < starts.size() ? starts.get(i + 1).ordinal : end;
      chunks.add(new Chunk(offsets.get(i), start.line, start.ordinal, next));
    }
    return new SplitFile(number, look, chunks);
  }

  /** Whether there is more than one part. */
  boolean isSplit() {
    return chunks.size() > 1;
  }

  /**
   * Adds the starts of all parts, the first one at the first record whatever it is; returns the
   * ordinal behind the last record. Blank records that follow each other stay in one part.
   */
  private static int findStarts(
      FileAccess files, SubmissionFile file, Look look, long chunkBytes, List<Start> starts)
      throws IOException {
    try (Records records = files.records(file, look.encoding(), look.start())) {
      for (int i = 0; i < look.start().header() + look.start().depth(); i++) {
        records.next();
      }
      int ordinal = 0;
      long inChunk = 0;
      boolean followsBlank = false;
      while (records.next()) {
        boolean blank = isBlank(records);
        if (starts.isEmpty() || (inChunk >= chunkBytes && !blank && !followsBlank)) {
          starts.add(new Start(records.line(), ordinal));
          inChunk = 0;
        }
        inChunk += records.end(records.cells() - 1) - records.start(0) + 1;
        followsBlank = blank;
        ordinal++;
      }
      return ordinal;
    }
  }

  private static boolean isBlank(Records records) {
    for (int i = 0; i < records.cells(); i++) {
      int end = records.end(i);
      if (Cells.trimmedStart(records.bytes(), records.start(i), end) < end) {
        return false;
      }
    }

    return true;
  }

  /** Finds the first byte of the line of each start, in one pass. */
  private static List<Long> offsets(
      FileAccess files, SubmissionFile file, TextEncoding encoding, List<Start> starts)
      throws IOException {
    List<Long> offsets = new ArrayList<>();
    LineOffsets lines = new LineOffsets(encoding);
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = files.open(file.uri())) {
      in.skipNBytes(encoding.markLength());
      int count = in.readNBytes(buffer, 0, buffer.length);
      while (count > 0 && offsets.size() < starts.size()) {
        int at = 0;
        while (offsets.size() < starts.size()) {
          long line = starts.get(offsets.size()).line;
          at = lines.find(line, buffer, at, count);
          if (!lines.isAt(line)) {
            break;
          }

          offsets.add(lines.offset());
        }
        count = in.readNBytes(buffer, 0, buffer.length);
      }
    }
    return offsets;
  }
}
