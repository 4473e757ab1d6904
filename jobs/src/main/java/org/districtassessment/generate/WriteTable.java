package org.districtassessment.generate;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.districtassessment.core.schema.TableSchema;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows of one table into a file for each year and unit, or for each year.
 *
 * @param deliveries those of this table
 * @param seed of the looks of files
 */
record WriteTable(
    TableSchema table,
    boolean oneFile,
    Spec.Files files,
    List<Spec.Defect> defects,
    List<Spec.Delivery> deliveries,
    TableCells cells,
    OutputFolder folder,
    long seed)
    implements Serializable {

  /**
   * A file that was written; one without rows was not.
   *
   * @param lines those of a unit in a file of all units, which are still to be written; else empty
   * @param end the line after the last one
   */
  record Written(
      int year,
      String unit,
      String table,
      String file,
      long rows,
      List<Planted> planted,
      String lines,
      long end)
      implements Serializable {}

  /** Returns what writes the rows of one unit and year after another, for the use of one thread. */
  Rows rows() {
    return new Rows();
  }

  /** Writes the rows of one unit and year, then those of the next. */
  final class Rows {

    private final RowCode texts = cells.texts().start();
    private final List<OpenFile> open = new ArrayList<>();

    /**
     * Writes a row.
     *
     * @param choice what happens to it; null for a good row
     */
    void write(InternalRow row, @Nullable Choice choice) {
      try {
        if (open.isEmpty()) {
          open(row);
        }
        texts.compute(row);
        for (OpenFile file : open) {
          file.write(row, choice);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private void open(InternalRow row) throws IOException {
      int year = row.getInt(cells.year());
      String unit = row.getUTF8String(cells.unit()).toString();
      FileStyle style =
          oneFile
              ? FileStyle.ofAll(table, year)
              : FileStyle.of(
                  files, seed, table, year, unit, row.getUTF8String(cells.unitName()).toString());
      for (SentFile sent : SentFile.of(table.name(), year, unit, style, deliveries)) {
        open.add(new OpenFile(WriteTable.this, style, sent));
      }
    }

    /** Ends the files of the unit and year. */
    void close(List<Written> written) {
      try {
        for (OpenFile file : open) {
          written.add(file.close());
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      open.clear();
    }
  }
}
