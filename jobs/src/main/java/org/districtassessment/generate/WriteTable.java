package org.districtassessment.generate;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.districtassessment.core.schema.Field;
import org.districtassessment.core.schema.FieldType;
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

  private static final byte[] EMPTY = {};

  /** A delivery may write two files, one beside the other. */
  private enum Turn {
    FIRST,
    SECOND
  }

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
          file.write(row, file.isMended() ? null : choice);
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
      Spec.Delivery delivery = deliveryOf(year, unit);
      open.add(new OpenFile(year, unit, style, delivery, Turn.FIRST));
      if (delivery != null && delivery.hasSecond()) {
        open.add(new OpenFile(year, unit, style, delivery, Turn.SECOND));
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

  private Spec.@Nullable Delivery deliveryOf(int year, String unit) {
    return deliveries.stream()
        .filter(delivery -> delivery.unit().equals(unit) && delivery.isIn(year))
        .findFirst()
        .orElse(null);
  }

  /** Where a file stands; the year of one that is not sent. */
  private static String path(FileStyle style, Spec.@Nullable Delivery delivery, Turn turn) {
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

  private final class OpenFile {

    private final int year;
    private final String unit;
    private final FileStyle style;
    private final Spec.@Nullable Delivery delivery;
    private final Turn turn;
    private final String path;
    private final ByteArrayOutputStream lines = new ByteArrayOutputStream(0);
    private final CsvFile csv;
    private final List<Planted> planted = new ArrayList<>();
    private final long quotes;
    private final FileCell[] order;
    private long rows;

    OpenFile(int year, String unit, FileStyle style, Spec.@Nullable Delivery delivery, Turn turn)
        throws IOException {
      this.year = year;
      this.unit = unit;
      this.style = style;
      this.delivery = delivery;
      this.turn = turn;
      this.path = path(style, delivery, turn);
      this.quotes = Draws.hash(seed, "quotes", table.name());
      this.order = new FileCell[style.order().size()];
      for (int i = 0; i < order.length; i++) {
        order[i] = new FileCell(style, style.order().get(i));
      }
      this.csv = new CsvFile(out(), style.charset(), style.byteOrderMark(), style.lineEnd());
      if (!oneFile) {
        csv.write(style.header(), null);
      }
    }

    private OutputStream out() {
      if (oneFile) {
        return lines;
      }
      return isSent() ? folder.create(path) : OutputStream.nullOutputStream();
    }

    /** Whether the file has no defects, as it comes instead of one that has. */
    boolean isMended() {
      return delivery != null && delivery.way() == Spec.Way.AGAIN && turn == Turn.SECOND;
    }

    Written close() throws IOException {
      csv.close();
      return new Written(
          year,
          unit,
          table.name(),
          path,
          rows,
          planted(),
          lines.toString(StandardCharsets.UTF_8),
          csv.line());
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

    void write(InternalRow row, @Nullable Choice choice) throws IOException {
      long draws = Draws.ofRow(quotes, row.getLong(cells.key()));
      if (choice == null) {
        for (FileCell cell : order) {
          cell.write(
              csv,
              row,
              Draws.draw(draws, cell.field) < files.quoted()
                  ? CsvFile.Quotes.ALWAYS
                  : CsvFile.Quotes.NEEDED);
        }
        csv.endRecord();
        rows += isSent() ? 1 : 0;
        return;
      }

      Spec.Defect defect = defects.get(choice.defect());
      if (defect.drop().contains(table.name()) && choice.changed()) {
        return;
      }

      List<@Nullable String> texts = cells.cells(row, choice);
      List<String> record = new ArrayList<>(style.order().size() + 1);
      boolean[] quoted = new boolean[style.order().size()];
      for (int i = 0; i < quoted.length; i++) {
        int at = style.order().get(i);
        String text = texts.get(at);
        record.add(text == null ? "" : style.cell(table.fields().get(at), text));
        quoted[i] = Draws.draw(draws, at) < files.quoted();
      }
      long at = csv.line();
      switch (action(defect, choice)) {
        case CHANGE -> record(record, quoted);
        case REPEAT -> {
          record(record, quoted);
          at = csv.line();
          record(record, quoted);
        }
        case BLANK_ROW -> {
          record(record, quoted);
          at = csv.line();
          csv.blankLine();
        }
        case EXTRA_CELL -> {
          record.add("1");
          record(record, quoted);
        }
        case MISSING_CELL -> {
          record.remove(record.size() - 1);
          record(record, quoted);
        }
      }
      if (cells.isReported(row, choice.defect())) {
        String key = cells.ledgerKey(row, choice.defect());
        planted.add(ledgerLine(defect, defect.kind(), defect.code(), key, at));
        for (String check : defect.raises()) {
          planted.add(raised(defect, check, at));
        }
        for (String code : defect.also()) {
          planted.add(ledgerLine(defect, "finding", code, key, at));
        }
      }
    }

    /** What a defect does to lines, it does to its own table and to the row that was chosen. */
    private Spec.Action action(Spec.Defect defect, Choice choice) {
      boolean own = defect.table().equals(table.name()) && choice.changed();
      return own ? defect.action() : Spec.Action.CHANGE;
    }

    private void record(List<String> cells, boolean[] quoted) throws IOException {
      csv.write(cells, quoted);
      rows += isSent() ? 1 : 0;
    }

    private Planted ledgerLine(
        Spec.Defect defect, String kind, String code, String key, long line) {
      return new Planted(
          year, kind, code, table.name(), unit, key, defect.field(), path, line, defect.note());
    }

    /** A check that finds the whole unit because of the row, in a field of its own. */
    private Planted raised(Spec.Defect defect, String check, long line) {
      return new Planted(
          year,
          "anomaly",
          check,
          table.name(),
          unit,
          unit,
          "",
          path,
          line,
          "because of " + defect.label());
    }
  }

  /** A column of a file. */
  private final class FileCell {

    private final int field;
    private final int place;
    private final TableCells.Kind kind;
    private final FileStyle style;
    private final byte[] yes;
    private final byte[] no;

    FileCell(FileStyle style, int field) {
      this.field = field;
      this.place = cells.cells().get(field).place();
      this.kind = cells.cells().get(field).kind();
      this.yes = style.cell(table.fields().get(field), "true").getBytes(StandardCharsets.UTF_8);
      this.style = style;
      this.no = style.cell(table.fields().get(field), "false").getBytes(StandardCharsets.UTF_8);
    }

    void write(CsvFile csv, InternalRow row, CsvFile.Quotes quotes) {
      if (row.isNullAt(place)) {
        csv.text(EMPTY, quotes);
        return;
      }
      switch (kind) {
        case INTEGER -> csv.whole(row.getInt(place), quotes);
        case LONG -> csv.whole(row.getLong(place), quotes);
        case TRUTH -> csv.text(row.getBoolean(place) ? yes : no, quotes);
        case DAY -> csv.day(row.getInt(place), quotes);
        case TEXT -> csv.text(text(row.getUTF8String(place)), quotes);
      }
    }

    /** A column of words may hold those for true and false. */
    private byte[] text(UTF8String text) {
      Field ofFile = table.fields().get(field);
      return ofFile.type() == FieldType.BOOLEAN
          ? style.cell(ofFile, text.toString()).getBytes(StandardCharsets.UTF_8)
          : text.getBytes();
    }
  }
}
