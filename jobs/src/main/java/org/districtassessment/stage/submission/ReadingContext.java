package org.districtassessment.stage.submission;

import static org.districtassessment.core.Checks.check;

import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.finding.Pseudonyms;
import org.districtassessment.core.finding.Redactor;
import org.districtassessment.core.rule.UnitTable;
import org.districtassessment.core.schema.Field;
import org.districtassessment.core.schema.TableSchema;
import org.districtassessment.stage.RowRuleEvaluator;
import org.jspecify.annotations.Nullable;

/** What every task that reads submissions needs, whatever the year. */
final class ReadingContext implements Serializable {

  @Serial private static final long serialVersionUID = 1;
  private static final AtomicLong COUNTER = new AtomicLong();

  private final ArrayList<TableSchema> tables;
  private final String unitTable;
  private final String unitKey;
  private final LinkedHashMap<String, ArrayList<RowRuleEvaluator>> rowRules = new LinkedHashMap<>();
  private final Pseudonyms pseudonyms;
  private final Redactor redactor;
  private final Redactor mask;
  private final Language language;
  private final FileAccess files;
  private final @Nullable ReuseStore store;
  private final String id = "context-" + COUNTER.incrementAndGet();

  /**
   * @param store has what an earlier run found out; null for none
   */
  ReadingContext(
      Collection<TableSchema> tables,
      UnitTable unitTable,
      Map<String, List<RowRuleEvaluator>> rowRules,
      Pseudonyms pseudonyms,
      Language language,
      Configuration configuration,
      @Nullable ReuseStore store) {
    this.tables = new ArrayList<>(tables);
    for (TableSchema table : tables) {
      int evaluators = rowRules.getOrDefault(table.name(), List.of()).size();
      check(
          evaluators == table.rowRules().size(),
          "Table %s has %s row rules, but %s evaluators",
          table.name(),
          table.rowRules().size(),
          evaluators);
    }
    this.unitTable = unitTable.table();
    this.unitKey = unitTable.key();
    rowRules.forEach((table, rules) -> this.rowRules.put(table, new ArrayList<>(rules)));
    this.pseudonyms = pseudonyms;
    this.redactor = new Redactor(sensitivePatterns(tables), pseudonyms);
    this.mask = Redactor.masking(sensitivePatterns(tables));
    this.language = language;
    this.files = new FileAccess(configuration);
    this.store = store;
  }

  /** Returns what tells this context from others of the same driver. */
  String id() {
    return id;
  }

  /** Returns the patterns of all sensitive fields. */
  static List<Pattern> sensitivePatterns(Collection<TableSchema> tables) {
    List<Pattern> patterns = new ArrayList<>();
    for (TableSchema table : tables) {
      for (Field field : table.fields()) {
        Pattern pattern = field.constraints().pattern();
        if (field.sensitive() && pattern != null) {
          patterns.add(pattern);
        }
      }
    }
    return patterns;
  }

  List<TableSchema> tables() {
    return tables;
  }

  TableSchema table(String name) {
    return tables.stream().filter(table -> table.name().equals(name)).findFirst().orElseThrow();
  }

  KeyPlan keyPlan() {
    return new KeyPlan(tables, unitTable, unitKey);
  }

  TableLayout layout(String table) {
    Set<String> referenced = new HashSet<>();
    for (TableSchema each : tables) {
      each.foreignKeys().stream()
          .filter(key -> key.table().equals(table))
          .forEach(key -> referenced.addAll(key.referencedFields()));
    }
    return new TableLayout(table(table), unitTable, unitKey, referenced);
  }

  /** Returns the evaluators of a table's row rules, in their order. */
  List<RowRuleEvaluator> rowRules(String table) {
    return rowRules.getOrDefault(table, new ArrayList<>());
  }

  Pseudonyms pseudonyms() {
    return pseudonyms;
  }

  /** Returns what tells keys of pseudonyms apart, and tells nothing else of them. */
  String fingerprintOfKey() {
    return pseudonyms.of("fingerprint of the key");
  }

  Redactor redactor() {
    return redactor;
  }

  /** Takes sensitive values out of what goes back to its sender. */
  Redactor mask() {
    return mask;
  }

  Language language() {
    return language;
  }

  FileAccess files() {
    return files;
  }

  @Nullable ReuseStore store() {
    return store;
  }
}
