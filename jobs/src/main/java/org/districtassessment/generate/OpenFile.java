package org.districtassessment.generate;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.jspecify.annotations.Nullable;

/** A file under way, and the ledger of the defects in it. */
final class OpenFile {

  private final WriteTable writer;
  private final FileStyle style;
  private final SentFile sent;
  private final ByteArrayOutputStream lines = new ByteArrayOutputStream(0);
  private final CsvFile csv;
  private final List<Planted> planted = new ArrayList<>();
  private final long quotes;
  private final FileCell[] columns;
  private long rows;

  OpenFile(WriteTable writer, FileStyle style, SentFile sent) throws IOException {
    this.writer = writer;
    this.style = style;
    this.sent = sent;
    this.quotes = Draws.hash(writer.seed(), "quotes", writer.table().name());
    this.columns =
        style.order().stream()
            .map(
                field ->
                    new FileCell(
                        style,
                        writer.table().fields().get(field),
                        writer.cells().cells().get(field)))
            .toArray(FileCell[]::new);
    this.csv = new CsvFile(out(), style.charset(), style.byteOrderMark(), style.lineEnd());
    if (!writer.oneFile()) {
      csv.write(style.header(), null);
    }
  }

  private OutputStream out() {
    if (writer.oneFile()) {
      return lines;
    }
    return sent.isSent() ? writer.folder().create(sent.path()) : OutputStream.nullOutputStream();
  }

  /**
   * Writes a row.
   *
   * @param choice what happens to it; null for a good row
   */
  void write(InternalRow row, @Nullable Choice choice) throws IOException {
    long draws = Draws.ofRow(quotes, row.getLong(writer.cells().key()));
    if (choice == null || sent.isMended()) {
      writeGood(row, draws);
      return;
    }

    Spec.Defect defect = writer.defects().get(choice.defect());
    if (defect.drop().contains(writer.table().name()) && choice.changed()) {
      return;
    }

    long line = writeChosen(row, defect, choice, draws);
    if (writer.cells().isReported(row, choice.defect())) {
      report(defect, writer.cells().ledgerKey(row, choice.defect()), line);
    }
  }

  private void writeGood(InternalRow row, long draws) throws IOException {
    for (int i = 0; i < columns.length; i++) {
      columns[i].write(
          csv, row, isQuoted(draws, i) ? CsvFile.Quotes.ALWAYS : CsvFile.Quotes.NEEDED);
    }
    csv.endRecord();
    rows += sent.isSent() ? 1 : 0;
  }

  /** Draws for a field of the schema, wherever the file has it. */
  private boolean isQuoted(long draws, int column) {
    return Draws.draw(draws, style.order().get(column)) < writer.files().quoted();
  }

  /** Writes a row that was chosen, or is below one, and returns the line the ledger names. */
  private long writeChosen(InternalRow row, Spec.Defect defect, Choice choice, long draws)
      throws IOException {
    List<@Nullable String> texts = writer.cells().cells(row, choice);
    List<String> record = new ArrayList<>(columns.length + 1);
    boolean[] quoted = new boolean[columns.length];
    for (int i = 0; i < columns.length; i++) {
      int field = style.order().get(i);
      String text = texts.get(field);
      record.add(text == null ? "" : style.cell(writer.table().fields().get(field), text));
      quoted[i] = isQuoted(draws, i);
    }
    long line = csv.line();
    switch (action(defect, choice)) {
      case CHANGE -> write(record, quoted);
      case REPEAT -> {
        write(record, quoted);
        line = csv.line();
        write(record, quoted);
      }
      case BLANK_ROW -> {
        write(record, quoted);
        line = csv.line();
        csv.blankLine();
      }
      case EXTRA_CELL -> {
        record.add("1");
        write(record, quoted);
      }
      case MISSING_CELL -> {
        record.remove(record.size() - 1);
        write(record, quoted);
      }
    }
    return line;
  }

  /** What a defect does to lines, it does to its own table and to the row that was chosen. */
  private Spec.Action action(Spec.Defect defect, Choice choice) {
    boolean own = defect.table().equals(writer.table().name()) && choice.changed();
    return own ? defect.action() : Spec.Action.CHANGE;
  }

  private void write(List<String> record, boolean[] quoted) throws IOException {
    csv.write(record, quoted);
    rows += sent.isSent() ? 1 : 0;
  }

  private void report(Spec.Defect defect, String key, long line) {
    planted.add(ledgerLine(defect, defect.kind(), defect.code(), key, line));
    for (String check : defect.raises()) {
      planted.add(raised(defect, check, line));
    }
    for (String code : defect.also()) {
      planted.add(ledgerLine(defect, "finding", code, key, line));
    }
  }

  private Planted ledgerLine(Spec.Defect defect, String kind, String code, String key, long line) {
    return new Planted(
        sent.year(),
        kind,
        code,
        sent.table(),
        sent.unit(),
        key,
        defect.field(),
        sent.path(),
        line,
        defect.note());
  }

  /** A check that finds the whole unit because of the row, in a field of its own. */
  private Planted raised(Spec.Defect defect, String check, long line) {
    return new Planted(
        sent.year(),
        "anomaly",
        check,
        sent.table(),
        sent.unit(),
        sent.unit(),
        "",
        sent.path(),
        line,
        "because of " + defect.label());
  }

  /** Ends the file. */
  WriteTable.Written close() throws IOException {
    csv.close();
    return new WriteTable.Written(
        sent.year(),
        sent.unit(),
        sent.table(),
        sent.path(),
        rows,
        sent.planted(planted),
        lines.toString(StandardCharsets.UTF_8),
        csv.line());
  }
}
