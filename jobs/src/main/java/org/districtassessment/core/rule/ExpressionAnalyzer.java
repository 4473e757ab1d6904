package org.districtassessment.core.rule;

import java.util.Optional;
import java.util.Set;
import org.districtassessment.core.finding.Problems;

/**
 * What the binder asks of the expression engine. Every method reports what is wrong with a text
 * (syntax, anything the gate does not allow, unknown tables, columns, parameters or functions, a
 * wrong type) into {@code problems}, at the place where it stands; nothing is run.
 */
public interface ExpressionAnalyzer {

  /** What an expression must yield. */
  enum Yields {
    CONDITION,
    /** An exact number: integer, decimal, or true/false counted as 1/0 is not one. */
    NUMBER,
    TEXT,
    ANYTHING
  }

  /**
   * Checks a query.
   *
   * @param relations everything it may name, by {@link Relation#name}
   * @return its columns; empty where it cannot be used
   */
  Optional<Relation> view(
      SqlView view, Iterable<Relation> relations, Set<String> parameters, Problems problems);

  /**
   * Returns the names of tables and views that a query reads, without those that it defines itself;
   * nothing where it is no SQL.
   */
  Set<String> relations(SqlView view);

  /** Checks an expression over one row of {@code over}. */
  void overRow(
      Expression expression,
      Relation over,
      Yields yields,
      Set<String> parameters,
      Problems problems);

  /** Checks an expression that aggregates rows of {@code over}. */
  void overRows(
      Expression expression,
      Relation over,
      Yields yields,
      Set<String> parameters,
      Problems problems);
}
