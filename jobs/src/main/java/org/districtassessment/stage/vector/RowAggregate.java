package org.districtassessment.stage.vector;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.AttributeReference;
import org.apache.spark.sql.catalyst.expressions.BoundReference;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.JoinedRow;
import org.apache.spark.sql.catalyst.expressions.aggregate.AggregateFunction;
import org.apache.spark.sql.catalyst.expressions.aggregate.DeclarativeAggregate;
import org.apache.spark.sql.catalyst.expressions.aggregate.TypedImperativeAggregate;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.CollectionConverters;

/** An aggregate that Spark computes row by row, without generated code. */
final class RowAggregate {

  private final AggregateFunction function;
  private final List<Column> values;

  RowAggregate(AggregateFunction function, List<Column> values) {
    this.function = function;
    this.values = values;
  }

  /**
   * @param groupOf group of each row; -1 for a row that does not count
   */
  Column over(int[] groupOf, int groups) {
    if (function instanceof DeclarativeAggregate) {
      return declarative(groupOf, groups);
    }

    return typed(this.<Object>typedFunction(), groupOf, groups);
  }

  @SuppressWarnings("unchecked") // the buffer's type is the function's own affair
  private <T> TypedImperativeAggregate<T> typedFunction() {
    return (TypedImperativeAggregate<T>) overValues(0);
  }

  private <T> Column typed(TypedImperativeAggregate<T> typed, int[] groupOf, int groups) {
    List<T> buffers = new ArrayList<>(groups);
    for (int i = 0; i < groups; i++) {
      buffers.add(typed.createAggregationBuffer());
    }
    ColumnRow row = new ColumnRow(values);
    for (int i = 0; i < groupOf.length; i++) {
      if (groupOf[i] >= 0) {
        buffers.set(groupOf[i], typed.update(buffers.get(groupOf[i]), row.at(i)));
      }
    }
    ColumnBuilder results = new ColumnBuilder(function.dataType(), groups);
    for (int i = 0; i < groups; i++) {
      results.set(i, typed.eval(buffers.get(i)));
    }
    return results.build();
  }

  private Column declarative(int[] groupOf, int groups) {
    int kept = ((DeclarativeAggregate) function).aggBufferAttributes().size();
    DeclarativeAggregate own = (DeclarativeAggregate) overValues(kept);
    List<AttributeReference> buffer = CollectionConverters.asJava(own.aggBufferAttributes());
    List<Expression> updates =
        CollectionConverters.asJava(own.updateExpressions()).stream()
            .map(each -> Bound.to(each, buffer))
            .toList();
    List<InternalRow> buffers = new ArrayList<>(groups);
    for (int i = 0; i < groups; i++) {
      @Nullable Object[] first = new Object[kept];
      List<Expression> initial = CollectionConverters.asJava(own.initialValues());
      for (int k = 0; k < kept; k++) {
        first[k] = initial.get(k).eval(null);
      }
      buffers.add(new GenericInternalRow(first));
    }
    ColumnRow row = new ColumnRow(values);
    JoinedRow both = new JoinedRow();
    for (int i = 0; i < groupOf.length; i++) {
      if (groupOf[i] >= 0) {
        both.apply(buffers.get(groupOf[i]), row.at(i));
        @Nullable Object[] next = new Object[kept];
        for (int k = 0; k < kept; k++) {
          next[k] = updates.get(k).eval(both);
        }
        buffers.set(groupOf[i], new GenericInternalRow(next));
      }
    }
    Expression result = Bound.to(own.evaluateExpression(), buffer);
    ColumnBuilder results = new ColumnBuilder(function.dataType(), groups);
    for (int i = 0; i < groups; i++) {
      results.set(i, result.eval(buffers.get(i)));
    }
    return results.build();
  }

  /** Returns the function over the columns of values, the first of which is at a position. */
  private AggregateFunction overValues(int from) {
    List<Expression> children = new ArrayList<>();
    for (Expression child : CollectionConverters.asJava(function.children())) {
      children.add(
          child.foldable()
              ? child
              : new BoundReference(from + children.size(), child.dataType(), true));
    }
    return (AggregateFunction)
        function.withNewChildren(CollectionConverters.asScala(children).toIndexedSeq());
  }
}
