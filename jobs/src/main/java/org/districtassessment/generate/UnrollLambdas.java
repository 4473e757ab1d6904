package org.districtassessment.generate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.LambdaFunction;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.SortOrder;
import org.apache.spark.sql.catalyst.expressions.UnresolvedNamedLambdaVariable;
import org.apache.spark.sql.types.DataTypes;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Writes out {@code transform} and {@code aggregate} over arrays of few, known elements: Spark
 * interprets a lambda for each element, but compiles what is written out. Known are {@code
 * sequence} of literals, {@code array} of literals, what this has written out itself, and columns
 * whose lengths are given. Values stay the same.
 */
final class UnrollLambdas {

  private static final int MOST_ELEMENTS = 32;
  private static final int MOST_NODES = 3_000;

  private final Map<String, Integer> lengths;

  private UnrollLambdas(Map<String, Integer> lengths) {
    this.lengths = lengths;
  }

  /**
   * Returns the tree, written out.
   *
   * @param lengths of columns that are arrays of always so many elements
   */
  static Expression unroll(Expression tree, Map<String, Integer> lengths) {
    return new UnrollLambdas(lengths).unroll(tree, Set.of());
  }

  /** Returns how many elements an array has that is written out, or nothing. */
  static Optional<Integer> length(Expression tree) {
    return call(tree, "array").map(List::size);
  }

  /** Names of lambdas around the tree are {@code bound}; every other name is a column. */
  private Expression unroll(Expression tree, Set<String> bound) {
    if (tree instanceof UnresolvedNamedLambdaVariable variable) {
      return bound.contains(name(variable)) ? tree : new UnresolvedAttribute(variable.nameParts());
    }
    if (tree instanceof LambdaFunction lambda) {
      Set<String> inside = new HashSet<>(bound);
      inside.addAll(names(lambda));
      return lambda.copy(unroll(lambda.function(), inside), lambda.arguments(), lambda.hidden());
    }

    Expression below = tree.mapChildren(child -> unroll(child, bound));
    Optional<List<Expression>> transform = call(below, "transform");
    if (transform.isPresent()) {
      return transformed(transform.get(), bound).orElse(below);
    }
    return call(below, "aggregate").flatMap(parts -> aggregated(parts, bound)).orElse(below);
  }

  private Optional<Expression> transformed(List<Expression> parts, Set<String> bound) {
    if (parts.size() != 2 || !(parts.get(1) instanceof LambdaFunction lambda)) {
      return Optional.empty();
    }
    List<String> names = names(lambda);
    Optional<List<Expression>> elements = elements(parts.get(0), bound);
    if (names.size() != 1
        || elements.isEmpty()
        || elements.get().size() * nodes(lambda.function()) > MOST_NODES
        || hidesAny(lambda, bound)) {
      return Optional.empty();
    }
    return Optional.of(
        array(
            elements.get().stream()
                .map(element -> replaced(lambda.function(), Map.of(names.get(0), element)))
                .toList()));
  }

  /**
   * One step after the other, each within the next one; so the lambda may name the sum but once.
   */
  private Optional<Expression> aggregated(List<Expression> parts, Set<String> bound) {
    if (parts.size() != 3 || !(parts.get(2) instanceof LambdaFunction lambda)) {
      return Optional.empty();
    }
    List<String> names = names(lambda);
    Optional<List<Expression>> elements = elements(parts.get(0), bound);
    if (names.size() != 2
        || elements.isEmpty()
        || elements.get().stream().mapToInt(UnrollLambdas::nodes).sum()
                + elements.get().size() * nodes(lambda.function())
            > MOST_NODES
        || mentions(lambda.function(), names.get(0)) != 1
        || hidesAny(lambda, bound)) {
      return Optional.empty();
    }

    Expression sum = parts.get(1);
    for (Expression element : elements.get()) {
      sum = replaced(lambda.function(), Map.of(names.get(0), sum, names.get(1), element));
    }
    return Optional.of(sum);
  }

  private Optional<List<Expression>> elements(Expression array, Set<String> bound) {
    if (array instanceof UnresolvedAttribute attribute
        && attribute.nameParts().size() == 1
        && !bound.contains(folded(attribute.nameParts().head()))) {
      return Optional.ofNullable(lengths.get(attribute.nameParts().head()))
          .filter(length -> length <= MOST_ELEMENTS)
          .map(length -> elementsOf(attribute, length));
    }
    Optional<List<Expression>> written = call(array, "array");
    if (written.isPresent()) {
      return written.filter(UnrollLambdas::areAlike);
    }
    return call(array, "sequence").flatMap(UnrollLambdas::numbers);
  }

