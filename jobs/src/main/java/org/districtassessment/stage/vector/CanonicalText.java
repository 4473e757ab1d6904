package org.districtassessment.stage.vector;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.apache.spark.QueryContext;
import org.apache.spark.sql.catalyst.expressions.ExprId;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.unsafe.types.UTF8String;
import org.districtassessment.stage.vector.Step.Aggregation;
import org.jspecify.annotations.Nullable;
import scala.Enumeration;
import scala.Product;
import scala.collection.Iterator;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Expressions and values as a text that is the same in every run, and is the same for two of them
 * only where they mean the same. An expression of Spark is what it is called and what it was made
 * of: what it was called with, its types, how it treats errors, its time zone.
 *
 * <p>Serialized objects would not do: they hold where in which query an expression stood, and what
 * has been asked of it so far. Of what this class does not know there is no text, which only costs
 * time.
 */
final class CanonicalText {

  private final StringBuilder text = new StringBuilder();
  private boolean isKnown = true;

  private CanonicalText() {}

  /** Returns the text of values in their order; empty where some of them have none. */
  static Optional<String> of(List<? extends @Nullable Object> values) {
    CanonicalText canonical = new CanonicalText();
    canonical.addAll(values);
    return canonical.isKnown ? Optional.of(canonical.text.toString()) : Optional.empty();
  }

  private void addAll(List<? extends @Nullable Object> values) {
    text.append('[');
    values.forEach(this::add);
    text.append(']');
  }

  private void add(@Nullable Object value) {
    if (value == null) {
      text.append('-');
    } else if (value instanceof List<?> list) {
      addAll(list);
    } else if (value instanceof Seq<?> seq) {
      addAll(CollectionConverters.asJava(seq));
    } else if (value instanceof Aggregation aggregation) {
      add(aggregation.function());
      add(aggregation.where());
      add(aggregation.isDistinct());
    } else if (value instanceof DataType type) {
      add("type", type.json());
    } else if (value instanceof QueryContext) {
      text.append('q'); // where it stood in a query, which only errors name
    } else if (value instanceof byte[] bytes) {
      add("bytes", HexFormat.of().formatHex(bytes));
    } else if (value instanceof Decimal decimal) {
      add("decimal " + decimal.precision() + " " + decimal.scale(), decimal.toString());
    } else if (value instanceof Enum<?> one) {
      add(one.getDeclaringClass().getName(), one.name());
    } else if (value instanceof Enumeration.Value one) {
      add("one of", one.toString());
    } else if (value instanceof Class<?> type) {
      add("class", type.getName());
    } else if (isPlain(value)) {
      add(value.getClass().getName(), value.toString());
    } else if (value instanceof Product product && !(value instanceof ExprId)) {
      add("made", product.getClass().getName());
      text.append('(');
      Iterator<Object> parts = product.productIterator();
      while (parts.hasNext()) {
        add(parts.next());
      }
      text.append(')');
    } else {
      isKnown = false;
    }
  }

  private static boolean isPlain(Object value) {
    return value instanceof String
        || value instanceof UTF8String
        || value instanceof Boolean
        || value instanceof Byte
        || value instanceof Short
        || value instanceof Integer
        || value instanceof Long
        || value instanceof Float
        || value instanceof Double
        || value instanceof BigDecimal
        || value instanceof BigInteger
        || value instanceof Character;
  }

  private void add(String kind, String content) {
    text.append(kind).append(' ').append(content.length()).append(':').append(content);
  }
}
