package org.districtassessment.config;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.districtassessment.core.rule.Example;

/** Reads an indicator's {@code examples}. */
final class ExampleReader {

  private ExampleReader() {}

  static List<Example> all(Mapping file) {
    List<Example> examples = new ArrayList<>();
    for (Mapping example : file.mappings("examples")) {
      read(example).ifPresent(examples::add);
    }
    return examples;
  }

  private static Optional<Example> read(Mapping example) {
    Optional<BigDecimal> numerator = example.findNumber("numerator");
    Optional<BigDecimal> denominator = example.findNumber("denominator");
    Optional<String> group = example.findText("group");
    Optional<BigDecimal> previous = example.findNumber("previous");
    List<BigDecimal> peers = example.numbers("peers");
    Optional<BigDecimal> value = example.findNumber("value");
    Optional<BigDecimal> points = example.findNumber("points");
    if (!example.mentions("value")) {
      example.refuse(example.at(), "Missing key: value (null where the indicator has none)");
    }
    return example.build(
        () ->
            new Example(
                numerator.orElse(null),
                denominator.orElse(null),
                group.orElse(null),
                previous.orElse(null),
                peers,
                value.orElse(null),
                points.orElse(null),
                example.at()));
  }
}
