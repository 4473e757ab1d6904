package org.districtassessment.publish;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.OutputFile;
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
    ParquetWriter<List<@Nullable Object>> writer =
        new Builder(new LocalOutputFile(file), schema, ParquetLayout.metadata(schema, language))
            .withConf(new Configuration(false))
            .withWriteMode(ParquetFileWriter.Mode.CREATE)
            .withCompressionCodec(CompressionCodecName.ZSTD)
            .withRowGroupSize(ROW_GROUP_BYTES)
            .withPageSize(PAGE_BYTES)
            .withPageWriteChecksumEnabled(true)
            .build();
    return new ParquetFile(file, writer);
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
