package org.districtassessment.generate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.expressions.Alias;
import org.apache.spark.sql.catalyst.expressions.AttributeReference;
import org.apache.spark.sql.catalyst.expressions.BoundReference;
import org.apache.spark.sql.catalyst.expressions.ExprId;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.If;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.catalyst.expressions.aggregate.AggregateExpression;
import org.apache.spark.sql.catalyst.expressions.aggregate.DeclarativeAggregate;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** Takes Spark's aggregates apart: what a sum starts with, what a row adds, what comes out. */
final class BindSums {

  private final RowLayout layout;
  private final Map<ExprId, Expression> inputs;
  private final List<Integer> buffer = new ArrayList<>();
  private final List<Expression> start = new ArrayList<>();
  private final List<Expression> update = new ArrayList<>();

  BindSums(RowLayout layout, Map<ExprId, Expression> inputs) {
    this.layout = layout;
    this.inputs = inputs;
  }

  RowLayout.Sums bind(Seq<NamedExpression> sums) {
    List<Expression> end =
        CollectionConverters.asJava(sums).stream()
            .map(sum -> result(((Alias) sum).child()))
            .toList();
    return new RowLayout.Sums(buffer, start, update, end);
  }

  private Expression result(Expression tree) {
    if (!(tree instanceof AggregateExpression sum)) {
      return tree.mapChildren(this::result);
    }
    if (sum.isDistinct() || !(sum.aggregateFunction() instanceof DeclarativeAggregate function)) {
      throw new IllegalStateException("Not a sum that can be kept row by row: " + sum.sql());
    }

    Map<ExprId, Expression> known = new HashMap<>(inputs);
    List<BoundReference> columns = new ArrayList<>();
    for (AttributeReference attribute :
        CollectionConverters.asJava(function.aggBufferAttributes())) {
      int place = layout.addHidden(attribute.dataType());
      BoundReference column = new BoundReference(place, attribute.dataType(), true);
      columns.add(column);
      known.put(attribute.exprId(), column);
      buffer.add(place);
    }
    start.addAll(CollectionConverters.asJava(function.initialValues()));
    List<Expression> updates = CollectionConverters.asJava(function.updateExpressions());
    for (int i = 0; i < updates.size(); i++) {
      Expression updated = RowLayout.bound(updates.get(i), known);
      update.add(
          sum.filter().isEmpty()
              ? updated
              : new If(RowLayout.bound(sum.filter().get(), known), updated, columns.get(i)));
    }
    return RowLayout.bound(function.evaluateExpression(), known);
  }
}
