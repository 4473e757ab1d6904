package org.districtassessment.publish;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.DelegatingPositionOutputStream;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.schema.TableSchema;
import org.jspecify.annotations.Nullable;

/**
 * Writes one table as a Parquet file, with the columns of {@link ParquetLayout}, ZSTD compression
 * and a checksum on every page.
 *
 * <p>The same rows give the same bytes in every process: the file is written by one thread with
 * fixed sizes, and {@link CanonicalFooter} puts the footer in a fixed order at the end.
 */
public final class ParquetFile implements Closeable {

  private static final long ROW_GROUP_BYTES = 32L << 20;
  private static final int PAGE_BYTES = 1 << 20;

  private final Path file;
  private final ParquetWriter<List<@Nullable Object>> writer;

  private ParquetFile(Path file, ParquetWriter<List<@Nullable Object>> writer) {
    this.file = file;
    this.writer = writer;
  }

  /**
   * Creates the file, which must not exist.
   *
   * @param language of the titles in the footer
   */
  public static ParquetFile create(Path file, TableSchema schema, Language language)
      throws IOException {
    return new ParquetFile(file, writer(new LocalOutputFile(file), schema, language));
  }

  /**
   * Writes a file without rows to nowhere, so that the library, of some thousand classes, is loaded
   * when the first file is written.
   */
  static void prepare(TableSchema schema, Language language) throws IOException {
    writer(new Nowhere(), schema, language).close();
  }

  private static ParquetWriter<List<@Nullable Object>> writer(
      OutputFile file, TableSchema schema, Language language) throws IOException {
    return new Builder(file, schema, ParquetLayout.metadata(schema, language))
        .withConf(new Configuration(false))
        .withWriteMode(ParquetFileWriter.Mode.CREATE)
        .withCompressionCodec(CompressionCodecName.ZSTD)
        .withRowGroupSize(ROW_GROUP_BYTES)
        .withPageSize(PAGE_BYTES)
        .withPageWriteChecksumEnabled(true)
        .build();
  }

  /** Writes a row that fits the schema. */
  public void write(List<@Nullable Object> row) throws IOException {
    writer.write(row);
  }

  @Override
  public void close() throws IOException {
    writer.close();
    CanonicalFooter.rewrite(file);
  }

  /** What is written to it is gone. */
  private static final class Nowhere implements OutputFile {

    @Override
    public PositionOutputStream create(long blockSizeHint) {
      return new DelegatingPositionOutputStream(OutputStream.nullOutputStream()) {
        private long position;

        @Override
        public long getPos() {
          return position;
        }

        @Override
        public void write(int value) {
          position++;
        }

        @Override
        public void write(byte[] bytes) {
          position += bytes.length;
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
          position += length;
        }
      };
    }

    @Override
    public PositionOutputStream createOrOverwrite(long blockSizeHint) {
      return create(blockSizeHint);
    }

    @Override
    public boolean supportsBlockSize() {
      return false;
    }

    @Override
    public long defaultBlockSize() {
      return 0;
    }
  }

  private static final class Builder
      extends ParquetWriter.Builder<List<@Nullable Object>, Builder> {

    private final TableSchema schema;
    private final Map<String, String> metadata;

    Builder(OutputFile file, TableSchema schema, Map<String, String> metadata) {
      super(file);
      this.schema = schema;
      this.metadata = metadata;
    }

    @Override
    protected Builder self() {
      return this;
    }

    @Override
    @SuppressWarnings("deprecation") // abstract in parquet-java, so there is no way around it
    protected WriteSupport<List<@Nullable Object>> getWriteSupport(Configuration configuration) {
      return new RowWriteSupport(schema, metadata);
    }
  }
}
