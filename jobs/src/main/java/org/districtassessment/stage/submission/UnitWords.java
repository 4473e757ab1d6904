package org.districtassessment.stage.submission;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.districtassessment.core.schema.Field;
import org.districtassessment.core.schema.OtherUnit;

/** The units in which the values of a field may be written, with their exact factors. */
final class UnitWords {

  private static final Pattern SEPARATORS = Pattern.compile("[\\s、,，/;；|]+");
  private static final Pattern UNIT_OF_TABLE = Pattern.compile("单位[:：]\\s*([^:：]*)");
  private static final Pattern BRACKETS = Pattern.compile("[()（）\\[\\]【】]");

  private final Map<String, OtherUnit> units = new LinkedHashMap<>();

  private UnitWords() {}

  /**
   * Returns the units of a field; none if it declares no other unit than the stored one. A stored
   * unit that is a number, as that of a share, is no word.
   */
  static UnitWords of(Field field) {
    UnitWords words = new UnitWords();
    List<OtherUnit> others = field.intake().units();
    String stored = field.unit();
    // Of a share, whose unit is 1, nobody writes the unit.
    if (stored != null && !others.isEmpty() && !Character.isDigit(stored.charAt(0))) {
      words.units.put(Labels.plain(stored), new OtherUnit(stored, BigDecimal.ONE));
    }
    for (OtherUnit other : others) {
      words.units.put(Labels.plain(other.unit()), other);
    }
    return words;
  }

  boolean isEmpty() {
    return units.isEmpty();
  }

  boolean knows(String word) {
    return units.containsKey(word);
  }

  /** Returns the unit that a plain word names. */
  Optional<OtherUnit> find(String word) {
    return Optional.ofNullable(units.get(word));
  }

  /** The words, for a message. */
  String inWords() {
    return units.values().stream().map(OtherUnit::unit).collect(Collectors.joining(", "));
  }

  /**
   * Returns the words of a row above the header that may be units: behind "单位：" and in brackets.
   */
  static List<String> above(String cell) {
    List<String> words = new ArrayList<>();
    var ofTable = UNIT_OF_TABLE.matcher(cell);
    while (ofTable.find()) {
      for (String word : SEPARATORS.split(ofTable.group(1), -1)) {
        words.add(Labels.plain(word));
      }
    }
    String[] parts = BRACKETS.split(cell, -1);
    for (int i = 1; i < parts.length; i += 2) {
      words.add(Labels.plain(parts[i]));
    }
    return words;
  }
}
