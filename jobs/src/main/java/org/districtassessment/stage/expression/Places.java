package org.districtassessment.stage.expression;

import org.apache.spark.sql.catalyst.trees.Origin;
import org.districtassessment.core.finding.SourceLocation;
import org.districtassessment.core.rule.Expression;
import scala.Option;

/** Finds where in a file a part of an expression stands. */
final class Places {

  private static final int LONGEST_EXCERPT = 60;

  private Places() {}

  /**
   * Returns the place of a node.
   *
   * <p>Lines after the first are taken to be indented as the first one is, as in a block of YAML.
   */
  static SourceLocation of(Expression text, Origin origin) {
    return of(text, origin.line(), origin.startPosition());
  }

  /**
   * Returns a place in a text.
   *
   * @param line an Integer from 1, of the text
   * @param position an Integer from 0, in the line
   */
  static SourceLocation of(Expression text, Option<Object> line, Option<Object> position) {
    SourceLocation at = text.at();
    if (line.isEmpty() || position.isEmpty() || at.line() == 0) {
      return at;
    }

    int row = at.line() + (Integer) line.get() - 1;
    int column = at.column() == 0 ? 0 : at.column() + (Integer) position.get();
    return new SourceLocation(at.file(), row, column);
  }

  /** Returns the text a node was read from, in one line, cut where it is long. */
  static String excerpt(Expression text, Origin origin) {
    if (origin.startIndex().isEmpty() || origin.stopIndex().isEmpty()) {
      return cut(text.sql());
    }

    int from = (Integer) origin.startIndex().get();
    int to = Math.min(text.sql().length(), (Integer) origin.stopIndex().get() + 1);
    return from < to ? cut(text.sql().substring(from, to)) : cut(text.sql());
  }

  /** Returns a text in one line, cut where it is long. */
  static String excerpt(Expression text) {
    return cut(text.sql());
  }

  private static String cut(String excerpt) {
    String line = excerpt.strip().replaceAll("\\s+", " ");
    return line.length() <= LONGEST_EXCERPT ? line : line.substring(0, LONGEST_EXCERPT) + "…";
  }
}
