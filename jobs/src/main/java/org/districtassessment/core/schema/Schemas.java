package org.districtassessment.core.schema;

import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The submitted tables by name. */
public final class Schemas {

  private final SortedMap<String, TableSchema> tables;

  public Schemas(Collection<TableSchema> tables) {
    SortedMap<String, TableSchema> byName = new TreeMap<>();
    tables.forEach(table -> byName.put(table.name(), table));
    this.tables = Collections.unmodifiableSortedMap(byName);
  }

  /** All tables, by name. */
  public Collection<TableSchema> all() {
    return tables.values();
  }

  public Optional<TableSchema> table(String name) {
    return Optional.ofNullable(tables.get(name));
  }
}
