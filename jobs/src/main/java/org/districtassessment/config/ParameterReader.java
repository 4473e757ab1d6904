package org.districtassessment.config;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.districtassessment.core.rule.Parameter;

/** Reads {@code parameters}: by name, each with one {@code value} or {@code values} by year. */
final class ParameterReader {

  private ParameterReader() {}

  static List<Parameter> all(Mapping file) {
    List<Parameter> parameters = new ArrayList<>();
    file.findMapping("parameters")
        .map(Mapping::entries)
        .orElse(List.of())
        .forEach(entry -> read(entry, file).ifPresent(parameters::add));
    return parameters;
  }

  private static Optional<Parameter> read(Node.Entry entry, Mapping file) {
    String name = entry.key();
    if (!Names.SNAKE_CASE.allow(name)) {
      file.refuse(
          entry.at(), "Invalid parameter name: %s (%s)".formatted(name, Names.SNAKE_CASE.words()));
    }
    return Mapping.of(entry.value(), name, file.problems())
        .flatMap(parameter -> read(name, entry, parameter));
  }

  private static Optional<Parameter> read(String name, Node.Entry entry, Mapping parameter) {
    var title = parameter.words("title");
    Optional<BigDecimal> value = parameter.findNumber("value");
    SortedMap<Integer, BigDecimal> values = valuesByYear(parameter);
    if (parameter.has("value") == parameter.has("values")) {
      parameter.refuse(entry.at(), name + " needs either value or values by year");
    }
    String unit = parameter.text("unit");
    String source = parameter.text("source");
    boolean verified = Status.verified(parameter);
    return parameter.build(
        () ->
            new Parameter(
                name, title, value.orElse(null), values, unit, source, verified, entry.at()));
  }

  private static SortedMap<Integer, BigDecimal> valuesByYear(Mapping parameter) {
    SortedMap<Integer, BigDecimal> values = new TreeMap<>();
    Optional<Mapping> mapping = parameter.findMapping("values");
    if (mapping.isEmpty()) {
      return values;
    }

    Mapping byYear = mapping.get();
    for (Node.Entry entry : byYear.entries()) {
      Optional<Integer> year = Numbers.whole(entry.key()).filter(Years::valid);
      if (year.isEmpty()) {
        parameter.refuse(entry.at(), "values go by year such as 2024, not " + entry.key());
      }
      byYear
          .findNumber(entry.key())
          .ifPresent(number -> year.ifPresent(each -> values.put(each, number)));
    }
    parameter.required(byYear.build(() -> values), values);
    return values;
  }
}
