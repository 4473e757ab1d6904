package org.districtassessment.stage.submission;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.districtassessment.core.schema.Field;

/** The units in which the values of a field may be written, with their exact factors. */
final class UnitWords {

  private static final Pattern SEPARATORS = Pattern.compile("[\\s、,，/;；|]+");
  private static final Pattern UNIT_OF_TABLE = Pattern.compile("单位[:：]\\s*([^:：]*)");
  private static final Pattern BRACKETS = Pattern.compile("[()（）\\[\\]【】]");

  private final Map<String, BigDecimal> factors = new LinkedHashMap<>();

  private UnitWords() {}

  static UnitWords of(Field field) {
    return new UnitWords();
  }

  boolean isEmpty() {
    return factors.isEmpty();
  }

  boolean knows(String word) {
    return factors.containsKey(word);
  }

  /** Returns what a value in the unit is to be multiplied by. */
  Optional<BigDecimal> factor(String word) {
    return Optional.ofNullable(factors.get(word));
  }

  /** The words, for a message. */
  String inWords() {
    return String.join(", ", factors.keySet());
  }

  /**
   * Returns the words of a row above the header that may be units: behind "单位：" and in brackets.
   */
  static List<String> above(String cell) {
    List<String> words = new ArrayList<>();
    var ofTable = UNIT_OF_TABLE.matcher(cell);
    while (ofTable.find()) {
      for (String word : SEPARATORS.split(ofTable.group(1))) {
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
