package org.districtassessment.core.rule;

import java.util.ArrayList;
import java.util.List;
import org.districtassessment.core.schema.Field;
import org.districtassessment.core.schema.TableSchema;

/** How submitted tables look to expressions. */
public final class Relations {

  /** Path of the file a row came from, relative to the input folder. */
  public static final String FILE = "_file";

  /** Physical line where the row's record starts; the header is line 1. */
  public static final String LINE = "_line";

  /** Prefix by which a query names a table of the year before. */
  public static final String PREVIOUS = "previous.";

  private Relations() {}

  /**
   * Returns the columns of a submitted table: its fields in order, then {@code _file}, {@code
   * _line}.
   */
  public static Relation of(String name, TableSchema table) {
    List<Relation.Column> columns = new ArrayList<>();
    for (Field field : table.fields()) {
      columns.add(new Relation.Column(field.name(), typeOf(field)));
    }
    columns.add(new Relation.Column(FILE, "string"));
    columns.add(new Relation.Column(LINE, "bigint"));
    return new Relation(name, columns);
  }

  /** Returns the Spark SQL type of a field's values. */
  public static String typeOf(Field field) {
    return switch (field.type()) {
      case STRING -> "string";
      case INTEGER -> "bigint";
      case NUMBER -> "decimal(18," + field.decimals() + ")";
      case BOOLEAN -> "boolean";
      case DATE -> "date";
      case YEAR -> "int";
    };
  }
}
