package org.districtassessment.stage.submission;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.schema.ForeignKey;
import org.districtassessment.core.schema.TableSchema;

/**
 * Which keys must be gathered to check the references between tables, and in which order the tables
 * are walked so that most are gathered on the way.
 *
 * <p>A table is shared if it is the unit table or does not name a unit. Between tables of units, a
 * reference is looked up among the rows of the same unit; from or to a shared table, among all
 * rows.
 */
final class KeyPlan {

  /** Keys to gather: the {@code fields} of every row of {@code table}, all units or each apart. */
  record Source(String table, List<String> fields, boolean ofAllUnits) {}

  /** A reference to check. */
  static final class Reference {
    private final int[] fields;
    private final boolean toUnit;
    private final Source source;

    private Reference(int[] fields, boolean toUnit, Source source) {
      this.fields = fields;
      this.toUnit = toUnit;
      this.source = source;
    }

    /** Positions in the referring table. */
    int[] fields() {
      return fields;
    }

    /** Whether it names a row of the unit table by its key. */
    boolean toUnit() {
      return toUnit;
    }

    Source source() {
      return source;
    }

    String table() {
      return source.table();
    }
  }

  private final SortedMap<String, TableSchema> tables = new TreeMap<>();
  private final SortedMap<String, List<Reference>> references = new TreeMap<>();
  private final Set<String> namingUnits = new HashSet<>();
  private final String unitTable;
  private final String unitKey;
  private final List<String> order;
  private final SortedMap<String, SortedSet<String>> connected;

  KeyPlan(Collection<TableSchema> schemas, String unitTable, String unitKey) {
    this.unitTable = unitTable;
    this.unitKey = unitKey;
    for (TableSchema table : schemas) {
      tables.put(table.name(), table);
      if (TableLayout.unitField(table, unitTable, unitKey) != TableLayout.NONE) {
        namingUnits.add(table.name());
      }
    }
    tables.values().forEach(table -> references.put(table.name(), referencesOf(table)));
    order = List.copyOf(walk());
    connected = connect();
  }

  /** Shared tables first, then a table behind those it refers to, as far as there is no circle. */
  List<String> order() {
    return order;
  }

  boolean isShared(String table) {
    return table.equals(unitTable) || !namesUnit(table);
  }

  /** Whether rows of a table name a unit, as those of the unit table do. */
  boolean namesUnit(String table) {
    return namingUnits.contains(table(table).name());
  }

  /** Returns the tables of units between whose rows there are references, and the table itself. */
  SortedSet<String> connected(String table) {
    return connected.getOrDefault(table, new TreeSet<>(Set.of(table)));
  }

  private SortedMap<String, SortedSet<String>> connect() {
    SortedMap<String, SortedSet<String>> all = new TreeMap<>();
    for (String table : tables.keySet()) {
      if (!isShared(table)) {
        all.put(table, new TreeSet<>(Set.of(table)));
      }
    }
    for (String table : List.copyOf(all.keySet())) {
      for (Reference reference : references(table)) {
        SortedSet<String> referenced = all.get(reference.table());
        if (referenced != null) {
          SortedSet<String> together = new TreeSet<>(referenced);
          together.addAll(of(all, table));
          together.forEach(each -> all.put(each, together));
        }
      }
    }
    return all;
  }

  private static SortedSet<String> of(SortedMap<String, SortedSet<String>> all, String table) {
    return requireNonNull(all.get(table), table);
  }

  List<Reference> references(String table) {
    return references.getOrDefault(table, List.of());
  }

  /** Returns the sources that the references of {@code from} look into, unit keys excepted. */
  Set<Source> sources(Collection<String> from) {
    Set<Source> sources = new LinkedHashSet<>();
    for (String table : from) {
      for (Reference reference : references(table)) {
        if (!reference.toUnit()) {
          sources.add(reference.source());
        }
      }
    }
    return sources;
  }

  /** Whether a table is walked no later than the source's table, so that its keys come too late. */
  boolean isNeededBeforeItsTable(Source source, Collection<String> from) {
    return from.stream()
        .filter(table -> sources(List.of(table)).contains(source))
        .anyMatch(table -> order.indexOf(table) <= order.indexOf(source.table()));
  }

  TableSchema table(String name) {
    TableSchema table = tables.get(name);
    if (table == null) {
      throw new IllegalArgumentException("No table " + name);
    }

    return table;
  }

  String title(String table, Language language) {
    return table(table).title().in(language);
  }

  String titleOfUnitTable(Language language) {
    return title(unitTable, language);
  }

  /** Every reference but the one by which the row names its own unit: that is checked apart. */
  private List<Reference> referencesOf(TableSchema table) {
    List<Reference> found = new ArrayList<>();
    int unitField = TableLayout.unitField(table, unitTable, unitKey);
    for (ForeignKey key : table.foreignKeys()) {
      int[] fields = key.fields().stream().mapToInt(table::indexOf).toArray();
      boolean toUnit =
          key.table().equals(unitTable) && key.referencedFields().equals(List.of(unitKey));
      if (!tables.containsKey(key.table()) || (toUnit && fields[0] == unitField)) {
        continue;
      }

      boolean ofAllUnits = isShared(table.name()) || isShared(key.table());
      Source source = new Source(key.table(), key.referencedFields(), ofAllUnits);
      found.add(new Reference(fields, toUnit, source));
    }
    return found;
  }

  private Set<String> walk() {
    Set<String> walked = new LinkedHashSet<>();
    Set<String> entered = new LinkedHashSet<>();
    Stream<String> shared = tables.keySet().stream().filter(this::isShared);
    Stream<String> ofUnits = tables.keySet().stream().filter(table -> !isShared(table));
    Stream.concat(shared, ofUnits).forEach(table -> walk(table, entered, walked));
    return walked;
  }

  private void walk(String table, Set<String> entered, Set<String> walked) {
    if (!entered.add(table)) {
      return;
    }

    for (Reference reference : references(table)) {
      if (isShared(reference.table()) == isShared(table)) {
        walk(reference.table(), entered, walked);
      }
    }
    walked.add(table);
  }
}
