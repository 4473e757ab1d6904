package org.districtassessment.generate;

import static java.util.Objects.requireNonNullElse;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.districtassessment.core.finding.Problems;
import org.districtassessment.core.finding.SourceLocation;
import org.districtassessment.core.rule.Expression;
import org.jspecify.annotations.Nullable;

/** Reads a generator specification. */
final class ReadSpec {

  private static final Expression ONE = new Expression("1", SourceLocation.ofFile("default"));

  private final Problems problems;

  private ReadSpec(Problems problems) {
    this.problems = problems;
  }

  /**
   * Returns the specification, in which what is missing is empty where there are problems; empty
   * where the file is not YAML.
   */
  static Optional<Spec> read(Path file, Problems problems) {
    return SpecNode.read(file, problems).map(root -> new ReadSpec(problems).spec(root));
  }

  private Spec spec(SpecNode root) {
    keys(root, "format", "units", "tables", "files", "defects", "deliveries");
    if (!"district-assessment-generator/1".equals(text(root, "format"))) {
      problems.add(root.at(), "Invalid format (must be district-assessment-generator/1)");
    }

    return new Spec(
        units(child(root, "units")),
        items(root, "tables").stream().map(this::table).toList(),
        files(child(root, "files")),
        items(root, "defects").stream().map(this::defect).toList(),
        items(root, "deliveries").stream().map(this::delivery).toList());
  }

  private Spec.Units units(SpecNode node) {
    keys(node, "file", "key", "name", "weight", "columns");
    return new Spec.Units(
        text(node, "file"),
        text(node, "key"),
        text(node, "name"),
        text(node, "weight"),
        expressions(node, "columns"));
  }

  private Spec.Table table(SpecNode node) {
    keys(node, "name", "each", "count", "hidden", "one-file", "entity", "key", "totals", "columns");
    return new Spec.Table(
        text(node, "name"),
        text(node, "each"),
        requireNonNullElse(expression(node, "count"), ONE),
        flag(node, "hidden"),
        flag(node, "one-file"),
        optional(node, "entity"),
        expression(node, "key"),
        nested(node, "totals"),
        expressions(node, "columns"),
        node.at());
  }

  private Spec.Files files(SpecNode node) {
    keys(node, "names", "gb18030", "byte-order-mark", "crlf", "headers", "shuffled", "quoted");
    Map<Spec.Header, Integer> headers = new LinkedHashMap<>();
    child(node, "headers")
        .fields()
        .forEach(
            (name, weight) -> headers.put(one(Spec.Header.class, name, weight), whole(weight)));
    List<String> names = texts(node, "names");
    if (names.isEmpty() || headers.isEmpty()) {
      problems.add(node.at(), "files needs at least one of names and one of headers");
    }

    return new Spec.Files(
        names,
        share(node, "gb18030"),
        share(node, "byte-order-mark"),
        share(node, "crlf"),
        headers,
        share(node, "shuffled"),
        share(node, "quoted"));
  }

  private Spec.Defect defect(SpecNode node) {
    keys(
        node,
        "kind",
        "code",
        "table",
        "where",
        "years",
        "year-before",
        "count",
        "share",
        "borrow",
        "report-other",
        "action",
        "change",
        "drop",
        "report",
        "report-where",
        "key",
        "field",
        "raises",
        "also",
        "note");
    String table = text(node, "table");
    if (node.get("count").isEmpty() && node.get("share").isEmpty()) {
      problems.add(node.at(), "A defect needs a count, a share or both");
    }
    String action = requireNonNullElse(optional(node, "action"), "change");
    String kind = text(node, "kind");
    if (!List.of("finding", "anomaly").contains(kind)) {
      problems.add(node.at(), "Invalid kind: %s (must be finding or anomaly)", kind);
    }

    return new Spec.Defect(
        kind,
        text(node, "code"),
        table,
        expression(node, "where"),
        items(node, "years").stream().map(this::whole).toList(),
        flag(node, "year-before"),
        node.get("count").map(this::whole).orElse(null),
        node.get("share").map(this::number).orElse(null),
        texts(node, "borrow"),
        flag(node, "report-other"),
        one(Spec.Action.class, action, node),
        nested(node, "change"),
        texts(node, "drop"),
        requireNonNullElse(optional(node, "report"), table),
        expression(node, "report-where"),
        expression(node, "key"),
        requireNonNullElse(optional(node, "field"), ""),
        texts(node, "raises"),
        texts(node, "also"),
        requireNonNullElse(optional(node, "note"), ""),
        node.at());
  }

