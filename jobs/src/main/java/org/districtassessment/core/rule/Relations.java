package org.districtassessment.core.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.districtassessment.core.schema.Field;
import org.districtassessment.core.schema.Schemas;
import org.districtassessment.core.schema.TableSchema;

/** How submitted tables look to expressions. */
public final class Relations {

  /** Path of the file a row came from, relative to the input folder. */
  public static final String FILE = "_file";

  /** Physical line where the row's record starts; the header is line 1. */
  public static final String LINE = "_line";

  /** Prefix by which a query names a table of the year before. */
  public static final String PREVIOUS = "previous.";

  /** Name of the relation with one row per submitted file of a unit. */
  public static final String SUBMISSION_FILE = "submission_file";

  /** Name of the relation with one row per anomaly that a reviewer confirmed. */
  public static final String CONFIRMED_ANOMALY = "confirmed_anomaly";

  /** Names of the relations that the program makes; no table may have one of them. */
  public static final Set<String> RESERVED = Set.of(SUBMISSION_FILE, CONFIRMED_ANOMALY);

  private Relations() {}

  /**
   * Returns all that rules may name beside their own views: every submitted table, of the year and
   * of the year before, and what the program makes.
   */
  public static List<Relation> all(Schemas schemas, UnitTable unit) {
    List<Relation> all = new ArrayList<>();
    for (TableSchema table : schemas.all()) {
      all.add(of(table.name(), table));
    }
    for (TableSchema table : schemas.all()) {
      all.add(of(PREVIOUS + table.name(), table));
    }
    all.add(submissionFile(unit));
    all.add(confirmedAnomaly(unit));
    return all;
  }

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

  /**
   * Returns the columns of {@link #SUBMISSION_FILE}: the unit's key; the table; the path of the
   * file; the worksheet, null for a text file; {@code submission}, which all versions of one
   * submission share; version; {@code received_on}, null where the path has no date; {@code
   * working_days_late}, 0 on time, null where nothing is known; {@code status}: {@code read},
   * {@code superseded}, {@code duplicate} or {@code unreadable}; and the rows of the file, all 0
   * where it was not read.
   */
  public static Relation submissionFile(UnitTable unit) {
    return new Relation(
        SUBMISSION_FILE,
        List.of(
            new Relation.Column(unit.key(), "string"),
            new Relation.Column("table_name", "string"),
            new Relation.Column("file", "string"),
            new Relation.Column("sheet", "string"),
            new Relation.Column("submission", "string"),
            new Relation.Column("version", "bigint"),
            new Relation.Column("received_on", "date"),
            new Relation.Column("working_days_late", "bigint"),
            new Relation.Column("status", "string"),
            new Relation.Column("rows_read", "bigint"),
            new Relation.Column("rows_accepted", "bigint"),
            new Relation.Column("rows_rejected", "bigint")));
  }

  /**
   * Returns the columns of {@link #CONFIRMED_ANOMALY}: the unit's key; the id of the anomaly; id,
   * code and severity of the check that found it; the field; and the key of the row, by {@link
   * CheckRule#key}.
   */
  public static Relation confirmedAnomaly(UnitTable unit) {
    return new Relation(
        CONFIRMED_ANOMALY,
        List.of(
            new Relation.Column(unit.key(), "string"),
            new Relation.Column("anomaly_id", "string"),
            new Relation.Column("check_id", "string"),
            new Relation.Column("check_code", "string"),
            new Relation.Column("severity", "string"),
            new Relation.Column("field", "string"),
            new Relation.Column("anomaly_key", "string")));
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
