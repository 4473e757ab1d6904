package org.districtassessment.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The words a key may have as its value, and what they mean. */
final class Choices<T> {

  private final Map<String, T> byWord = new LinkedHashMap<>();

  /** Returns the constants of an enum, each in kebab-case. */
  static <E extends Enum<E>> Choices<E> of(Class<E> type) {
    Choices<E> choices = new Choices<>();
    for (E constant : type.getEnumConstants()) {
      choices.and(constant.name().toLowerCase(Locale.ROOT).replace('_', '-'), constant);
    }
    return choices;
  }

  static <T> Choices<T> of(String word, T meaning) {
    return new Choices<T>().and(word, meaning);
  }

  Choices<T> and(String word, T meaning) {
    byWord.put(word, meaning);
    return this;
  }

  Optional<T> meaning(String word) {
    return Optional.ofNullable(byWord.get(word));
  }

  Set<String> words() {
    return Collections.unmodifiableSet(byWord.keySet());
  }
}
