package org.districtassessment.core.rule;

import java.util.SortedSet;
import java.util.TreeSet;

/** What rules read their rows from. */
public final class ReadRelations {

  private ReadRelations() {}

  /** Returns the tables and views that rules name, but for those that only views name. */
  public static SortedSet<String> of(RuleSet rules) {
    SortedSet<String> read = new TreeSet<>();
    rules.indicators().forEach(each -> read.add(each.from()));
    rules.adjustments().forEach(each -> read.add(each.from()));
    for (CheckRule check : rules.checks()) {
      read.add(check.from());
      if (check.method() instanceof CopiedRowsScreen copies && copies.previous() != null) {
        read.add(copies.previous());
      }
    }
    rules.lists().forEach(each -> read.add(each.from()));
    CommendationRules commendation = rules.commendation();
    if (commendation != null && commendation.cases() != null) {
      read.add(commendation.cases().from());
    }
    FundingRules funding = rules.funding();
    if (funding != null) {
      read.add(funding.from());
      funding.figures().forEach(figure -> read.add(figure.from()));
    }
    return read;
  }
}
