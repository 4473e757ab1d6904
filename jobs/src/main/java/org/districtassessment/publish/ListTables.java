package org.districtassessment.publish;

import static org.districtassessment.core.schema.FieldType.BOOLEAN;
import static org.districtassessment.core.schema.FieldType.INTEGER;
import static org.districtassessment.core.schema.FieldType.NUMBER;
import static org.districtassessment.core.schema.FieldType.STRING;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.districtassessment.core.composite.Commendation;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.finding.ListedRow;
import org.districtassessment.core.finding.Problems;
import org.districtassessment.core.rule.MonitoringList;
import org.districtassessment.core.rule.RuleSet;
import org.districtassessment.core.schema.Schemas;
import org.jspecify.annotations.Nullable;

/** The tables that somebody is to act on: monitoring lists and candidates for a commendation. */
final class ListTables {

  private static final String SEPARATOR = "; ";

  private final TableColumns.Bound<ListedRow> lists;
  private final TableColumns.Bound<Commendation> commendations;

  ListTables(Schemas schemas, RuleSet rules, Language language, Problems problems) {
    lists = listColumns(rules, language).bind(schemas, problems);
    commendations =
        commendationColumns(new CommendationWords(rules, language)).bind(schemas, problems);
  }

  PublishedTable lists(Iterable<ListedRow> rows) {
    return lists.of(rows);
  }

  PublishedTable commendations(List<Commendation> rows) {
    return commendations.of(rows);
  }

  private static TableColumns<ListedRow> listColumns(RuleSet rules, Language language) {
    Map<String, MonitoringList> byId = new HashMap<>();
    Map<String, ShownText> shown = new HashMap<>();
    rules
        .lists()
        .forEach(
            list -> {
              byId.put(list.id(), list);
              shown.put(list.id(), ShownText.of(list));
            });
    return new TableColumns<ListedRow>("monitoring_lists")
        .always("unit", STRING, ListedRow::unit)
        .always("list_id", STRING, ListedRow::list)
        .always("code", STRING, row -> of(byId, row).code())
        .always("key", STRING, ListedRow::key)
        .always("shown", STRING, row -> of(shown, row).of(row.shown()))
        .maybe("file", STRING, ListedRow::file)
        .maybe("line", INTEGER, ListedRow::line)
        .always("title", STRING, row -> of(byId, row).title().in(language));
  }

  private static <T> T of(Map<String, T> byId, ListedRow row) {
    return Objects.requireNonNull(byId.get(row.list()), row.list());
  }

  private static TableColumns<Commendation> commendationColumns(CommendationWords words) {
    return new TableColumns<Commendation>("commendations")
        .always("unit", STRING, row -> row.card().unit().key())
        .always("unit_name", STRING, row -> row.card().unit().name())
        .always("unit_group", STRING, row -> row.card().unit().group())
        .always("rank", INTEGER, row -> (long) row.card().rank())
        .always("group_rank", INTEGER, row -> (long) row.card().groupRank())
        .always("total", NUMBER, row -> row.card().total())
        .always("grade", STRING, row -> row.card().grade())
        .always("candidate", BOOLEAN, Commendation::isCandidate)
        .always("reason", STRING, row -> row.reason().id())
        .always("explanation", STRING, words::of)
        .maybe("barred_by", STRING, row -> joined(row.bars()))
        .maybe("cases", STRING, row -> joined(row.cases()));
  }

  private static @Nullable String joined(List<String> ids) {
    return ids.isEmpty() ? null : String.join(SEPARATOR, ids);
  }
}
