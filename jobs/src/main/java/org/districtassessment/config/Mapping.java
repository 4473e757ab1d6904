package org.districtassessment.config;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.districtassessment.core.finding.DidYouMean;
import org.districtassessment.core.finding.Problems;
import org.districtassessment.core.finding.SourceLocation;
import org.districtassessment.core.finding.Text;
import org.districtassessment.core.rule.Expression;

/**
 * A mapping of a file while it is read into a record: hands out values by key, and reports what is
 * missing, of the wrong type, unknown, or refused by the record.
 *
 * <p>A required value that is missing or wrong is reported and replaced by a harmless one, so that
 * reading goes on and a person sees all problems at once; {@link #build} then yields nothing. A key
 * whose value is null counts as absent.
 */
final class Mapping {

  /** How constructors begin: "Invalid points of x: -1", "Invalid indicator id: X". */
  private static final Pattern REFUSED_VALUE = Pattern.compile("^Invalid ([^:]+?)(?: of [^:]+)?:");

  private final Node.Entries node;
  private final Problems problems;
  private final Map<String, Node> byKey = new LinkedHashMap<>();
  private final Set<String> known = new LinkedHashSet<>();
  private boolean incomplete;
  private boolean open;

  Mapping(Node.Entries node, Problems problems) {
    this.node = node;
    this.problems = problems;
    node.all().forEach(entry -> byKey.put(entry.key(), entry.value()));
  }

  /** Returns a node as a mapping, or reports that {@code what} is none. */
  static Optional<Mapping> of(Node node, String what, Problems problems) {
    if (node instanceof Node.Entries entries) {
      return Optional.of(new Mapping(entries, problems));
    }

    problems.add(node.at(), "%s must be a mapping, not %s", what, node.kind());
    return Optional.empty();
  }

  Problems problems() {
    return problems;
  }

  /** Where the mapping begins. */
  SourceLocation at() {
    return node.at();
  }

  /** Where the value of {@code key} begins; where the mapping begins if it has none. */
  SourceLocation at(String key) {
    Node value = byKey.get(key);
    return value == null ? node.at() : value.at();
  }

  /** Whether the key has a value; null is none. */
  boolean has(String key) {
    return find(key).isPresent();
  }

  /** Whether the key stands there, even if its value is null. */
  boolean mentions(String key) {
    return byKey.containsKey(key);
  }

  /** Reports a problem of this mapping, which then builds nothing. */
  void refuse(SourceLocation at, String message) {
    incomplete = true;
    problems.add(at, "%s", message);
  }

  /** Returns a non-empty text. */
  String text(String key) {
    return required(key, findText(key), "x");
  }

  Optional<String> findText(String key) {
    return scalar(key, "a text")
        .flatMap(
            scalar ->
                scalar.text().isBlank()
                    ? refused(scalar, key + " must not be empty")
                    : Optional.of(scalar.text().strip()));
  }

  /** Returns a text that may be empty. */
  Optional<String> findTextOrEmpty(String key) {
    return scalar(key, "a text").map(scalar -> scalar.text().strip());
  }

  /** Returns a text that is written as names of this kind are. */
  String name(String key, Names names) {
    return required(key, findName(key, names), "x");
  }

  Optional<String> findName(String key, Names names) {
    return scalar(key, "a text")
        .flatMap(
            each ->
                names.allow(each.text())
                    ? Optional.of(each.text())
                    : refused(
                        each, "Invalid %s: %s (%s)".formatted(key, each.text(), names.words())));
  }

  /** Returns words in both languages: a text, or {@code {zh: …, en: …}} with at least one. */
  Text words(String key) {
    return required(key, findWords(key), Text.same("x"));
  }

  Optional<Text> findWords(String key) {
    Optional<Node> value = find(key);
    if (value.isEmpty() || value.get() instanceof Node.Scalar) {
      return findText(key).map(Text::same);
    }

    return findMapping(key).flatMap(Mapping::asWords);
  }

  private Optional<Text> asWords() {
    Optional<String> zh = findText("zh");
    Optional<String> en = findText("en");
    if (zh.isEmpty() && en.isEmpty()) {
      refuse(at(), "Missing key: zh or en");
    }
    String any = zh.or(() -> en).orElse("x");
    return build(() -> new Text(zh.orElse(any), en.orElse(any)));
  }

