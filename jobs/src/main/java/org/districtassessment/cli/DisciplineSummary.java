package org.districtassessment.cli;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.districtassessment.core.anomaly.AnomalyStatus;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.finding.Text;
import org.districtassessment.core.targeting.question.CarriedOver;
import org.districtassessment.core.targeting.question.Discipline;
import org.districtassessment.core.targeting.question.FinancedTwice;
import org.districtassessment.core.targeting.question.Queued;
import org.districtassessment.reference.TextTable;

/** What is left by age, what waits for a reviewer, and what looks financed twice. */
final class DisciplineSummary {

  /** How many wholes that look financed twice are printed; all of them are written. */
  private static final int SHOWN = 5;

  private final Discipline discipline;
  private final Map<String, String> names;
  private final Language language;

  /**
   * @param names of units, by key
   */
  DisciplineSummary(Discipline discipline, Map<String, String> names, Language language) {
    this.discipline = discipline;
    this.names = names;
    this.language = language;
  }

  void print(PrintWriter out) {
    if (!discipline.carriedOver().isEmpty()) {
      out.printf("%n%s", carriedOver());
    }
    if (!discipline.queued().isEmpty()) {
      out.printf("%n%s", queued());
    }
    if (!discipline.financedTwice().isEmpty()) {
      out.printf("%n%s", financedTwice());
    }
  }

  private String carriedOver() {
    TextTable table =
        new TextTable()
            .left(in("年末未支出", "Left at the end of the year"))
            .right(in("行数", "Rows"))
            .right(in("百万", "Million"));
    Map<CarriedOver.State, Map<String, List<CarriedOver>>> byStateAndAge =
        discipline.carriedOver().stream()
            .collect(
                Collectors.groupingBy(
                    CarriedOver::state,
                    TreeMap::new,
                    Collectors.groupingBy(this::age, LinkedHashMap::new, Collectors.toList())));
    byStateAndAge.forEach(
        (state, byAge) ->
            byAge.forEach(
                (age, some) ->
                    table.row(
                        state(state) + in("，", ", ") + age,
                        String.valueOf(some.stream().mapToInt(CarriedOver::rows).sum()),
                        FundingSummary.millions(sum(some, CarriedOver::amount)))));
    return table.fitting(EvaluationSummary.COLUMNS);
  }

  private String state(CarriedOver.State state) {
    return switch (state) {
      case CARRIED_OVER -> in("结转", "Carried over");
      case SURPLUS -> in("结余", "Surplus");
      case UNKNOWN -> in("未知", "Not known which");
    };
  }

  private String age(CarriedOver some) {
    Integer from = some.from();
    Integer below = some.below();
    if (from == null) {
      return in("时间不详", "of unknown age");
    }
    if (below == null) {
      return in("满 %d 年", "%d years or more").formatted(from);
    }
    return in("满 %d 年不满 %d 年", "%d to below %d years").formatted(from, below);
  }

  private String queued() {
    TextTable table = new TextTable().left(in("待复核", "To be reviewed"));
    for (AnomalyStatus status : AnomalyStatus.values()) {
      table.right(
          switch (status) {
            case NEW -> in("新增", "New");
            case OPEN -> in("未决", "Open");
            case DISMISSED -> in("排除", "Dismissed");
            case CONFIRMED -> in("属实", "Confirmed");
          });
    }
    table.right(in("百万", "Million"));
    Map<String, List<Queued>> byQueue =
        discipline.queued().stream()
            .collect(
                Collectors.groupingBy(
                    each -> each.queue().title().in(language),
                    LinkedHashMap::new,
                    Collectors.toList()));
    byQueue.forEach(
        (title, some) -> {
          List<String> cells = new ArrayList<>(List.of(title));
          for (AnomalyStatus status : AnomalyStatus.values()) {
            long count = some.stream().filter(each -> each.doubt().status() == status).count();
            cells.add(String.valueOf(count));
          }
          cells.add(
              FundingSummary.millions(
                  sum(some, each -> each.amount() == null ? BigDecimal.ZERO : each.amount())));
          table.row(cells);
        });
    return table.fitting(EvaluationSummary.COLUMNS);
  }

  private String financedTwice() {
    TextTable table =
        new TextTable()
            .left(in("疑似重复安排", "Looks financed twice"))
            .left(in("项目", "Whole"))
            .left(in("单位", "Units"))
            .right(in("金额", "Amount"))
            .right(in("涉及", "Twice"));
    List<FinancedTwice> all = discipline.financedTwice();
    for (FinancedTwice each : all.subList(0, Math.min(SHOWN, all.size()))) {
      table.row(
          way(each.way()),
          each.whole(),
          each.units().stream()
              .map(unit -> names.getOrDefault(unit, unit))
              .collect(Collectors.joining(", ")),
          each.amount().toPlainString(),
          each.twice().toPlainString());
    }
    String more =
        all.size() <= SHOWN
            ? ""
            : in("共 %d 项，涉及 %s 百万%n", "%d in all, %s million%n")
                .formatted(all.size(), FundingSummary.millions(sum(all, FinancedTwice::twice)));
    return table.fitting(EvaluationSummary.COLUMNS) + more;
  }

  private String way(FinancedTwice.Way way) {
    return switch (way) {
      case UNITS -> in("多个单位", "in several units");
      case ABOVE_TOTAL -> in("超过总投入", "above its total");
      case SOURCE -> in("同一来源", "twice from one source");
    };
  }

  private static <T> BigDecimal sum(List<T> some, Function<T, BigDecimal> amount) {
    return some.stream().map(amount).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private String in(String zh, String en) {
    return new Text(zh, en).in(language);
  }
}
