package org.districtassessment.publish.returns;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.finding.ListedRow;
import org.districtassessment.core.rule.MonitoringList;
import org.districtassessment.spreadsheet.Cell;
import org.districtassessment.spreadsheet.Look;
import org.districtassessment.spreadsheet.Sheet;
import org.districtassessment.spreadsheet.Spreadsheet;
import org.jspecify.annotations.Nullable;

/**
 * The sheets of a unit's monitoring lists, one per list; a list with more rows than a sheet holds
 * goes on in a further one. Columns: the unit's own key, what the list shows (true and false as yes
 * and no), file, line.
 */
final class ListSheets implements Closeable {

  private static final int KEY_WIDTH = 24;
  private static final int SHOWN_WIDTH = 16;
  private static final int FILE_WIDTH = 26;
  private static final int LINE_WIDTH = 8;

  private final Spreadsheet workbook;
  private final Map<String, MonitoringList> lists = new HashMap<>();
  private final Language language;
  private final int mostRows;
  private final Map<String, Long> counts = new HashMap<>();
  private @Nullable Sheet sheet;
  private String list = "";
  private int columns;

  ListSheets(Spreadsheet workbook, List<MonitoringList> lists, Language language, int mostRows) {
    this.workbook = workbook;
    lists.forEach(each -> this.lists.put(each.id(), each));
    this.language = language;
    this.mostRows = mostRows;
  }

  /** Adds a row; rows of one list come together. */
  void write(ListedRow row) throws IOException {
    MonitoringList rule = lists.get(row.list());
    if (rule == null) {
      throw new IllegalArgumentException("No such list: " + row.list());
    }

    Sheet current = sheet;
    if (current == null || !row.list().equals(list) || current.rows() >= mostRows) {
      close();
      list = row.list();
      current = begin(rule);
      sheet = current;
    }
    current.write(cells(row));
    counts.merge(row.list(), 1L, Long::sum);
  }

  /** Returns how many rows a list has. */
  long count(String id) {
    return counts.getOrDefault(id, 0L);
  }

  @Override
  public void close() throws IOException {
    Sheet last = sheet;
    if (last != null) {
      last.filter(0, columns);
      last.close();
      sheet = null;
    }
  }

  private Sheet begin(MonitoringList rule) {
    Sheet begun = workbook.streamingSheet(rule.title().in(language));
    List<Cell> header = new ArrayList<>();
    begun.width(header.size(), KEY_WIDTH);
    header.add(Cell.text(Words.KEY.in(language), Look.HEADER));
    for (MonitoringList.Shown each : rule.shown()) {
      begun.width(header.size(), SHOWN_WIDTH);
      header.add(Cell.text(each.title().in(language), Look.HEADER));
    }
    begun.width(header.size(), FILE_WIDTH);
    header.add(Cell.text(Words.FILE.in(language), Look.HEADER));
    begun.width(header.size(), LINE_WIDTH);
    header.add(Cell.text(Words.LINE.in(language), Look.HEADER));
    begun.freeze(1, 1);
    begun.landscape();
    columns = header.size();
    begun.write(header);
    return begun;
  }

  private List<Cell> cells(ListedRow row) {
    List<Cell> cells = new ArrayList<>();
    cells.add(Cell.text(row.key(), Look.TEXT));
    for (@Nullable String text : row.shown()) {
      cells.add(Cell.text(text == null ? "" : inWords(text), Look.TEXT));
    }
    String file = row.file();
    cells.add(Cell.text(file == null ? "" : file, Look.TEXT));
    Long line = row.line();
    cells.add(line == null ? Cell.blank(Look.LINE) : Cell.number(line, Look.LINE));
    return cells;
  }

  private String inWords(String text) {
    return switch (text) {
      case "true" -> Words.YES.in(language);
      case "false" -> Words.NO.in(language);
      default -> text;
    };
  }
}
