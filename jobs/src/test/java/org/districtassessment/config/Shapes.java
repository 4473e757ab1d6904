package org.districtassessment.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What documents look like without their texts and numbers: mistakes in two parts of one shape are
 * the same mistakes.
 */
final class Shapes {

  private Shapes() {}

  /** Returns the keys, the types of values, and the words behind {@code kind} and {@code step}. */
  static String of(JsonNode node) {
    if (node instanceof ObjectNode object) {
      TreeMap<String, String> values = new TreeMap<>();
      object
          .properties()
          .forEach(
              each -> {
                boolean isKind = each.getKey().equals("kind") || each.getKey().equals("step");
                values.put(
                    each.getKey(), isKind ? each.getValue().toString() : of(each.getValue()));
              });
      return values.toString();
    }
    if (node instanceof ArrayNode array) {
      Set<String> items = new HashSet<>();
      array.forEach(item -> items.add(of(item)));
      return "list of " + new TreeSet<>(items);
    }

    return node.getNodeType().toString();
  }

  /**
   * Returns the document with two of the elements of each shape in every list, since some lists
   * need two, and with one in every mapping whose keys are names.
   */
  static JsonNode representative(JsonNode node) {
    if (node instanceof ObjectNode object) {
      ObjectNode kept = JsonNodeFactory.instance.objectNode();
      boolean isNamed = object.size() > 2 && allObjects(object);
      Set<String> seen = new HashSet<>();
      object
          .properties()
          .forEach(
              each -> {
                if (!isNamed || seen.add(of(each.getValue()))) {
                  kept.set(each.getKey(), representative(each.getValue()));
                }
              });
      return kept;
    }
    if (node instanceof ArrayNode array) {
      ArrayNode kept = JsonNodeFactory.instance.arrayNode();
      Map<String, Integer> seen = new HashMap<>();
      array.forEach(
          item -> {
            if (seen.merge(of(item), 1, Integer::sum) <= 2) {
              kept.add(representative(item));
            }
          });
      return kept;
    }

    return node;
  }

  private static boolean allObjects(ObjectNode object) {
    for (JsonNode value : object) {
      if (!value.isObject()) {
        return false;
      }
    }

    return true;
  }
}
