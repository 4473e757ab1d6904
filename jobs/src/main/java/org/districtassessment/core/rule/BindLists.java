package org.districtassessment.core.rule;

import org.districtassessment.core.rule.ExpressionAnalyzer.Yields;

/** Checks what monitoring lists read. */
final class BindLists {

  private BindLists() {}

  static void check(RuleSet rules, KnownRelations relations, Expressions expressions) {
    for (MonitoringList list : rules.lists()) {
      relations
          .ofUnits(list.from(), rules.unit(), "List " + list.id(), list.at())
          .ifPresent(
              from -> {
                expressions.overRow(list.where(), from, Yields.CONDITION);
                expressions.overRow(list.key(), from, Yields.TEXT);
                list.shown()
                    .forEach(each -> expressions.overRow(each.value(), from, Yields.ANYTHING));
              });
    }
  }
}
