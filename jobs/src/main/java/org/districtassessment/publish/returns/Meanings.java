package org.districtassessment.publish.returns;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.districtassessment.core.finding.FindingCode;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.schema.RowRule;
import org.districtassessment.core.schema.Schemas;
import org.districtassessment.core.schema.TableSchema;

/** What codes mean in general and what to do, with … for what differs from case to case. */
final class Meanings {

  private static final String CASE = "…";

  private final Language language;
  private final Map<String, String> builtIn = new HashMap<>();
  private final Map<String, String> ofRules = new HashMap<>();

  Meanings(Schemas schemas, Language language) {
    this.language = language;
    for (FindingCode code : FindingCode.values()) {
      builtIn.put(code.code(), code.message(language, CASE, CASE));
    }
    for (TableSchema table : schemas.all()) {
      for (RowRule rule : table.rowRules()) {
        ofRules.put(key(table.name(), rule.code()), rule.message().in(language));
      }
    }
  }

  /** Returns the meaning of a code that the program or a schema declares. */
  Optional<String> of(String table, String code) {
    return Optional.ofNullable(ofRules.get(key(table, code)))
        .or(() -> Optional.ofNullable(builtIn.get(code)));
  }

  Language language() {
    return language;
  }

  private static String key(String table, String code) {
    return table + "/" + code;
  }
}
