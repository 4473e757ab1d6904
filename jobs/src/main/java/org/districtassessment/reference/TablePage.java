package org.districtassessment.reference;

import static org.districtassessment.reference.Markdown.code;
import static org.districtassessment.reference.Markdown.escape;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.finding.Text;
import org.districtassessment.core.schema.Field;
import org.districtassessment.core.schema.ForeignKey;
import org.districtassessment.core.schema.OtherUnit;
import org.districtassessment.core.schema.Schemas;
import org.districtassessment.core.schema.TableSchema;

/** The pages below {@code docs/tables/}: the data dictionary, one page per submitted table. */
public final class TablePage {

  private static final String GENERATED = "<!-- Generated from the schemas; do not edit. -->";

  private TablePage() {}

  /** Returns the page that lists the tables, {@code README.md}. */
  public static String index(Schemas schemas) {
    return new Markdown()
        .block(GENERATED)
        .heading(1, "报表 / Tables")
        .table(
            List.of("Table", "报表", "Title", "Fields", "Must be sent"),
            schemas.all().stream()
                .map(
                    table ->
                        List.of(
                            "[" + code(table.name()) + "](" + table.name() + ".md)",
                            escape(table.title().zh()),
                            escape(table.title().en()),
                            String.valueOf(table.fields().size()),
                            table.mayBeAbsent() ? "" : "yes"))
                .toList())
        .toString();
  }

  /** Returns the page of a table; the same schema gives the same bytes. */
  public static String of(TableSchema table) {
    Markdown page =
        new Markdown().block(GENERATED).heading(1, both(table.title()) + " · " + table.name());
    if (!table.description().en().isBlank()) {
      page.block(lines(table.description(), "\n\n"));
    }
    page.block(String.join("\n", facts(table)));
    page.heading(2, "字段 / Fields")
        .table(
            List.of("Field", "标题 / Title", "类型 / Type", "单位 / Unit", "要求 / Rules", "说明 / About"),
            table.fields().stream().map(field -> row(table, field)).toList());
    if (!table.rowRules().isEmpty()) {
      page.heading(2, "行内规则 / Row rules")
          .table(
              List.of("Code", "Severity", "消息", "Message", "Field", "Rule"),
              table.rowRules().stream()
                  .map(
                      rule -> {
                        String field = rule.field();
                        return List.of(
                            code(rule.code()),
                            rule.severity().id(),
                            escape(rule.message().zh()),
                            escape(rule.message().en()),
                            field == null ? "" : code(field),
                            code(rule.expression()));
                      })
                  .toList());
    }
    return page.toString();
  }

  private static List<String> facts(TableSchema table) {
    List<String> facts = new ArrayList<>();
    Set<String> names = new TreeSet<>(table.fileNames());
    names.add(table.name());
    names.add(table.title().zh());
    names.add(table.title().en());
    facts.add("- 文件名以下列之一开头或结尾 / The file's name begins or ends with one of: " + codes(names));
    facts.add("- 必须报送 / Must be sent: " + (table.mayBeAbsent() ? "否 / no" : "是 / yes"));
    if (!table.primaryKey().isEmpty()) {
      facts.add("- 主键 / Primary key: " + codes(table.primaryKey()));
    }
    for (ForeignKey key : table.foreignKeys()) {
      facts.add(
          "- 外键 / Reference: %s → [%s](%s.md) (%s)"
              .formatted(
                  codes(key.fields()),
                  code(key.table()),
                  key.table(),
                  codes(key.referencedFields())));
    }
    List<String> missing = table.missingValues().stream().filter(each -> !each.isBlank()).toList();
    facts.add(
        "- 缺失值 / Missing: 空单元格 / an empty cell" + (missing.isEmpty() ? "" : ", " + codes(missing)));
    return facts;
  }

  private static List<String> row(TableSchema table, Field field) {
    return List.of(
        code(field.name()),
        titles(field),
        lines(FieldInWords.type(field), "<br>"),
        units(field),
        rules(table, field),
        lines(field.description(), "<br>"));
  }

  private static String titles(Field field) {
    String titles = lines(field.title(), "<br>");
    return field.aliases().isEmpty()
        ? titles
        : titles
            + "<br>也作 / also: "
            + field.aliases().stream().map(Markdown::escape).collect(Collectors.joining("、"));
  }

  private static String units(Field field) {
    List<String> lines = new ArrayList<>();
    FieldInWords.unit(field, Language.ZH).map(Markdown::escape).ifPresent(lines::add);
    FieldInWords.unit(field, Language.EN)
        .map(Markdown::escape)
        .filter(unit -> !lines.contains(unit))
        .ifPresent(lines::add);
    for (OtherUnit other : FieldInWords.otherUnits(field)) {
      lines.add(escape(other.unit()) + " × " + Numerals.of(other.factor()));
    }
    return String.join("<br>", lines);
  }

  private static String rules(TableSchema table, Field field) {
    List<String> lines = new ArrayList<>();
    if (isRequired(table, field)) {
      lines.add("**必填 / required**");
    }
    if (field.sensitive()) {
      lines.add("敏感，以假名代替 / sensitive, replaced by a pseudonym");
    }
    FieldInWords.pattern(field)
        .ifPresent(pattern -> lines.add("符合格式 / of the form " + code(pattern)));
    for (Text rule : FieldInWords.rules(table, field)) {
      lines.add(escape(rule.zh()) + " / " + escape(rule.en()));
    }
    List<String> missing = field.intake().missingValues();
    if (missing != null) {
      List<String> words = missing.stream().filter(each -> !each.isBlank()).toList();
      lines.add("缺失值 / missing: " + (words.isEmpty() ? "空单元格 / empty" : codes(words)));
    }
    return String.join("<br>", lines);
  }

  /** A part of the primary key is as required as what says so. */
  static boolean isRequired(TableSchema table, Field field) {
    return field.constraints().required() || table.primaryKey().contains(field.name());
  }

  private static String codes(Iterable<String> words) {
    List<String> codes = new ArrayList<>();
    words.forEach(word -> codes.add(code(word)));
    return String.join(", ", codes);
  }

  private static String both(Text text) {
    return text.zh().equals(text.en()) ? text.en() : text.zh() + " / " + text.en();
  }

  private static String lines(Text text, String between) {
    return text.zh().equals(text.en())
        ? escape(text.en())
        : escape(text.zh()) + between + escape(text.en());
  }
}
