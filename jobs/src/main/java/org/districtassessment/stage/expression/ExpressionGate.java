package org.districtassessment.stage.expression;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.parser.CatalystSqlParser$;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.districtassessment.core.finding.Problems;
import org.jspecify.annotations.Nullable;

/**
 * The only way from a text in a rule file to something that runs.
 *
 * <p>Spark SQL is a programming language with a shell in it: it calls any Java method, reads any
 * file and starts processes, partly before anything is executed. So a text is parsed, without a
 * session, and its tree is held against a list of allowed parts, functions and types; what is not
 * on the list is a problem. The tree that passed is the tree that is analysed and executed; the
 * text is not read again.
 *
 * <p>What cannot be computed is null, never a failure: a division by 0 and a cast of an unreadable
 * text (see {@link NullInsteadOfError}).
 */
public final class ExpressionGate {

  /** Longest text of an expression, in characters. */
  public static final int MAX_EXPRESSION = 2_000;

  /** Longest text of a query, in characters. */
  public static final int MAX_QUERY = 20_000;

  private ExpressionGate() {}

  /**
   * Parses an expression.
   *
   * @param parameters names that may follow a colon
   * @return the tree to run, columns and functions not yet resolved; empty if there is any problem
   */
  public static Optional<Expression> expression(
      org.districtassessment.core.rule.Expression text, Set<String> parameters, Problems problems) {
    Problems found = new Problems();
    Expression parsed =
        parse(text, MAX_EXPRESSION, CatalystSqlParser$.MODULE$::parseExpression, found);
    if (parsed != null) {
      new ExpressionCheck(text, parameters, found).check(parsed);
    }
    problems.addAll(found.sorted());
    return parsed == null || !found.isEmpty()
        ? Optional.empty()
        : Optional.of(Settings.in(() -> Trees.rewrite(parsed, NullInsteadOfError::in)));
  }

  /**
   * Parses a query.
   *
   * @param relations tables and views it may name
   * @param parameters names that may follow a colon
   * @return the tree to run, not yet resolved; empty if there is any problem
   */
  public static Optional<LogicalPlan> query(
      org.districtassessment.core.rule.Expression text,
      Set<String> relations,
      Set<String> parameters,
      Problems problems) {
    Problems found = new Problems();
    LogicalPlan parsed = parse(text, MAX_QUERY, CatalystSqlParser$.MODULE$::parsePlan, found);
    if (parsed != null) {
      new QueryCheck(text, relations, parameters, found).check(parsed);
    }
    problems.addAll(found.sorted());
    return parsed == null || !found.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Settings.in(() -> Trees.rewrite(parsed, plan -> plan, NullInsteadOfError::in)));
  }

  /**
   * Returns the names of tables and views that a query reads, without those given by WITH; nothing
   * where it is no SQL.
   */
  public static Set<String> relations(org.districtassessment.core.rule.Expression text) {
    LogicalPlan parsed =
        parse(text, MAX_QUERY, CatalystSqlParser$.MODULE$::parsePlan, new Problems());
    return parsed == null ? Set.of() : ParsedTrees.relations(parsed);
  }

  private static <T> @Nullable T parse(
      org.districtassessment.core.rule.Expression text,
      int longest,
      Function<String, T> parser,
      Problems problems) {
    String sql = text.sql();
    if (sql.isBlank()) {
      problems.add(text.at(), "There is nothing here; write an expression");
      return null;
    }

    if (sql.length() > longest) {
      problems.add(text.at(), "The text has %d characters (at most %d)", sql.length(), longest);
      return null;
    }

    if (parentheses(sql) > ExpressionCheck.MAX_DEPTH) {
      problems.add(text.at(), "Parentheses are nested deeper than %d", ExpressionCheck.MAX_DEPTH);
      return null;
    }

    try {
      return Settings.in(() -> parser.apply(sql));
    } catch (StackOverflowError tooDeep) {
      problems.add(text.at(), "The text is nested too deep; split it into views");
      return null;
    } catch (Exception e) {
      if (!(e instanceof ParseException wrong)) {
        throw e;
      }

      problems.add(
          Places.of(text, wrong.start().line(), wrong.start().startPosition()),
          "Not readable as SQL: %s",
          SparkMessages.plain(wrong));
      return null;
    }
  }

  /** The parser's time grows with nesting, so it is limited before. */
  private static int parentheses(String sql) {
    int open = 0;
    int deepest = 0;
    for (int i = 0; i < sql.length(); i++) {
      char character = sql.charAt(i);
      open += character == '(' ? 1 : character == ')' ? -1 : 0;
      deepest = Math.max(deepest, open);
    }
    return deepest;
  }
}
