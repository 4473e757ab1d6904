package org.districtassessment.cli;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.finding.Text;
import org.districtassessment.core.rule.FundingQuestions;
import org.districtassessment.core.rule.FundingQuestions.Denominator;
import org.districtassessment.core.targeting.Undefined;
import org.districtassessment.core.targeting.allocation.TiltGoal;
import org.districtassessment.core.targeting.question.UnitGoal;
import org.districtassessment.reference.TextTable;

/** What units would have to change to reach a tilt ratio; those that reach it are left out. */
final class GoalSummary {

  private final List<UnitGoal> goals;
  private final FundingQuestions questions;
  private final Map<String, String> names;
  private final Language language;

  GoalSummary(
      List<UnitGoal> goals,
      FundingQuestions questions,
      Map<String, String> names,
      Language language) {
    this.goals = goals;
    this.questions = questions;
    this.names = names;
    this.language = language;
  }

  void print(BigDecimal tilt, PrintWriter out) {
    for (Denominator denominator : questions.denominators()) {
      List<UnitGoal> all =
          goals.stream().filter(each -> each.denominator().equals(denominator.id())).toList();
      List<UnitGoal> open = all.stream().filter(UnitGoal::open).toList();
      out.println();
      out.println(
          in("倾斜度 %s（%s）：%d 项达到，%d 项未达到", "Tilt of %s against %s: %d reach it, %d do not")
              .formatted(
                  tilt.toPlainString(),
                  denominator.title().in(language),
                  all.size() - open.size(),
                  open.size()));
      if (!open.isEmpty()) {
        out.print(table(open));
      }
    }
  }

  private String table(List<UnitGoal> open) {
    TextTable table =
        new TextTable()
            .left(in("单位", "Unit"))
            .right(in("倾斜度", "Tilt"))
            .right(in("调剂", "Moved"))
            .right(in("或新增", "or added"));
    for (UnitGoal each : open) {
      TiltGoal goal = each.goal();
      table.row(
          each.level().equals("all") ? in("合计", "All") : names.getOrDefault(each.key(), each.key()),
          each.tilt()
              .reason()
              .map(Undefined::code)
              .orElseGet(() -> FundingSummary.rounded(each.tilt(), 4)),
          goal == null ? "-" : goal.moved().toPlainString(),
          goal == null ? "-" : goal.added().toPlainString());
    }
    return table.fitting(EvaluationSummary.COLUMNS);
  }

  private String in(String zh, String en) {
    return new Text(zh, en).in(language);
  }
}
