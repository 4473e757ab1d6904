package org.districtassessment.stage.workbook;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import org.districtassessment.stage.record.CellKind;
import org.districtassessment.stage.record.Records;
import org.districtassessment.stage.workbook.WorkbookException.Reason;

/**
 * The rows of one sheet.
 *
 * <p>A row that the sheet does not hold comes nevertheless if a merged range with text reaches into
 * it, and a row with values of its own comes later: so does a person in a household whose other
 * columns were left empty. Rows below the last one with values never come.
 */
final class SheetRecords implements Records {

  /**
   * Bytes of a sheet's rows: a small sheet can refer to a long text a million times, or be wide
   * with nothing in it.
   */
  static final long MOST_OUTPUT = 1L << 30;

  /** What a cell counts that the file does not hold itself. */
  private static final int BYTES_OF_CELL = 8;

  private static final String NO_RESULT = "=?";

  /** What cells refer to. */
  record Meaning(SharedStrings strings, Styles styles, SerialDates dates) {}

  private final WorkbookPackage parts;
  private final XmlPart xml;
  private final Meaning meaning;
  private final OpenRanges merged;

  private final CellText text = new CellText();
  private final RowBuffer own = new RowBuffer();
  private final RowBuffer covered = new RowBuffer();
  private RowBuffer current = own;
  private boolean inSheetData;
  private int cells;
  private int line;
  private int ownLine;
  private boolean ownWaits;
  private boolean unclosed;
  private boolean ended;
  private long output;

  SheetRecords(WorkbookPackage parts, XmlPart xml, Meaning meaning, List<MergedRange> merged) {
    this.parts = parts;
    this.xml = xml;
    this.meaning = meaning;
    this.merged = new OpenRanges(merged);
  }

  @Override
  public boolean next() throws IOException {
    try {
      return nextUnguarded();
    } catch (IOException | XMLStreamException | RuntimeException e) {
      ended = true;
      throw parts.explain(e);
    }
  }

  private boolean nextUnguarded() throws IOException, XMLStreamException {
    while (!ended) {
      if (!ownWaits && !readOwnRow()) {
        ended = true;
        return false;
      }

      if (line + 1 < ownLine && merged.reachInto(line + 1)) {
        covered.clear();
        current = covered;
        line++;
      } else {
        current = own;
        line = ownLine;
        ownWaits = false;
      }
      boolean whole = merged.cover(current, line) && !unclosed;
      unclosed = !whole;
      ended = unclosed;
      count(current);
      cells = current.cells();
      if (unclosed && cells == 0) {
        current.place(0, CellKind.TEXT, 0, 0);
        cells = 1;
      }
      if (cells > 0) {
        return true;
      }
    }
    return false;
  }

  private void count(RowBuffer row) throws WorkbookException {
    int withoutText = row.filled() - row.added();
    output += row.length() + row.filled() + (long) BYTES_OF_CELL * withoutText;
    if (output > MOST_OUTPUT) {
      throw new WorkbookException(
          Reason.TOO_LARGE, "Written out, the sheet takes more than " + MOST_OUTPUT + " bytes");
    }
  }

  /** Reads up to the next row with a value of its own; false at the end of the sheet. */
  private boolean readOwnRow() throws IOException, XMLStreamException {
    if (!inSheetData && !findSheetData()) {
      return false;
    }

    while (xml.nextChild()) {
      if (!xml.isAt("row")) {
        xml.skip();
        continue;
      }

      readRow();
      if (own.filled() > 0 || unclosed) {
        ownWaits = true;
        return true;
      }
    }
    xml.readToEnd();
    return false;
  }

  private boolean findSheetData() throws IOException, XMLStreamException {
    inSheetData = true;
    if (!xml.nextIsRoot("worksheet")) {
      throw WorkbookException.damaged("Not a worksheet");
    }

    while (xml.nextChild()) {
      if (xml.isAt("sheetData")) {
        return true;
      }

      xml.skip();
    }
    xml.readToEnd();
    return false;
  }

  private void readRow() throws IOException, XMLStreamException {
    own.clear();
    String number = xml.attribute("r");
    int row = number == null ? ownLine + 1 : CellReference.row(number, 0);
    if (row <= ownLine || row > CellReference.ROWS) {
      throw WorkbookException.damaged("Row " + row + " behind row " + ownLine);
    }

    ownLine = row;
    int column = -1;
    while (xml.nextChild()) {
      if (!xml.isAt("c")) {
        xml.skip();
        continue;
      }

      column = readCell(column);
      if (unclosed) {
        return;
      }
    }
  }

