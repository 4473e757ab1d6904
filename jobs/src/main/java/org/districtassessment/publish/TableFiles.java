package org.districtassessment.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import org.districtassessment.core.Meanwhile;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.schema.TableSchema;
import org.jspecify.annotations.Nullable;

/**
 * Writes tables as CSV and Parquet, two tables at a time: most have few rows, and what a file costs
 * by itself is the larger part. The largest are begun first, so that no thread is left alone with
 * one of them at the end.
 */
final class TableFiles {

  private final Path folder;
  private final List<PublishedTable> tables;
  private final List<Integer> largestFirst;
  private final Language language;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicReferenceArray<DataPackage.Resource> written;
  private final AtomicReference<@Nullable IOException> failure = new AtomicReference<>();
  private final Queue<Meanwhile<Boolean>> forced = new ConcurrentLinkedQueue<>();

  private TableFiles(Path folder, List<PublishedTable> tables, Language language) {
    this.folder = folder;
    this.tables = tables;
    this.largestFirst =
        IntStream.range(0, tables.size())
            .boxed()
            .sorted(Comparator.<Integer>comparingLong(i -> tables.get(i).size()).reversed())
            .toList();
    this.language = language;
    this.written = new AtomicReferenceArray<>(tables.size());
  }

  /** Returns what was written, in the order of the tables, once no thread writes any more. */
  static List<DataPackage.Resource> write(
      Path folder, List<PublishedTable> tables, Language language) throws IOException {
    TableFiles files = new TableFiles(folder, tables, language);
    Meanwhile.bothDo(files::writeNext);
    try {
      files.forced.forEach(Meanwhile::result);
    } catch (UncheckedIOException e) {
      files.failure.compareAndSet(null, e.getCause());
    }
    IOException failure = files.failure.get();
    if (failure != null) {
      throw failure;
    }

    return IntStream.range(0, tables.size()).mapToObj(files.written::get).toList();
  }

  /** Takes one table after the other until there is none, or one could not be written. */
  private void writeNext() {
    try {
      for (int i = next.getAndIncrement(); i < tables.size(); i = next.getAndIncrement()) {
        int table = largestFirst.get(i);
        written.set(table, write(tables.get(table)));
      }
    } catch (IOException e) {
      failure.compareAndSet(null, e);
    } finally {
      next.set(tables.size());
    }
  }

  /** Writes a table in both formats, in one pass over its rows. */
  private DataPackage.Resource write(PublishedTable table) throws IOException {
    TableSchema schema = table.schema();
    String csvName = schema.name() + ".csv";
    String parquetName = schema.name() + ".parquet";
    long rows = 0;
    try (CsvFile csv = CsvFile.create(folder.resolve(csvName), schema);
        ParquetFile parquet = ParquetFile.create(folder.resolve(parquetName), schema, language)) {
      for (List<@Nullable Object> row : table.rows()) {
        rows++;
        PublishedTable.checkRow(schema, rows, row);
        csv.write(row);
        parquet.write(row);
      }
    }
    forced.add(Meanwhile.begin(() -> force(csvName, parquetName)));
    return new DataPackage.Resource(
        schema, OutputFile.of(folder, csvName, rows), OutputFile.of(folder, parquetName, rows));
  }

  /** So that little has to be waited for once all tables are there. */
  private void force(String... names) {
    try {
      for (String name : names) {
        LocalFiles.forceFile(folder.resolve(name));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
