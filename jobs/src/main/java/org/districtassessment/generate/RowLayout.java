package org.districtassessment.generate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Alias;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.AttributeReference;
import org.apache.spark.sql.catalyst.expressions.BoundReference;
import org.apache.spark.sql.catalyst.expressions.ExprId;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.catalyst.plans.logical.Aggregate;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Which columns a table's row has, and where: a place for each, by its name. Expressions are
 * analysed and simplified by Spark over an empty table of that shape, then bound to places.
 */
final class RowLayout {

  private final SparkSession session;
  private final List<DataType> places = new ArrayList<>();
  private final Map<String, BoundReference> columns = new LinkedHashMap<>();
  private final Map<String, Integer> lengths = new HashMap<>();

  RowLayout(SparkSession session) {
    this.session = session;
  }

  /** What an aggregate needs: its buffer's columns, and what becomes of them. */
  record Sums(
      List<Integer> buffer,
      List<Expression> start,
      List<Expression> update,
      List<Expression> end) {}

  /** Adds a column and returns its place; one of the same name is no longer seen. */
  int add(String name, DataType type, boolean nullable) {
    int place = addHidden(type);
    columns.put(name, new BoundReference(place, type, nullable));
    lengths.remove(name);
    return place;
  }

  /** Adds a place that no expression can name. */
  int addHidden(DataType type) {
    places.add(type);
    return places.size() - 1;
  }

  /** Says that a column is always an array of so many elements. */
  void hasLength(String name, int length) {
    lengths.put(name, length);
  }

  /** Returns lengths of the arrays that have always the same. */
  Map<String, Integer> lengths() {
    return lengths;
  }

  Set<String> names() {
    return columns.keySet();
  }

  BoundReference column(String name) {
    BoundReference column = columns.get(name);
    if (column == null) {
      throw new IllegalStateException("No column " + name);
    }
    return column;
  }

  int place(String name) {
    return column(name).ordinal();
  }

  /** Returns the type of the row, whose fields have no names. */
  StructType type() {
    StructType type = new StructType();
    for (int i = 0; i < places.size(); i++) {
      type = type.add("_" + i, places.get(i));
    }
    return type;
  }

  /** Binds an expression of a specification, which is refused if it cannot be computed. */
  Expression bind(org.districtassessment.core.rule.Expression expression) {
    return bindAll(List.of(expression)).get(0);
  }

  /** The same for several at once, as analysing is what takes time. */
  List<Expression> bindAll(List<org.districtassessment.core.rule.Expression> expressions) {
    List<Column> parsed =
        expressions.stream().map(each -> SpecExpressions.parse(each, lengths).column()).toList();
    try {
      return bindColumns(parsed);
    } catch (Exception e) { // a checked one that Scala does not declare
      if (expressions.size() > 1) {
        expressions.forEach(this::bind);
        throw new IllegalStateException("Columns that work alone do not together", e);
      }
      throw refused(expressions.get(0), e);
    }
  }

  List<Expression> bindColumns(List<Column> values) {
    if (values.isEmpty()) {
      return List.of();
    }
    LogicalPlan plan = optimized(shape().select(named(values)));
    if (!(plan instanceof Project project)) {
      throw new IllegalStateException("No projection: " + plan);
    }
    return bound(project.projectList(), project.child());
  }

  /** Binds aggregates over rows of this layout, and gives their buffers places in it. */
  Sums bindSums(List<org.districtassessment.core.rule.Expression> sums) {
    LogicalPlan plan;
    try {
      Column[] values =
          named(sums.stream().map(each -> SpecExpressions.parse(each, lengths).column()).toList());
      plan = optimized(shape().agg(values[0], Arrays.copyOfRange(values, 1, values.length)));
    } catch (Exception e) { // a checked one that Scala does not declare
      if (sums.size() > 1) {
        sums.forEach(each -> bindSums(List.of(each)));
        throw new IllegalStateException("Sums that work alone do not together", e);
      }
      throw refused(sums.get(0), e);
    }
    if (!(plan instanceof Aggregate aggregate)) {
      throw new IllegalStateException("No aggregate: " + plan);
    }
    return new BindSums(this, inputs(aggregate.child())).bind(aggregate.aggregateExpressions());
  }

  private static RuntimeException refused(
      org.districtassessment.core.rule.Expression expression, Exception e) {
    return SpecExpressions.refused(
        expression.at(),
        "Cannot be computed: " + expression.sql() + ": " + SpecExpressions.firstLine(e));
  }

  private Dataset<Row> shape() {
    StructType type = new StructType();
    for (Map.Entry<String, BoundReference> column : columns.entrySet()) {
      type =
          type.add(
              new StructField(
                  column.getKey(),
                  column.getValue().dataType(),
                  column.getValue().nullable(),
                  Metadata.empty()));
    }
    // Not one that is empty to Spark, which would not analyse what is never computed.
    JavaRDD<InternalRow> none =
        JavaSparkContext.fromSparkContext(session.sparkContext()).emptyRDD();
    return ((org.apache.spark.sql.classic.SparkSession) session)
        .internalCreateDataFrame(none.rdd(), type, false);
  }

  private static Column[] named(List<Column> values) {
    Column[] named = new Column[values.size()];
    for (int i = 0; i < named.length; i++) {
      named[i] = values.get(i).as("_value" + i);
    }
    return named;
  }

  private static LogicalPlan optimized(Dataset<Row> rows) {
    return ((org.apache.spark.sql.classic.Dataset<Row>) rows).queryExecution().optimizedPlan();
  }

  private List<Expression> bound(Seq<NamedExpression> values, LogicalPlan input) {
    Map<ExprId, Expression> inputs = inputs(input);
    return CollectionConverters.asJava(values).stream()
        .map(value -> PlainRound.in(bound(((Alias) value).child(), inputs)))
        .toList();
  }

  /** What each column of a plan is over the places; projections below are put in. */
  private Map<ExprId, Expression> inputs(LogicalPlan plan) {
    Map<ExprId, Expression> inputs = new HashMap<>();
    if (plan instanceof Project project) {
      Map<ExprId, Expression> below = inputs(project.child());
      for (NamedExpression value : CollectionConverters.asJava(project.projectList())) {
        inputs.put(
            value.exprId(),
            value instanceof Alias alias
                ? bound(alias.child(), below)
                : bound((Expression) value, below));
      }
      return inputs;
    }
    if (plan.children().nonEmpty()) {
      throw new IllegalStateException("Not an expression over columns alone: " + plan);
    }
    for (Attribute attribute : CollectionConverters.asJava(plan.output())) {
      inputs.put(attribute.exprId(), column(attribute.name()));
    }
    return inputs;
  }

  static Expression bound(Expression tree, Map<ExprId, ? extends Expression> inputs) {
    if (!(tree instanceof AttributeReference attribute)) {
      return tree.mapChildren(child -> bound(child, inputs));
    }

    Expression input = inputs.get(attribute.exprId());
    if (input == null) {
      throw new IllegalStateException("No column " + attribute);
    }
    return input;
  }
}
