package org.districtassessment.stage;

import java.util.HashMap;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.districtassessment.core.rule.ReadRelations;
import org.districtassessment.core.rule.RuleSet;
import org.districtassessment.core.rule.SqlView;
import org.districtassessment.stage.expression.ExpressionGate;

/** Which tables the tables and views of rules read in the end, by the names that rules write. */
public final class TablesOfRelations {

  private static final class OfViews extends HashMap<String, TreeSet<String>> {}

  private final RuleSet rules;
  private final OfViews ofViews;

  private TablesOfRelations(RuleSet rules, OfViews ofViews) {
    this.rules = rules;
    this.ofViews = ofViews;
  }

  /**
   * Looks into the views.
   *
   * @param kept what was made of the same rules before
   */
  public static TablesOfRelations of(RuleSet rules, KeptRules kept) {
    return new TablesOfRelations(
        rules, kept.get("tables of views", OfViews.class, () -> ofViews(rules)));
  }

  private static OfViews ofViews(RuleSet rules) {
    OfViews known = new OfViews();
    for (SqlView view : rules.views()) {
      TreeSet<String> tables = new TreeSet<>();
      for (String each : ExpressionGate.relations(view.query())) {
        tables.addAll(known.containsKey(each) ? known.get(each) : Set.of(each));
      }
      known.put(view.name(), tables);
    }
    return known;
  }

  /** Returns the tables that a table or view reads; a table reads itself. */
  Set<String> of(String relation) {
    TreeSet<String> tables = ofViews.get(relation);
    return tables == null ? Set.of(relation) : tables;
  }

  /** Returns the tables that any of the rules reads, and the table of units. */
  public SortedSet<String> ofRules() {
    SortedSet<String> all = new TreeSet<>(Set.of(rules.unit().table()));
    ReadRelations.of(rules).forEach(relation -> all.addAll(of(relation)));
    return all;
  }
}
