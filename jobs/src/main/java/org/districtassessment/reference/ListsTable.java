package org.districtassessment.reference;

import static org.districtassessment.reference.Markdown.code;
import static org.districtassessment.reference.Markdown.escape;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.districtassessment.core.finding.Text;
import org.districtassessment.core.rule.CommendationRules;
import org.districtassessment.core.rule.Expression;
import org.districtassessment.core.rule.GradeScale.Quota;
import org.districtassessment.core.rule.MonitoringList;
import org.districtassessment.core.rule.RuleSet;
import org.jspecify.annotations.Nullable;

/** The lists that units are to act on, and who may be commended, as sections of a page. */
final class ListsTable {

  private ListsTable() {}

  /** Writes the sections; nothing where the edition has neither. */
  static void write(RuleSet rules, Markdown page) {
    if (!rules.lists().isEmpty()) {
      page.heading(2, "监测清单 / Monitoring lists");
      page.table(
          List.of("Code", "名称 / Title", "Articles", "From", "Key", "Shown", "Source"),
          rules.lists().stream().map(ListsTable::row).toList());
    }
    CommendationRules commendation = rules.commendation();
    if (commendation != null) {
      page.heading(2, "表扬 / Commendation");
      page.table(List.of("Rule", "Value"), rows(commendation));
    }
  }

  private static List<String> row(MonitoringList list) {
    return List.of(
        list.code(),
        both(list.title()) + "<br>" + code(list.id()),
        escape(String.join(", ", list.articles())),
        from(list.from(), list.where()),
        code(list.key().sql()),
        list.shown().stream()
            .map(each -> both(each.title()) + ": " + code(each.value().sql()))
            .collect(Collectors.joining("<br>")),
        escape(list.source()));
  }

  private static List<List<String>> rows(CommendationRules commendation) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("Title", both(commendation.title())));
    rows.add(List.of("Articles", escape(String.join(", ", commendation.articles()))));
    rows.add(List.of("Grades", ids(commendation.grades())));
    Quota quota = commendation.quota();
    if (quota != null) {
      rows.add(List.of("Quota", inWords(quota)));
    }
    if (commendation.least() != null) {
      rows.add(List.of("Least total", Numerals.of(commendation.least())));
    }
    List<String> bars = commendation.bars();
    rows.add(List.of("Barred by", bars == null ? "every veto" : ids(bars)));
    CommendationRules.Cases cases = commendation.cases();
    if (cases != null) {
      rows.add(
          List.of("Cases", code(cases.id().sql()) + " of " + from(cases.from(), cases.where())));
    }
    rows.add(List.of("Status", commendation.verified() ? "verified" : "illustrative"));
    rows.add(List.of("Source", escape(commendation.source())));
    return rows;
  }

  private static String inWords(Quota quota) {
    return "%s of the units %s, rounded %s; ties at the boundary: %s"
        .formatted(
            Numerals.of(quota.share()),
            quota.withinGroup() ? "of each group" : "in all",
            quota.roundUp() ? "up" : "down",
            quota.includeTies() ? "all of them" : "none of them");
  }

  private static String from(String relation, @Nullable Expression where) {
    return code(relation) + (where == null ? "" : " where " + code(where.sql()));
  }

  private static String ids(List<String> ids) {
    return ids.stream().map(Markdown::code).collect(Collectors.joining(", "));
  }

  private static String both(Text text) {
    return text.zh().equals(text.en())
        ? escape(text.zh())
        : escape(text.zh()) + "<br>" + escape(text.en());
  }
}