  BigDecimal number(String key) {
    return required(key, findNumber(key), BigDecimal.ONE);
  }

  Optional<BigDecimal> findNumber(String key) {
    return scalar(key, "a number")
        .flatMap(
            scalar ->
                Numbers.decimal(scalar.text())
                    .or(() -> refused(scalar, key + " must be a number, not " + scalar.kind())));
  }

  int whole(String key) {
    return required(key, findWhole(key), 1);
  }

  Optional<Integer> findWhole(String key) {
    return scalar(key, "a whole number")
        .flatMap(
            scalar ->
                Numbers.whole(scalar.text())
                    .or(
                        () ->
                            refused(
                                scalar, key + " must be a whole number, not " + scalar.kind())));
  }

  /** Returns true or false; false where the key is absent. */
  boolean flag(String key) {
    Choices<Boolean> choices = Choices.of("true", true).and("false", false);
    return findOneOf(key, choices).orElse(false);
  }

  <T> T oneOf(String key, Choices<T> choices) {
    T placeholder = choices.meaning(choices.words().iterator().next()).orElseThrow();
    return required(key, findOneOf(key, choices), placeholder);
  }

  <T> Optional<T> findOneOf(String key, Choices<T> choices) {
    return scalar(key, "one of " + String.join(", ", choices.words()))
        .flatMap(
            scalar -> {
              Optional<T> meaning = choices.meaning(scalar.text());
              return meaning.isPresent() ? meaning : refused(scalar, unknown(key, scalar, choices));
            });
  }

  /** Returns the {@code kind}, on which the other keys depend; empty where missing or unknown. */
  <T> Optional<T> findKind(Choices<T> choices) {
    if (!has("kind")) {
      missing("kind");
    }
    return findOneOf("kind", choices);
  }

  private static String unknown(String key, Node.Scalar scalar, Choices<?> choices) {
    String near = DidYouMean.suffix(scalar.text(), choices.words());
    String hint = near.isEmpty() ? " (one of " + String.join(", ", choices.words()) + ")" : near;
    return "Unknown " + key + ": " + scalar.text() + hint;
  }

  Expression expression(String key) {
    return required(key, findExpression(key), new Expression("1", at()));
  }

  Optional<Expression> findExpression(String key) {
    return scalar(key, "an SQL expression")
        .flatMap(
            scalar ->
                scalar.text().isBlank()
                    ? refused(scalar, key + " must not be empty")
                    : Optional.of(new Expression(scalar.text(), scalar.textAt())));
  }

  /** Returns a list of texts, none of them blank; one text stands for a list of one. */
  List<String> texts(String key) {
    for (Node.Scalar scalar : scalars(key)) {
      if (scalar.text().isBlank()) {
        refuse(scalar.at(), key + " must not hold an empty text");
      }
    }
    return textsOrEmpty(key);
  }

  /** Returns a list of texts; one text stands for a list of one; empty where absent. */
  List<String> textsOrEmpty(String key) {
    return scalars(key).stream().map(Node.Scalar::text).toList();
  }

  /** Returns the elements behind {@link #textsOrEmpty}, to say where each stands. */
  List<Node.Scalar> scalars(String key) {
    Optional<Node> value = find(key);
    if (value.isEmpty()) {
      return List.of();
    }

    List<Node.Scalar> scalars = new ArrayList<>();
    for (Node each :
        value.get() instanceof Node.Items items ? items.nodes() : List.of(value.get())) {
      if (each instanceof Node.Scalar scalar && !scalar.isNull()) {
        scalars.add(scalar);
      } else {
        refuse(each.at(), key + " must be a list of texts; this is " + each.kind());
      }
    }
    return scalars;
  }

  /** Returns a list of numbers; empty where absent. */
  List<BigDecimal> numbers(String key) {
    List<BigDecimal> numbers = new ArrayList<>();
    for (Node.Scalar scalar : scalars(key)) {
      Numbers.decimal(scalar.text())
          .or(() -> refused(scalar, key + " must be numbers; this is " + scalar.kind()))
          .ifPresent(numbers::add);
    }
    return numbers;
  }

  /** Returns a mapping that must be there; empty where it is not, which is reported. */
  Optional<Mapping> mapping(String key) {
    if (!has(key)) {
      missing(key);
    }
    return findMapping(key);
  }

