package org.districtassessment.reference;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.districtassessment.core.finding.Text;
import org.districtassessment.core.rule.IndexMethod;
import org.districtassessment.core.rule.IndicatorRule;
import org.districtassessment.core.rule.NodeMethod;
import org.districtassessment.core.rule.RuleSet;

/**
 * Says how an index is made: the name of each method with its settings, as rule files write them.
 */
final class IndexInWords {

  private static final Set<String> PLAIN = Set.of("", "[]", "{}", "all");

  private IndexInWords() {}

  /** Returns how an indicator is normalised, or scored where the edition is no index. */
  static Text scoring(IndicatorRule indicator, RuleSet rules) {
    IndexMethod index = rules.index();
    if (index == null) {
      return ScoreInWords.of(indicator.score());
    }

    return Text.same(
        method(
            (Record) Objects.requireNonNullElse(indicator.normalisation(), index.normalisation())));
  }

  /** Returns what an indicator's or dimension's number is. */
  static Text share(RuleSet rules) {
    return rules.index() == null ? new Text("分值", "Points") : new Text("权重", "Weight");
  }

  static String node(NodeMethod node) {
    String minimum =
        node.minimumAvailable() == 0
            ? ""
            : ", of children with a score at least " + number(node.minimumAvailable());
    return "%s of weights: %s%s"
        .formatted(method((Record) node.aggregation()), method((Record) node.weighting()), minimum);
  }

  /** Returns a method such as {@code min-max (lower 0, upper 100)}. */
  static String method(Record method) {
    String settings =
        Arrays.stream(method.getClass().getRecordComponents())
            .map(
                component -> {
                  String value = words(valueOf(method, component));
                  return PLAIN.contains(value) ? "" : kebab(component.getName()) + " " + value;
                })
            .filter(setting -> !setting.isEmpty())
            .collect(Collectors.joining(", "));
    String name = kebab(method.getClass().getSimpleName());
    return settings.isEmpty() ? name : name + " (" + settings + ")";
  }

  private static Object valueOf(Record method, RecordComponent component) {
    try {
      return component.getAccessor().invoke(method);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String words(Object value) {
    if (value instanceof Double number) {
      return number(number);
    }
    if (value instanceof Enum<?> constant) {
      return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
    if (value instanceof Record record) {
      return method(record);
    }
    if (value instanceof OptionalDouble number) {
      return number.isPresent() ? number(number.getAsDouble()) : "";
    }
    if (value instanceof OptionalInt number) {
      return number.isPresent() ? Integer.toString(number.getAsInt()) : "";
    }
    return value.toString();
  }

  private static String number(double number) {
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
  }

  private static String kebab(String name) {
    return name.replaceAll("(?<=[a-z])([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }
}