  private static List<Expression> elementsOf(Expression array, int length) {
    List<Expression> elements = new ArrayList<>();
    for (int i = 1; i <= length; i++) {
      elements.add(function("element_at", List.of(array, literal(i))));
    }
    return elements;
  }

  /**
   * Whether elements surely have one type, so that no array need bring them to one: literals of one
   * type, or one expression with other literals of the same types in it.
   */
  private static boolean areAlike(List<Expression> elements) {
    return !elements.isEmpty()
        && elements.size() <= MOST_ELEMENTS
        && elements.stream().map(UnrollLambdas::shape).distinct().count() == 1;
  }

  private static Expression shape(Expression tree) {
    return tree instanceof Literal literal
        ? new Literal(null, literal.dataType())
        : tree.mapChildren(UnrollLambdas::shape);
  }

  private static Optional<List<Expression>> numbers(List<Expression> ends) {
    if (ends.size() != 2
        || !(ends.get(0) instanceof Literal first && first.value() instanceof Integer from)
        || !(ends.get(1) instanceof Literal last && last.value() instanceof Integer to)
        || from > to
        || to - from >= MOST_ELEMENTS) {
      return Optional.empty();
    }
    List<Expression> numbers = new ArrayList<>();
    for (int i = from; i <= to; i++) {
      numbers.add(literal(i));
    }
    return Optional.of(numbers);
  }

  private static Expression replaced(Expression tree, Map<String, Expression> values) {
    if (tree instanceof UnresolvedNamedLambdaVariable variable
        && variable.nameParts().size() == 1) {
      return values.getOrDefault(name(variable), tree);
    }
    return tree.mapChildren(child -> replaced(child, values));
  }

  /** Whether a lambda within this one takes a name that has a meaning already. */
  private static boolean hidesAny(LambdaFunction lambda, Set<String> bound) {
    Set<String> known = new HashSet<>(bound);
    known.addAll(names(lambda));
    return hidesAny(lambda.function(), known);
  }

  private static boolean hidesAny(Expression tree, Set<String> known) {
    return (tree instanceof LambdaFunction inner && names(inner).stream().anyMatch(known::contains))
        || CollectionConverters.asJava(tree.children()).stream()
            .anyMatch(child -> hidesAny(child, known));
  }

  private static int mentions(Expression tree, String name) {
    if (tree instanceof UnresolvedNamedLambdaVariable variable) {
      return name(variable).equals(name) ? 1 : 0;
    }
    return CollectionConverters.asJava(tree.children()).stream()
        .mapToInt(child -> mentions(child, name))
        .sum();
  }

  private static int nodes(Expression tree) {
    return 1
        + CollectionConverters.asJava(tree.children()).stream()
            .mapToInt(UnrollLambdas::nodes)
            .sum();
  }

  private static List<String> names(LambdaFunction lambda) {
    return CollectionConverters.asJava(lambda.arguments()).stream()
        .map(
            argument ->
                argument instanceof UnresolvedNamedLambdaVariable variable
                    ? name(variable)
                    : folded(argument.name()))
        .toList();
  }

  private static String name(UnresolvedNamedLambdaVariable variable) {
    return folded(variable.nameParts().head());
  }

  /** To Spark, names that differ in case alone are one. */
  private static String folded(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static Optional<List<Expression>> call(Expression tree, String name) {
    return tree instanceof UnresolvedFunction call
            && call.nameParts().size() == 1
            && call.nameParts().head().equalsIgnoreCase(name)
        ? Optional.of(CollectionConverters.asJava(call.arguments()))
        : Optional.empty();
  }

  private static Expression array(List<Expression> elements) {
    return function("array", elements);
  }

  private static Expression literal(int value) {
    return new Literal(value, DataTypes.IntegerType);
  }

  private static Expression function(String name, List<Expression> arguments) {
    return new UnresolvedFunction(
        CollectionConverters.asScala(List.of(name)).toSeq(),
        CollectionConverters.asScala(arguments).toSeq(),
        false,
        Option.empty(),
        false,
        CollectionConverters.asScala(List.<SortOrder>of()).toSeq(),
        false);
  }
}
