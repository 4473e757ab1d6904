package org.districtassessment.reference;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.finding.Text;
import org.districtassessment.core.schema.Field;
import org.districtassessment.core.schema.GuideSheet;
import org.districtassessment.core.schema.OtherUnit;
import org.districtassessment.core.schema.TableSchema;
import org.districtassessment.core.text.ColumnLetters;
import org.districtassessment.core.text.DisplayWidth;
import org.districtassessment.spreadsheet.Cell;
import org.districtassessment.spreadsheet.Look;
import org.districtassessment.spreadsheet.Sheet;
import org.districtassessment.spreadsheet.Spreadsheet;

/**
 * A workbook in which a table can be filled in and sent: on its first sheet the header, with dark
 * cells above what has to be filled in, formats that keep codes as text, and lists to choose from;
 * on the second one, a line about every column.
 */
public final class TemplateWorkbook {

  private static final int NARROWEST = 10;
  private static final int WIDEST = 28;
  private static final int MARGIN = 4;
  private static final List<Integer> GUIDE_WIDTHS = List.of(7, 28, 8, 24, 12, 48, 16, 56);
  private static final int LIST_WIDTH = 24;

  private static final List<Text> GUIDE_HEADER =
      List.of(
          new Text("列", "Column"),
          new Text("填什么", "What"),
          new Text("必填", "Required"),
          new Text("类型", "Type"),
          new Text("单位", "Unit"),
          new Text("可填内容", "Allowed"),
          new Text("示例", "Example"),
          new Text("说明", "About"));

  private static final Text FORM = new Text("符合格式 %s", "of the form %s");
  private static final Text WRONG_CHOICE = new Text("请从下拉列表中选择：%s", "Choose from the list: %s");

  private TemplateWorkbook() {}

