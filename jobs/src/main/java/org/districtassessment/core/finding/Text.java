package org.districtassessment.core.finding;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.Immutable;
import java.io.Serializable;

/** The same words in Chinese and in English; where a file gives one of them, it stands for both. */
@Immutable
public record Text(String zh, String en) implements Serializable {

  public Text {
    requireNonNull(zh, "zh");
    requireNonNull(en, "en");
  }

  /** Returns words that are the same in both languages. */
  public static Text same(String words) {
    return new Text(words, words);
  }

  public String in(Language language) {
    return language == Language.ZH ? zh : en;
  }
}
