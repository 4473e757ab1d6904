package org.districtassessment.core.rule;

import java.util.Collection;
import java.util.List;
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

  /** What an expression looks at. */
  enum Extent {
    ONE_ROW,
    /** It aggregates rows. */
    ROWS
  }

  /** An expression with what it is held against. */
  record Question(
      Expression expression, Relation over, Extent extent, Yields yields, Set<String> parameters) {

    public Question {
      parameters = Set.copyOf(parameters);
    }
  }

  /**
   * Says which views will be asked for, in their order, over which tables. An engine that is faster
   * with many at a time may look at them now; what it answers stays the same.
   */
  default void expect(List<SqlView> views, Collection<Relation> tables, Set<String> parameters) {}

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

  /** Checks expressions; problems come in the order of the questions. */
  void all(List<Question> questions, Problems problems);
}