  /** Reads a cell behind that of a column and returns its own column. */
  private int readCell(int previous) throws IOException, XMLStreamException {
    int column = previous + 1;
    int style = 0;
    String type = "n";
    for (int i = 0; i < xml.attributes(); i++) {
      switch (xml.attributeName(i)) {
        case "r" -> column = column(xml.attributeValue(i));
        case "s" -> style = number(xml.attributeValue(i));
        case "t" -> type = xml.attributeValue(i);
        default -> {
          // How the cell looks or where its value came from.
        }
      }
    }
    if (column <= previous || column >= CellReference.COLUMNS) {
      throw WorkbookException.damaged("Cells of row " + ownLine + " out of order");
    }

    text.clear();
    boolean formula = false;
    boolean value = false;
    while (xml.nextChild()) {
      switch (xml.localName()) {
        case "v" -> {
          xml.readText(text);
          value = true;
        }
        case "is" -> {
          xml.readString(text);
          value = true;
        }
        case "f" -> {
          formula = true;
          xml.skip();
        }
        default -> xml.skip();
      }
    }
    if (text.length() > 0 || text.overflown()) {
      unclosed = !add(column, type, style);
    } else if (formula && (!value || type.equals("n"))) {
      unclosed = !own.add(column, CellKind.ERROR, NO_RESULT);
    }
    return column;
  }

  private int column(String address) throws WorkbookException {
    if (CellReference.row(address) != ownLine) {
      throw WorkbookException.damaged("Cell " + address + " in row " + ownLine);
    }

    return CellReference.column(address);
  }

  private int number(CharSequence digits) throws WorkbookException {
    try {
      return Integer.parseInt(digits, 0, digits.length(), 10);
    } catch (NumberFormatException e) {
      throw new WorkbookException(Reason.DAMAGED, "Not a number: " + digits, e);
    }
  }

  /** Adds the cell of the gathered text; false if the row would get too long. */
  private boolean add(int column, String type, int style) throws WorkbookException {
    switch (type) {
      case "s" -> {
        text.strip();
        return meaning.strings.addTo(own, column, number(text));
      }
      case "n" -> {
        text.strip();
        return addNumber(column, style);
      }
      case "str" -> {
        text.unescapeFrom(0);
        return own.add(column, CellKind.TEXT, text);
      }
      case "b" -> {
        text.strip();
        return addBoolean(column);
      }
      case "e" -> {
        text.strip();
        return own.add(column, CellKind.ERROR, text);
      }
      case "d" -> {
        text.strip();
        Optional<String> date = SerialDates.iso(text.toString());
        return date.isPresent()
            ? own.add(column, CellKind.DATE, date.get())
            : own.add(column, CellKind.TEXT, text);
      }
      default -> {
        return own.add(column, CellKind.TEXT, text);
      }
    }
  }

  private boolean addBoolean(int column) {
    String word = text.toString();
    return switch (word) {
      case "1", "true" -> own.add(column, CellKind.BOOLEAN, "true");
      case "0", "false" -> own.add(column, CellKind.BOOLEAN, "false");
      default -> own.add(column, CellKind.TEXT, text);
    };
  }

  private boolean addNumber(int column, int style) {
    NumberFormat format = meaning.styles.format(style);
    if (format == NumberFormat.PLAIN && Numbers.isPlain(text)) {
      return own.add(column, CellKind.NUMBER, text);
    }

    Optional<BigDecimal> number = Numbers.parse(text);
    if (number.isEmpty()) {
      return own.add(column, CellKind.TEXT, text);
    }

    BigDecimal value = number.get();
    if (format == NumberFormat.PERCENT) {
      return own.add(column, CellKind.TEXT, Numbers.percent(value));
    }

    Optional<String> date =
        format == NumberFormat.DATE ? meaning.dates.iso(value) : Optional.empty();
    return date.isPresent()
        ? own.add(column, CellKind.DATE, date.get())
        : own.add(column, CellKind.NUMBER, Numbers.plain(value));
  }

  @Override
  public byte[] bytes() {
    return current.bytes();
  }

  @Override
  public int cells() {
    return cells;
  }

  @Override
  public int start(int cell) {
    return current.start(cell);
  }

  @Override
  public int end(int cell) {
    return current.end(cell);
  }

  @Override
  public CellKind kind(int cell) {
    return current.kind(cell);
  }

  @Override
  public long line() {
    return line;
  }

  @Override
  public boolean unclosed() {
    return unclosed;
  }

  @Override
  public void close() throws IOException {
    xml.close();
  }
}
