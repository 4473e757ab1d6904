package org.districtassessment.config;

import java.util.Comparator;
import java.util.List;
import org.districtassessment.core.rule.CheckRule;
import org.districtassessment.core.rule.Dimension;
import org.districtassessment.core.rule.IndicatorRule;
import org.districtassessment.core.rule.MonitoringList;

/** The order in which rules are shown and computed, whatever order a file system lists them in. */
final class InOrder {

  private InOrder() {}

  /** By dimension as the assessment lists them, then by code. */
  static List<IndicatorRule> indicators(
      List<IndicatorRule> indicators, List<Dimension> dimensions) {
    List<String> ids = dimensions.stream().map(Dimension::id).toList();
    return indicators.stream()
        .sorted(
            Comparator.comparingInt((IndicatorRule each) -> place(ids.indexOf(each.dimension())))
                .thenComparing(IndicatorRule::code))
        .toList();
  }

  static List<CheckRule> checks(List<CheckRule> checks) {
    return checks.stream().sorted(Comparator.comparing(CheckRule::code)).toList();
  }

  static List<MonitoringList> lists(List<MonitoringList> lists) {
    return lists.stream().sorted(Comparator.comparing(MonitoringList::code)).toList();
  }

  private static int place(int index) {
    return index < 0 ? Integer.MAX_VALUE : index;
  }
}
