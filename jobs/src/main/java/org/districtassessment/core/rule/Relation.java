package org.districtassessment.core.rule;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * A table or view as expressions see it.
 *
 * @param name as a query writes it: {@code person}, {@code previous.person}
 */
public record Relation(String name, List<Column> columns) implements Serializable {

  /**
   * A column.
   *
   * @param type Spark SQL type, such as {@code bigint} or {@code decimal(18,2)}
   */
  public record Column(String name, String type) implements Serializable {}

  public Relation {
    columns = List.copyOf(columns);
  }

  public Optional<Column> column(String columnName) {
    return columns.stream().filter(column -> column.name().equals(columnName)).findFirst();
  }
}
