package org.districtassessment.stage.submission;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.districtassessment.core.schema.TableSchema;

/** The keys of rows already seen, for references to be looked up in. */
final class GatheredKeys {

  private final Map<KeyPlan.Source, KeySet> sets = new HashMap<>();

  /** Forgets the keys that are looked up within one unit. */
  void clearUnits() {
    sets.forEach(
        (source, set) -> {
          if (!source.ofAllUnits()) {
            set.clear();
          }
        });
  }

  KeySet of(KeyPlan.Source source) {
    return sets.computeIfAbsent(source, absent -> new KeySet());
  }

  /** The positions of a source's fields in its table. */
  static int[] fields(KeyPlan.Source source, TableSchema table) {
    List<String> names = source.fields();
    return names.stream().mapToInt(table::indexOf).toArray();
  }
}
