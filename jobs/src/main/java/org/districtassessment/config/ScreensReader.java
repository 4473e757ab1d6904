package org.districtassessment.config;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.districtassessment.core.rule.ScreenFamily;

/** Reads {@code screens}, which may be left out: families of checks by name. */
final class ScreensReader {

  private ScreensReader() {}

  static List<ScreenFamily> read(Mapping file) {
    List<ScreenFamily> families = new ArrayList<>();
    file.findMapping("screens")
        .map(Mapping::entries)
        .orElse(List.of())
        .forEach(entry -> read(entry, file).ifPresent(families::add));
    return families;
  }

  private static Optional<ScreenFamily> read(Node.Entry entry, Mapping file) {
    String name = entry.key();
    if (!Names.KEBAB_CASE.allow(name)) {
      file.refuse(
          entry.at(),
          "Invalid name of a family: %s (%s)".formatted(name, Names.KEBAB_CASE.words()));
    }
    return Mapping.of(entry.value(), name, file.problems())
        .flatMap(
            family -> {
              BigDecimal rate = family.number("false-discovery-rate");
              return family.build(() -> new ScreenFamily(name, rate, entry.at()));
            });
  }
}
