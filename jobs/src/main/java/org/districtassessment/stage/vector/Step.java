package org.districtassessment.stage.vector;

import java.io.Serializable;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.aggregate.AggregateFunction;
import org.apache.spark.sql.types.DataType;
import org.jspecify.annotations.Nullable;

/**
 * Rows from rows. Expressions name the columns of what they look at by position. Equal steps are
 * one: what several queries ask for is computed once.
 */
sealed interface Step extends Serializable {

  /** The types of the columns. */
  List<DataType> types();

  /**
   * The rows of a table.
   *
   * @param table number of the table among those that a run reads
   */
  record Scan(int table, List<DataType> types) implements Step {}

  /** Rows that are known when a query is made. */
  record Known(List<DataType> types, List<List<@Nullable Object>> rows) implements Step {}

  /** A column for each expression. */
  record Project(Step of, List<Expression> values) implements Step {
    @Override
    public List<DataType> types() {
      return values.stream().map(Expression::dataType).toList();
    }
  }

  /** The rows for which a condition is true. */
  record Filter(Step of, Expression condition) implements Step {
    @Override
    public List<DataType> types() {
      return of.types();
    }
  }

  /** How rows of two sides are put together. */
  enum JoinKind {
    INNER,
    LEFT,
    FULL,
    SEMI,
    ANTI
  }

  /**
   * Rows of the left side beside those of the right side with equal keys, of which none is null.
   *
   * @param condition over columns of both sides, which must be true, too
   * @param isRightSmall whether the right side fits anywhere
   */
  record Join(
      JoinKind kind,
      Step left,
      Step right,
      List<Expression> leftKeys,
      List<Expression> rightKeys,
      @Nullable Expression condition,
      boolean isRightSmall)
      implements Step {
    @Override
    public List<DataType> types() {
      return kind == JoinKind.SEMI || kind == JoinKind.ANTI
          ? left.types()
          : Stream.concat(left.types().stream(), right.types().stream()).toList();
    }
  }

  /**
   * An aggregate over the rows of a group for which {@code where} is true.
   *
   * @param isDistinct whether equal values count once
   */
  record Aggregation(AggregateFunction function, @Nullable Expression where, boolean isDistinct)
      implements Serializable {}

  /**
   * One row for each group of rows with equal keys: the keys, then the aggregates. Without keys all
   * rows are one group, which is there even without any row.
   */
  record Aggregate(Step of, List<Expression> keys, List<Aggregation> aggregations) implements Step {
    @Override
    public List<DataType> types() {
      return Stream.concat(
              keys.stream().map(Expression::dataType),
              aggregations.stream().map(each -> each.function().dataType()))
          .toList();
    }
  }

  /**
   * Rows from which an aggregate of rows in several places is made: one for each group, or, where
   * most groups have one row, the rows themselves. Both come to the same.
   *
   * @param groups the rows, by group
   * @param rows the same for a row that is a group of its own
   */
  record Partial(Aggregate groups, Project rows) implements Step {
    @Override
    public List<DataType> types() {
      return groups.types();
    }
  }

  /** The rows of several steps with the same columns. */
  record Union(List<Step> of) implements Step {
    @Override
    public List<DataType> types() {
      return of.get(0).types();
    }
  }

  /**
   * All rows with equal keys, wherever they stand, in one place; without keys all rows are.
   *
   * @param level how many exchanges rows went through at most, this one included
   */
  record Exchange(Step of, List<Expression> keys, int level) implements Step {
    @Override
    public List<DataType> types() {
      return of.types();
    }
  }

  /** All rows of a step, in every place; they are few. */
  record Everywhere(Step of) implements Step {
    @Override
    public List<DataType> types() {
      return of.types();
    }
  }

  /** Rows that are in every place, in one place only. */
  record Once(Step of) implements Step {
    @Override
    public List<DataType> types() {
      return of.types();
    }
  }
}
