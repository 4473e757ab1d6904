package org.districtassessment.publish;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;
import static org.districtassessment.core.Checks.check;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.KeyValue;
import org.apache.parquet.format.PageEncodingStats;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;
import org.jspecify.annotations.Nullable;

/**
 * Puts the lists of a Parquet footer that have no order of their own into one.
 *
 * <p>parquet-java lists the encodings of a column in the order of a hash set of enum constants,
 * which differs from one Java process to the next (apache/parquet-java issue 3215). Nothing points
 * into the footer, so it can be written anew behind the unchanged pages:
 *
 * <pre>
 * before  PAR1 pages indexes | footer, encodings as the hash set had them | length PAR1
 * after   PAR1 pages indexes | footer, encodings by number                | length PAR1
 * </pre>
 */
final class CanonicalFooter {

  private static final byte[] MAGIC = "PAR1".getBytes(US_ASCII);

  /** Length of the footer, then the magic. */
  private static final int TAIL_BYTES = Integer.BYTES + MAGIC.length;

  private static final Comparator<PageEncodingStats> BY_PAGE_THEN_ENCODING =
      Comparator.comparingInt(
              (PageEncodingStats stats) -> requireNonNull(stats.getPage_type()).getValue())
          .thenComparingInt(stats -> requireNonNull(stats.getEncoding()).getValue());

  private CanonicalFooter() {}

  static void rewrite(Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      ByteBuffer tail = read(channel, channel.size() - TAIL_BYTES, TAIL_BYTES);
      int length = tail.getInt();
      byte[] magic = new byte[MAGIC.length];
      tail.get(magic);
      check(Arrays.equals(magic, MAGIC), "Not a Parquet file: %s", file);

      long start = channel.size() - TAIL_BYTES - length;
      FileMetaData footer =
          Util.readFileMetaData(new ByteArrayInputStream(read(channel, start, length).array()));
      sort(footer);
      ByteArrayOutputStream sorted = new ByteArrayOutputStream(length);
      Util.writeFileMetaData(footer, sorted);

      ByteBuffer end =
          ByteBuffer.allocate(sorted.size() + TAIL_BYTES).order(ByteOrder.LITTLE_ENDIAN);
      end.put(sorted.toByteArray()).putInt(sorted.size()).put(MAGIC).flip();
      channel.truncate(start);
      channel.position(start);
      while (end.hasRemaining()) {
        channel.write(end);
      }
    }
  }

  private static void sort(FileMetaData footer) {
    for (RowGroup group : requireNonNull(footer.getRow_groups())) {
      for (ColumnChunk chunk : requireNonNull(group.getColumns())) {
        ColumnMetaData column = requireNonNull(chunk.getMeta_data());
        column.setEncodings(
            sorted(column.getEncodings(), Comparator.comparingInt(Encoding::getValue)));
        if (column.isSetEncoding_stats()) {
          column.setEncoding_stats(sorted(column.getEncoding_stats(), BY_PAGE_THEN_ENCODING));
        }
      }
    }
    if (footer.isSetKey_value_metadata()) {
      footer.setKey_value_metadata(
          sorted(footer.getKey_value_metadata(), Comparator.comparing(KeyValue::getKey)));
    }
  }

  private static <T> List<T> sorted(@Nullable List<T> list, Comparator<? super T> order) {
    List<T> copy = new ArrayList<>(requireNonNull(list));
    copy.sort(order);
    return copy;
  }

  private static ByteBuffer read(FileChannel channel, long from, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining()) {
      int read = channel.read(bytes, from + bytes.position());
      check(read >= 0, "The file ends before its footer");
    }
    return bytes.flip();
  }
}
