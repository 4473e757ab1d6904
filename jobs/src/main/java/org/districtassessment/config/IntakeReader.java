package org.districtassessment.config;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.districtassessment.core.schema.FieldType;
import org.districtassessment.core.schema.Identity;
import org.districtassessment.core.schema.Intake;
import org.districtassessment.core.schema.OtherUnit;
import org.districtassessment.core.schema.PlausibleRange;

/** Reads {@code x-units}, {@code x-plausible}, {@code missingValues} and {@code x-identity}. */
final class IntakeReader {

  private static final Choices<Identity.Scheme> SCHEMES =
      Choices.of(Identity.Scheme.GB_11643.id(), Identity.Scheme.GB_11643);

  private IntakeReader() {}

  /** Reports what does not go with the type, and leaves it out. */
  static Intake read(Mapping field, FieldType type) {
    List<OtherUnit> units = units(field);
    Optional<PlausibleRange> plausible =
        part(field, field.findMapping("x-plausible"), IntakeReader::range);
    if (type != FieldType.NUMBER && type != FieldType.INTEGER) {
      refuse(field, "x-units", "goes with the types number and integer only (delete it)");
      refuse(field, "x-plausible", "goes with the types number and integer only (delete it)");
      units = List.of();
      plausible = Optional.empty();
    }
    Optional<Identity> identity =
        part(field, field.findMapping("x-identity"), IntakeReader::identity);
    if (field.peek("x-sensitive").filter(each -> each.text().equals("true")).isEmpty()) {
      refuse(field, "x-identity", "goes with x-sensitive: true only (add that)");
      identity = Optional.empty();
    }
    List<String> missingValues = field.textsOrEmpty("missingValues");
    return new Intake(
        units,
        plausible.orElse(null),
        field.has("missingValues") ? missingValues : null,
        identity.orElse(null));
  }

  /** What a mapping is read into; the field cannot be built without it, if it is there. */
  private static <T> Optional<T> part(
      Mapping field, Optional<Mapping> mapping, Function<Mapping, Optional<T>> reader) {
    Optional<T> read = mapping.flatMap(reader);
    if (mapping.isPresent()) {
      field.required(read.map(each -> true), true);
    }
    return read;
  }

  private static void refuse(Mapping field, String key, String why) {
    if (field.has(key)) {
      field.refuse(field.at(key), key + " " + why);
    }
  }

  private static List<OtherUnit> units(Mapping field) {
    Unique words = new Unique("unit");
    List<OtherUnit> units = new ArrayList<>();
    for (Mapping mapping : field.mappings("x-units")) {
      String word = mapping.text("unit");
      BigDecimal factor = mapping.number("factor");
      Optional<OtherUnit> unit =
          part(field, Optional.of(mapping), each -> each.build(() -> new OtherUnit(word, factor)));
      if (words.add(word, mapping.at("unit"), field.problems())) {
        unit.ifPresent(units::add);
      }
    }
    return units;
  }

  private static Optional<PlausibleRange> range(Mapping mapping) {
    Optional<BigDecimal> minimum = mapping.findNumber("minimum");
    Optional<BigDecimal> maximum = mapping.findNumber("maximum");
    return mapping.build(() -> new PlausibleRange(minimum.orElse(null), maximum.orElse(null)));
  }

  private static Optional<Identity> identity(Mapping mapping) {
    Identity.Scheme scheme = mapping.oneOf("scheme", SCHEMES);
    Optional<String> birthDate = mapping.findText("birth-date");
    return mapping.build(() -> new Identity(scheme, birthDate.orElse(null)));
  }
}
