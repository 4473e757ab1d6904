package org.districtassessment.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.districtassessment.core.anomaly.AnomalyStatus;
import org.districtassessment.core.composite.Scorecard;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.finding.Text;
import org.districtassessment.core.rule.CheckRule;
import org.districtassessment.core.rule.GradeScale;
import org.districtassessment.core.rule.RuleSet;
import org.districtassessment.pipeline.Evaluation;
import org.districtassessment.reference.TextTable;

/** What a person sees at the end of a run, 80 columns wide. */
final class EvaluationSummary {

  static final int COLUMNS = 80;
  private static final int TOP = 10;
  private static final int BOTTOM = 5;

  private EvaluationSummary() {}

  static void print(Evaluation evaluation, Language language, PrintWriter out) {
    RuleSet rules = evaluation.rules().rules();
    out.printf("%n%s, %d%n", rules.title().in(language), evaluation.rules().year());
    if (!rules.verified()) {
      out.println(
          new Text(
                  "注意：本版规则的分值和部分参数为示例值，未经核定",
                  "Note: points and some parameters of this edition are illustrative, not official")
              .in(language));
    }
    out.printf("%n%s", scorecards(evaluation, language));
    out.printf("%n%s", anomalies(evaluation, language));
    printReviews(evaluation, language, out);
    SubmissionsSummary.print(evaluation.submissions(), language, out);
    String previous = evaluation.previousOrigin();
    out.println(
        previous == null
            ? new Text("没有上年结果", "No results of the year before").in(language)
            : new Text("上年结果：", "The year before: ").in(language) + previous);
    out.println(
        new Text("已发布：", "Published: ").in(language)
            + evaluation.publication()
            + new Text("\n请先看 scorecards.csv", "\nStart with scorecards.csv").in(language));
    out.flush();
  }

  private static String scorecards(Evaluation evaluation, Language language) {
    TextTable table =
        new TextTable()
            .right(new Text("名次", "Rank").in(language))
            .left(new Text("单位", "Unit").in(language))
            .left(new Text("分组", "Group").in(language))
            .right(new Text("组内", "In group").in(language))
            .right(new Text("总分", "Total").in(language))
            .left(new Text("等次", "Grade").in(language))
            .right(new Text("上年名次", "Year before").in(language));
    Map<String, String> grades = new TreeMap<>();
    for (GradeScale.Grade grade : evaluation.rules().rules().grades().grades()) {
      grades.put(grade.id(), grade.title().in(language));
    }
    List<Scorecard> cards = evaluation.scorecards().cards();
    boolean all = cards.size() <= TOP + BOTTOM;
    for (int i = 0; i < cards.size(); i++) {
      if (all || i < TOP || i >= cards.size() - BOTTOM) {
        addRow(table, cards.get(i), grades);
      } else if (i == TOP) {
        table.row("…", "…", "…", "…", "…", "…", "…");
      }
    }
    return table.fitting(COLUMNS);
  }

  private static void addRow(TextTable table, Scorecard card, Map<String, String> grades) {
    Integer previousRank = card.previousRank();
    table.row(
        Integer.toString(card.rank()),
        card.unit().name(),
        card.unit().group(),
        card.groupRank() + "/" + card.groupSize(),
        card.total().toPlainString(),
        grades.getOrDefault(card.grade(), card.grade())
            + (card.vetoReasons().isEmpty() ? "" : " *"),
        previousRank == null ? "-" : previousRank.toString());
  }

  private static String anomalies(Evaluation evaluation, Language language) {
    TextTable table =
        new TextTable()
            .left(new Text("疑点", "Anomaly").in(language))
            .right(new Text("数量", "Count").in(language))
            .left(new Text("说明", "What").in(language));
    SortedMap<String, String> titles = new TreeMap<>();
    for (CheckRule check : evaluation.rules().rules().checks()) {
      titles.put(check.id(), check.title().in(language));
    }
    evaluation
        .anomaliesByCheck()
        .forEach((id, count) -> table.row(id, count.toString(), titles.getOrDefault(id, "")));
    return table.fitting(COLUMNS);
  }

  private static void printReviews(Evaluation evaluation, Language language, PrintWriter out) {
    long confirmed = evaluation.anomaliesOf(AnomalyStatus.CONFIRMED);
    long dismissed = evaluation.anomaliesOf(AnomalyStatus.DISMISSED);
    if (confirmed + dismissed > 0) {
      out.println(
          new Text("核实：确认 %d 个，排除 %d 个", "Reviewed: %d confirmed, %d dismissed")
              .in(language)
              .formatted(confirmed, dismissed));
    }
    int ofNothing = evaluation.reviewsOfNothing().size();
    if (ofNothing > 0) {
      out.println(
          new Text(
                  "%d 项核实结论对应的疑点本次未出现，见 reviews.csv",
                  "%d reviews name an anomaly that was not found; see reviews.csv")
              .in(language)
              .formatted(ofNothing));
    }
  }
}
