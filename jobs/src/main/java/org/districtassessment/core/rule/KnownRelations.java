package org.districtassessment.core.rule;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.districtassessment.core.finding.Problems;
import org.districtassessment.core.finding.SourceLocation;

/**
 * The tables and views that a rule may name in {@code from}.
 *
 * @param broken views with a problem of their own; rules over them are not looked at
 * @param decided what rests on decisions of reviewers: confirmed anomalies, and views over them
 */
record KnownRelations(
    Map<String, Relation> byName, Set<String> broken, Set<String> decided, Problems problems) {

  /** Returns a table or view; empty where there is none, which is reported. */
  Optional<Relation> named(String name, String what, SourceLocation at) {
    Relation relation = byName.get(name);
    if (relation == null && !broken.contains(name)) {
      problems.add(
          at,
          "%s reads from an unknown table or view: %s%s",
          what,
          name,
          Known.among(name, byName.keySet()));
    }
    return Optional.ofNullable(relation);
  }

  /**
   * Returns a table or view whose rows belong to units, or reports that they do not. What rests on
   * decisions of reviewers is reported too: it acts through adjustments alone.
   */
  Optional<Relation> ofUnits(String name, UnitTable unit, String what, SourceLocation at) {
    if (decided.contains(name)) {
      problems.add(
          at,
          "%s reads from %s, which rests on confirmed anomalies (only an adjustment may: a bonus, a"
              + " penalty or a veto)",
          what,
          name);
      return Optional.empty();
    }

    return ofUnitsOrDecided(name, unit, what, at);
  }

  /** Does the same, but allows what rests on decisions of reviewers. */
  Optional<Relation> ofUnitsOrDecided(String name, UnitTable unit, String what, SourceLocation at) {
    Optional<Relation> relation = named(name, what, at);
    if (relation.isPresent() && relation.get().column(unit.key()).isEmpty()) {
      problems.add(
          at,
          "%s reads from %s, which lacks the unit's key %s (add the column)",
          what,
          name,
          unit.key());
    }
    return relation;
  }
}
