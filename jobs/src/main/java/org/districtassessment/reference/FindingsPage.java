package org.districtassessment.reference;

import static org.districtassessment.reference.Markdown.code;
import static org.districtassessment.reference.Markdown.escape;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.districtassessment.core.finding.FindingCode;
import org.districtassessment.core.finding.Text;
import org.districtassessment.core.rule.RuleSet;
import org.districtassessment.core.schema.RowRule;
import org.districtassessment.core.schema.Schemas;
import org.districtassessment.core.schema.TableSchema;

/** The page {@code docs/FINDINGS.md}: every code that a finding or an anomaly can carry. */
public final class FindingsPage {

  private FindingsPage() {}

  /** Returns the page, each table in order of codes; the same rules give the same bytes. */
  public static String of(RuleSet rules, Schemas schemas) {
    return new Markdown()
        .block("<!-- Generated from finding codes, schemas and rules; do not edit. -->")
        .heading(1, "问题代码 / Findings")
        .block(
            "An error rejects the row, a warning accepts it, an info is worth knowing. In messages "
                + "{value} is the cell as it came and {expected} what was due.")
        .heading(2, "内置检查 / Built in")
        .table(
            List.of("Code", "Severity", "消息", "Message"),
            Arrays.stream(FindingCode.values())
                .sorted(Comparator.comparing(FindingCode::code))
                .map(each -> row(each.code(), each.severity().id(), withoutMarkers(each.message())))
                .toList())
        .heading(2, "行内规则 / Row rules of tables")
        .table(
            List.of("Code", "Severity", "消息", "Message", "Table", "Rule"),
            schemas.all().stream().flatMap(FindingsPage::rows).toList())
        .heading(2, "疑点核查 / Anomaly checks of " + rules.id() + " " + rules.edition())
        .table(
            List.of("Code", "Severity", "消息", "Message", "From"),
            rules.checks().stream()
                .map(
                    each ->
                        and(
                            row(each.code(), each.severity().id(), each.message()),
                            code(each.from())))
                .toList())
        .toString();
  }

  private static Stream<List<String>> rows(TableSchema table) {
    return table.rowRules().stream()
        .sorted(Comparator.comparing(RowRule::code))
        .map(
            rule ->
                and(
                    row(rule.code(), rule.severity().id(), rule.message()),
                    code(table.name()),
                    code(rule.expression())));
  }

  private static List<String> row(String findingCode, String severity, Text message) {
    return List.of(code(findingCode), severity, escape(message.zh()), escape(message.en()));
  }

  private static List<String> and(List<String> row, String... more) {
    return Stream.concat(row.stream(), Arrays.stream(more)).toList();
  }

  private static Text withoutMarkers(Text template) {
    return new Text(
        String.format(template.zh(), "{value}", "{expected}"),
        String.format(template.en(), "{value}", "{expected}"));
  }
}