  Optional<Mapping> findMapping(String key) {
    Optional<Mapping> mapping = find(key).flatMap(value -> of(value, key, problems));
    if (mapping.isEmpty() && has(key)) {
      incomplete = true;
    }
    return mapping;
  }

  /** Returns a list of mappings; empty where absent. */
  List<Mapping> mappings(String key) {
    Optional<Node> value = find(key);
    if (value.isEmpty()) {
      return List.of();
    }

    if (!(value.get() instanceof Node.Items items)) {
      refuse(value.get().at(), key + " must be a list, not " + value.get().kind());
      return List.of();
    }

    List<Mapping> mappings = new ArrayList<>();
    for (Node each : items.nodes()) {
      of(each, "An element of " + key, problems)
          .ifPresentOrElse(mappings::add, () -> incomplete = true);
    }
    return mappings;
  }

  /** Returns all entries; their keys are names of the file's author, so none is unknown. */
  List<Node.Entry> entries() {
    open = true;
    return node.all();
  }

  /** Returns the text under a key if there is one, without asking for it. */
  Optional<Node.Scalar> peek(String key) {
    return byKey.get(key) instanceof Node.Scalar scalar && !scalar.isNull()
        ? Optional.of(scalar)
        : Optional.empty();
  }

  /** Accepts keys whose values are of no use here. */
  void ignore(String... keys) {
    known.addAll(List.of(keys));
  }

  /** Says that a part of this mapping could not be built, so that this cannot be either. */
  <T> T required(Optional<T> part, T placeholder) {
    incomplete |= part.isEmpty();
    return part.orElse(placeholder);
  }

  /** Returns a part, and says that this mapping cannot be built where the part could not. */
  <T> Optional<T> part(Optional<T> part) {
    incomplete |= part.isEmpty();
    return part;
  }

  /**
   * Reports every key that nobody asked for, then builds. A refusal of the record's constructor is
   * reported at the value it names.
   *
   * @return empty where the mapping has a problem
   */
  <T> Optional<T> build(Supplier<T> constructor) {
    reportUnknownKeys();
    try {
      T built = constructor.get();
      return incomplete ? Optional.empty() : Optional.of(built);
    } catch (IllegalArgumentException e) {
      String message = String.valueOf(e.getMessage());
      SourceLocation place = placeOf(message);
      if (!incomplete || !place.equals(at())) {
        problems.add(place, "%s", message);
      }
      return Optional.empty();
    }
  }

  /** The value that a message such as "Invalid points of x: …" is about. */
  private SourceLocation placeOf(String message) {
    Matcher about = REFUSED_VALUE.matcher(message);
    if (!about.find()) {
      return at();
    }

    return Pattern.compile(" ")
        .splitAsStream(about.group(1))
        .filter(known::contains)
        .map(this::at)
        .findFirst()
        .orElse(at());
  }

  private void reportUnknownKeys() {
    if (open) {
      return;
    }

    for (Node.Entry entry : node.all()) {
      if (!known.contains(entry.key())) {
        String near = DidYouMean.suffix(entry.key(), known);
        String hint = near.isEmpty() ? " (known: " + String.join(", ", known) + ")" : near;
        problems.add(entry.at(), "Unknown key: %s%s", entry.key(), hint);
      }
    }
  }

  private Optional<Node> find(String key) {
    known.add(key);
    return Optional.ofNullable(byKey.get(key)).filter(value -> !value.isNull());
  }

  private Optional<Node.Scalar> scalar(String key, String expected) {
    Optional<Node> value = find(key);
    if (value.isPresent() && !(value.get() instanceof Node.Scalar)) {
      refuse(value.get().at(), key + " must be " + expected + ", not " + value.get().kind());
    }
    return value.filter(Node.Scalar.class::isInstance).map(Node.Scalar.class::cast);
  }

  private <T> Optional<T> refused(Node.Scalar scalar, String message) {
    refuse(scalar.at(), message);
    return Optional.empty();
  }

  private <T> T required(String key, Optional<T> value, T placeholder) {
    if (value.isEmpty() && !has(key)) {
      missing(key);
    }
    return required(value, placeholder);
  }

  private void missing(String key) {
    refuse(at(), "Missing key: " + key);
  }
}
