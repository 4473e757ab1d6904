package org.districtassessment.core.rule;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.districtassessment.core.finding.Problems;
import org.districtassessment.core.schema.Schemas;

/** Analyzes views in order: each sees the tables and the views before it. */
final class BindViews {

  private BindViews() {}

  /** Returns tables and views; a view that cannot be used is not among them. */
  static KnownRelations bind(
      RuleSet rules,
      Map<String, Relation> tables,
      Schemas schemas,
      ExpressionAnalyzer analyzer,
      Set<String> parameters,
      Problems problems) {
    analyzer.expect(rules.views(), tables.values(), parameters);
    Map<String, Relation> relations = new LinkedHashMap<>(tables);
    Set<String> broken = new TreeSet<>();
    Set<String> decided = new TreeSet<>(Set.of(Relations.CONFIRMED_ANOMALY));
    for (SqlView view : rules.views()) {
      if (schemas.table(view.name()).isPresent() || Relations.RESERVED.contains(view.name())) {
        problems.add(
            view.query().at(),
            "View %s has the name of a table (give it another name)",
            view.name());
        continue;
      }

      if (relations.containsKey(view.name()) || broken.contains(view.name())) {
        problems.add(view.query().at(), "View %s is defined twice", view.name());
        continue;
      }

      Optional<Relation> relation = analyzer.view(view, relations.values(), parameters, problems);
      relation.ifPresentOrElse(
          each -> relations.put(view.name(), each), () -> broken.add(view.name()));
      if (analyzer.relations(view).stream().anyMatch(decided::contains)) {
        decided.add(view.name());
      }
    }
    return new KnownRelations(relations, broken, decided, problems);
  }
}
