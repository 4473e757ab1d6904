package org.districtassessment.core.finding;

import java.util.Locale;
import java.util.Optional;

/** A language that messages and titles are written in. */
public enum Language {
  ZH,
  EN;

  /** Returns the language of a tag such as {@code zh}, {@code zh-CN} or {@code en}. */
  public static Optional<Language> of(String tag) {
    String lower = tag.toLowerCase(Locale.ROOT);
    if (lower.startsWith("zh")) {
      return Optional.of(ZH);
    }

    return lower.startsWith("en") ? Optional.of(EN) : Optional.empty();
  }
}
