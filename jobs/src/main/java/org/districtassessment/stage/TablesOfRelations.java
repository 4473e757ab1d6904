package org.districtassessment.stage;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.districtassessment.core.rule.ReadRelations;
import org.districtassessment.core.rule.RuleSet;
import org.districtassessment.core.rule.SqlView;
import org.districtassessment.stage.expression.ExpressionGate;

/** Which tables the tables and views of rules read in the end, by the names that rules write. */
public final class TablesOfRelations {

  private final RuleSet rules;
  private final Map<String, Set<String>> known = new HashMap<>();

  public TablesOfRelations(RuleSet rules) {
    this.rules = rules;
  }

  /** Returns the tables that a table or view reads; a table reads itself. */
  Set<String> of(String relation) {
    Set<String> tables = known.get(relation);
    if (tables == null) {
      tables = Set.copyOf(find(relation));
      known.put(relation, tables);
    }
    return tables;
  }

  /** Returns the tables that any of the rules reads, and the table of units. */
  public SortedSet<String> ofRules() {
    SortedSet<String> all = new TreeSet<>(Set.of(rules.unit().table()));
    ReadRelations.of(rules).forEach(relation -> all.addAll(of(relation)));
    return all;
  }

  private Set<String> find(String relation) {
    Optional<SqlView> view =
        rules.views().stream().filter(each -> each.name().equals(relation)).findFirst();
    if (view.isEmpty()) {
      return Set.of(relation);
    }

    Set<String> all = new TreeSet<>();
    ExpressionGate.relations(view.get().query()).forEach(each -> all.addAll(of(each)));
    return all;
  }
}