  /** Returns the name by which the filled-in file is known as one of this table. */
  public static String fileName(TableSchema table, Language language) {
    return table.title().in(language).replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "-") + ".xlsx";
  }

  /** Writes the workbook; the same schema gives the same bytes. */
  public static void write(Path file, TableSchema table, Language language) throws IOException {
    String title = table.title().in(language);
    try (Spreadsheet workbook = Spreadsheet.create(file, title)) {
      Sheet form = workbook.sheet(title);
      Sheet guide = workbook.sheet(GuideSheet.NAME.in(language));
      List<List<String>> lists = form(form, guide, table, language);
      guide(guide, table, language, lists);
    }
  }

  /** Returns the lists of choices that are too long to stand in a validation. */
  private static List<List<String>> form(
      Sheet form, Sheet guide, TableSchema table, Language language) {
    List<Cell> header = new ArrayList<>();
    for (Field field : table.fields()) {
      String label = FieldInWords.label(field, language);
      boolean required = TablePage.isRequired(table, field);
      int wanted = Math.max(NARROWEST, Math.min(DisplayWidth.of(label) + MARGIN, WIDEST));
      form.width(header.size(), wanted);
      format(field).ifPresent(format -> form.format(header.size(), format));
      header.add(Cell.text(label, required ? Look.HEADER : Look.LIGHT_HEADER));
    }
    form.freeze(1, 0);
    form.landscape();
    form.write(header);
    List<List<String>> lists = new ArrayList<>();
    for (int column = 0; column < table.fields().size(); column++) {
      List<String> choices = FieldInWords.choices(table.fields().get(column), language);
      String label = FieldInWords.label(table.fields().get(column), language);
      String advice = WRONG_CHOICE.in(language).formatted(shortened(choices));
      if (!choices.isEmpty() && !form.choices(column, choices, cut(label, 30), advice)) {
        int listColumn = GUIDE_WIDTHS.size() + 1 + lists.size();
        form.choices(column, guide, listColumn, choices.size(), cut(label, 30), advice);
        List<String> list = new ArrayList<>(List.of(label));
        list.addAll(choices);
        lists.add(list);
      }
    }
    return lists;
  }

  /** How a column shows and keeps what is typed into it; a code of digits only as text. */
  private static Optional<String> format(Field field) {
    return switch (field.type()) {
      case STRING, BOOLEAN -> Optional.of("@");
      case INTEGER, YEAR -> Optional.of("0");
      case NUMBER -> Optional.of(field.decimals() == 0 ? "0" : "0." + "0".repeat(field.decimals()));
      case DATE -> Optional.of("yyyy\\-mm\\-dd");
    };
  }

  private static void guide(
      Sheet guide, TableSchema table, Language language, List<List<String>> lists) {
    List<List<Cell>> rows = new ArrayList<>();
    List<Cell> header = new ArrayList<>();
    GUIDE_HEADER.forEach(each -> header.add(Cell.text(each.in(language), Look.HEADER)));
    rows.add(header);
    for (int column = 0; column < table.fields().size(); column++) {
      rows.add(line(table, table.fields().get(column), column, language));
    }
    for (int list = 0; list < lists.size(); list++) {
      putBeside(rows, GUIDE_WIDTHS.size() + 1 + list, lists.get(list));
      guide.width(GUIDE_WIDTHS.size() + 1 + list, LIST_WIDTH);
    }
    for (int column = 0; column < GUIDE_WIDTHS.size(); column++) {
      guide.width(column, GUIDE_WIDTHS.get(column));
    }
    guide.freeze(1, 2);
    guide.landscape();
    rows.forEach(guide::write);
  }

  private static List<Cell> line(TableSchema table, Field field, int column, Language language) {
    boolean required = TablePage.isRequired(table, field);
    List<Cell> cells = new ArrayList<>();
    cells.add(Cell.text(ColumnLetters.of(column), Look.CENTRED));
    cells.add(Cell.text(FieldInWords.label(field, language), Look.TEXT));
    cells.add(Cell.text(required ? new Text("必填", "yes").in(language) : "", Look.CENTRED));
    cells.add(Cell.text(FieldInWords.type(field).in(language), Look.TEXT));
    cells.add(Cell.text(units(field, language), Look.TEXT));
    cells.add(Cell.text(rules(table, field, language), Look.TEXT));
    cells.add(Cell.text(FieldInWords.example(field, language), Look.TEXT));
    cells.add(Cell.text(field.description().in(language), Look.TEXT));
    return cells;
  }

  /** An identity number is known by its name, so its regular expression is left out. */
  private static String rules(TableSchema table, Field field, Language language) {
    List<String> rules = new ArrayList<>();
    FieldInWords.pattern(field)
        .filter(pattern -> field.intake().identity() == null)
        .ifPresent(pattern -> rules.add(FORM.in(language).formatted(pattern)));
    FieldInWords.rules(table, field).forEach(rule -> rules.add(rule.in(language)));
    return String.join(language == Language.ZH ? "；" : "; ", rules);
  }

  private static String units(Field field, Language language) {
    List<String> units = new ArrayList<>();
    FieldInWords.unit(field, language).ifPresent(units::add);
    FieldInWords.otherUnits(field).stream().map(OtherUnit::unit).forEach(units::add);
    return String.join(language == Language.ZH ? "、" : ", ", units);
  }

  private static void putBeside(List<List<Cell>> rows, int column, List<String> words) {
    for (int i = 0; i < words.size(); i++) {
      if (rows.size() == i) {
        rows.add(new ArrayList<>());
      }
      List<Cell> row = rows.get(i);
      while (row.size() < column) {
        row.add(Cell.blank(Look.PLAIN));
      }
      row.add(Cell.text(words.get(i), i == 0 ? Look.LIGHT_HEADER : Look.SENT));
    }
  }

  /** A spreadsheet shows at most 32 characters of a title and 255 of a message. */
  private static String shortened(List<String> choices) {
    return cut(String.join(", ", choices), 150);
  }

  private static String cut(String words, int columns) {
    return DisplayWidth.cut(words, columns);
  }
}
