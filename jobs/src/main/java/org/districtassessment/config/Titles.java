package org.districtassessment.config;

import java.util.Optional;
import org.districtassessment.core.finding.Text;

/** The words of a Table Schema in both languages: {@code title} and our {@code x-title-zh}. */
final class Titles {

  private Titles() {}

  /** Returns the titles; one stands for both, and the name where there is none. */
  static Text of(Mapping mapping, String name) {
    Optional<String> en = mapping.findText("title");
    Optional<String> zh = mapping.findText("x-title-zh");
    String any = en.or(() -> zh).orElse(name);
    return new Text(zh.orElse(any), en.orElse(any));
  }

  /** Returns the descriptions; one stands for both, and nothing where there is none. */
  static Text description(Mapping mapping) {
    Optional<String> en = mapping.findText("description");
    Optional<String> zh = mapping.findText("x-description-zh");
    String any = en.or(() -> zh).orElse("");
    return new Text(zh.orElse(any), en.orElse(any));
  }
}