  private Spec.Delivery delivery(SpecNode node) {
    keys(node, "way", "code", "table", "unit", "years", "day", "suffix", "note");
    Spec.Way way = one(Spec.Way.class, text(node, "way"), node);
    boolean hasDay = way == Spec.Way.DATED || way == Spec.Way.AGAIN;
    boolean hasSuffix = way == Spec.Way.AGAIN || way == Spec.Way.COPIED;
    requireOnly(node, "day", hasDay);
    requireOnly(node, "suffix", hasSuffix);
    return new Spec.Delivery(
        way,
        text(node, "code"),
        text(node, "table"),
        text(node, "unit"),
        items(node, "years").stream().map(this::whole).toList(),
        requireNonNullElse(optional(node, "day"), ""),
        requireNonNullElse(optional(node, "suffix"), ""),
        requireNonNullElse(optional(node, "note"), ""),
        node.at());
  }

  private void requireOnly(SpecNode node, String key, boolean due) {
    if (due != node.get(key).isPresent()) {
      problems.add(node.at(), due ? "%s is missing" : "This way has no %s (delete it)", key);
    }
  }

  private void keys(SpecNode node, String... known) {
    for (Map.Entry<String, SpecNode> field : node.fields().entrySet()) {
      if (!Arrays.asList(known).contains(field.getKey())) {
        problems.add(
            field.getValue().at(),
            "Unknown key %s (must be one of %s)",
            field.getKey(),
            String.join(", ", known));
      }
    }
  }

  private SpecNode child(SpecNode node, String key) {
    return node.get(key)
        .orElseGet(
            () -> {
              problems.add(node.at(), "%s is missing", key);
              return new SpecNode(node.at(), null, List.of(), Map.of());
            });
  }

  private String text(SpecNode node, String key) {
    String text = child(node, key).scalar();
    if (text == null && node.get(key).isPresent()) {
      problems.add(child(node, key).at(), "%s must be one value", key);
    }
    return requireNonNullElse(text, "");
  }

  private static @Nullable String optional(SpecNode node, String key) {
    return node.get(key).map(SpecNode::scalar).orElse(null);
  }

  private static List<SpecNode> items(SpecNode node, String key) {
    return node.get(key).map(SpecNode::items).orElse(List.of());
  }

  private List<String> texts(SpecNode node, String key) {
    List<String> texts = new ArrayList<>();
    for (SpecNode item : items(node, key)) {
      texts.add(requireNonNullElse(item.scalar(), ""));
    }
    return texts;
  }

  private boolean flag(SpecNode node, String key) {
    String text = requireNonNullElse(optional(node, key), "false");
    if (!List.of("true", "false").contains(text)) {
      problems.add(child(node, key).at(), "Invalid %s: %s (must be true or false)", key, text);
    }
    return text.equals("true");
  }

  private double share(SpecNode node, String key) {
    double share = node.get(key).map(this::number).orElse(BigDecimal.ZERO).doubleValue();
    if (share < 0 || share > 1) {
      problems.add(child(node, key).at(), "Invalid %s: %s (must be in [0, 1])", key, share);
    }
    return share;
  }

  private BigDecimal number(SpecNode node) {
    try {
      return new BigDecimal(requireNonNullElse(node.scalar(), ""));
    } catch (NumberFormatException e) {
      problems.add(node.at(), "Not a number: %s", "" + node.scalar());
      return BigDecimal.ZERO;
    }
  }

  private int whole(SpecNode node) {
    try {
      return number(node).intValueExact();
    } catch (ArithmeticException e) {
      problems.add(node.at(), "Not a whole number: %s", "" + node.scalar());
      return 0;
    }
  }

  private <E extends Enum<E>> E one(Class<E> type, String id, SpecNode node) {
    E[] all = type.getEnumConstants();
    for (E constant : all) {
      if (id(constant).equals(id)) {
        return constant;
      }
    }

    List<String> ids = Arrays.stream(all).map(ReadSpec::id).toList();
    problems.add(node.at(), "Invalid value: %s (must be one of %s)", id, String.join(", ", ids));
    return all[0];
  }

  private static String id(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static @Nullable Expression expression(SpecNode node, String key) {
    SpecNode value = node.fields().get(key);
    return value == null || value.scalar() == null
        ? null
        : new Expression(value.scalar(), value.at());
  }

  private static Map<String, Map<String, Expression>> nested(SpecNode node, String key) {
    Map<String, Map<String, Expression>> all = new LinkedHashMap<>();
    node.get(key)
        .ifPresent(
            outer ->
                outer.fields().keySet().forEach(name -> all.put(name, expressions(outer, name))));
    return all;
  }

  private static Map<String, Expression> expressions(SpecNode node, String key) {
    Map<String, Expression> all = new LinkedHashMap<>();
    node.get(key)
        .ifPresent(
            columns ->
                columns
                    .fields()
                    .forEach(
                        (name, value) ->
                            all.put(
                                name,
                                new Expression(
                                    requireNonNullElse(value.scalar(), "null"), value.at()))));
    return all;
  }
}
