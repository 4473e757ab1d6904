package org.districtassessment.generate;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Row;
import org.districtassessment.core.schema.Field;
import org.districtassessment.core.schema.TableSchema;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows of one table, of which those of one year and unit stand together, into a file for
 * each year and unit, or for each year.
 *
 * @param deliveries those of this table
 * @param turn which of the files of a delivery is written
 * @param seed of the looks of files
 */
record WriteTable(
    TableSchema table,
    boolean oneFile,
    Spec.Files files,
    List<Spec.Defect> defects,
    List<Spec.Delivery> deliveries,
    Turn turn,
    OutputFolder folder,
    long seed)
    implements Serializable {

  /** A delivery may write two files, one after the other. */
  enum Turn {
    FIRST,
    SECOND
  }

  /** A file that was written; one without rows was not. */
  record Written(int year, String table, String file, long rows, List<Planted> planted)
      implements Serializable {}

  /** Returns the same for the second files of deliveries. */
  WriteTable second() {
    return new WriteTable(table, oneFile, files, defects, deliveries, Turn.SECOND, folder, seed);
  }

  /**
   * Writes rows as {@link PlantDefects} makes them.
   *
   * @return one entry for each file
   */
  Iterator<Written> write(Iterator<Row> rows) {
    List<Written> written = new ArrayList<>();
    OpenFile open = null;
    try {
      while (rows.hasNext()) {
        Row row = rows.next();
        int year = row.getInt(PlantDefects.YEAR);
        String unit = oneFile ? "" : row.getString(PlantDefects.UNIT);
        if (open == null || open.year != year || !open.unit.equals(unit)) {
          close(open, written);
          open = new OpenFile(year, unit, style(row), deliveryOf(year, unit));
        }
        open.write(row);
      }
      close(open, written);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return written.iterator();
  }

  private Spec.@Nullable Delivery deliveryOf(int year, String unit) {
    return deliveries.stream()
        .filter(delivery -> delivery.unit().equals(unit) && delivery.isIn(year))
        .findFirst()
        .orElse(null);
  }

  /** Where a file stands; the year of one that is not sent. */
  private String path(FileStyle style, Spec.@Nullable Delivery delivery) {
    if (delivery == null || (turn == Turn.FIRST && delivery.hasSecond())) {
      return style.path();
    }

    int slash = style.path().indexOf('/');
    String year = style.path().substring(0, slash);
    if (delivery.way() == Spec.Way.NOT_SENT) {
      return year;
    }

    int dot = style.path().lastIndexOf('.');
    return year
        + (delivery.day().isEmpty() ? "" : "/" + delivery.day())
        + style.path().substring(slash, dot)
        + delivery.suffix()
        + style.path().substring(dot);
  }

  private FileStyle style(Row row) {
    int year = row.getInt(PlantDefects.YEAR);
    return oneFile
        ? FileStyle.ofAll(table, year)
        : FileStyle.of(
            files,
            seed,
            table,
            year,
            row.getString(PlantDefects.UNIT),
            row.getString(PlantDefects.UNIT_NAME));
  }

  private void close(@Nullable OpenFile open, List<Written> written) throws IOException {
    if (open != null) {
      open.csv.close();
      written.add(new Written(open.year, table.name(), open.path, open.rows, open.planted()));
    }
  }

  private final class OpenFile {

    private final int year;
    private final String unit;
    private final FileStyle style;
    private final Spec.@Nullable Delivery delivery;
    private final String path;
    private final CsvFile csv;
    private final List<Planted> planted = new ArrayList<>();
    private final long quotes;
    private long rows;

    OpenFile(int year, String unit, FileStyle style, Spec.@Nullable Delivery delivery)
        throws IOException {
      this.year = year;
      this.unit = unit;
      this.style = style;
      this.delivery = delivery;
      this.path = path(style, delivery);
      this.quotes = Draws.hash(seed, "quotes", table.name());
      this.csv =
          new CsvFile(
              isSent() ? folder.create(path) : OutputStream.nullOutputStream(),
              style.charset(),
              style.byteOrderMark(),
              style.lineEnd());
      csv.write(style.header(), null);
    }

    private boolean isSent() {
      return delivery == null || delivery.way() != Spec.Way.NOT_SENT;
    }

    /**
     * What the ledger says of the file: its defects, and how it came. Defects of a file that comes
     * again are mended in the second one; those of a copy stand in the first.
     */
    private List<Planted> planted() {
      if (delivery == null) {
        return planted;
      }

      boolean first = turn == Turn.FIRST;
      List<Planted> lines = new ArrayList<>();
      if (first && (delivery.way() == Spec.Way.DATED || delivery.way() == Spec.Way.COPIED)) {
        lines.addAll(planted);
      }
      if (first != (delivery.way() == Spec.Way.COPIED)) {
        lines.add(
            new Planted(
                year,
                "finding",
                delivery.code(),
                table.name(),
                unit,
                "",
                "",
                path,
                0,
                delivery.note()));
      }
      return lines;
    }

    void write(Row row) throws IOException {
      List<String> cells = new ArrayList<>(style.order().size() + 1);
      boolean[] quoted = new boolean[style.order().size()];
      for (int i = 0; i < quoted.length; i++) {
        int at = style.order().get(i);
        Field field = table.fields().get(at);
        String text = row.getString(PlantDefects.FIRST_CELL + at);
        cells.add(text == null ? "" : style.cell(field, text));
        quoted[i] = Draws.draw(quotes, row.getLong(PlantDefects.KEY), at) < files.quoted();
      }
      if (row.isNullAt(PlantDefects.DEFECT)) {
        record(cells, quoted);
        return;
      }

      Spec.Defect defect = defects.get(row.getInt(PlantDefects.DEFECT));
      if (defect.drop().contains(table.name()) && row.getBoolean(PlantDefects.CHANGED)) {
        return;
      }

      long at = csv.line();
      switch (action(defect, row)) {
        case CHANGE -> record(cells, quoted);
        case REPEAT -> {
          record(cells, quoted);
          at = csv.line();
          record(cells, quoted);
        }
        case BLANK_ROW -> {
          record(cells, quoted);
          at = csv.line();
          csv.blankLine();
        }
        case EXTRA_CELL -> {
          cells.add("1");
          record(cells, quoted);
        }
        case MISSING_CELL -> {
          cells.remove(cells.size() - 1);
          record(cells, quoted);
        }
      }
      if (row.getBoolean(PlantDefects.REPORTED)) {
        planted.add(ledgerLine(defect, defect.kind(), defect.code(), row, at));
        for (String check : defect.raises()) {
          planted.add(raised(defect, check, row, at));
        }
        for (String code : defect.also()) {
          planted.add(ledgerLine(defect, "finding", code, row, at));
        }
      }
    }

    /** What a defect does to lines, it does to its own table and to the row that was chosen. */
    private Spec.Action action(Spec.Defect defect, Row row) {
      boolean own = defect.table().equals(table.name()) && row.getBoolean(PlantDefects.CHANGED);
      return own ? defect.action() : Spec.Action.CHANGE;
    }

    private void record(List<String> cells, boolean[] quoted) throws IOException {
      csv.write(cells, quoted);
      rows += isSent() ? 1 : 0;
    }

    private Planted ledgerLine(Spec.Defect defect, String kind, String code, Row row, long line) {
      return new Planted(
          year,
          kind,
          code,
          table.name(),
          row.getString(PlantDefects.UNIT),
          row.isNullAt(PlantDefects.LEDGER_KEY) ? "" : row.getString(PlantDefects.LEDGER_KEY),
          defect.field(),
          path,
          line,
          defect.note());
    }

    /** A check that finds the whole unit because of the row, in a field of its own. */
    private Planted raised(Spec.Defect defect, String check, Row row, long line) {
      String ofUnit = row.getString(PlantDefects.UNIT);
      return new Planted(
          year,
          "anomaly",
          check,
          table.name(),
          ofUnit,
          ofUnit,
          "",
          path,
          line,
          "because of " + defect.label());
    }
  }
}
