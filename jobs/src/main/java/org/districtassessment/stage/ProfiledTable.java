package org.districtassessment.stage;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.districtassessment.core.rule.Relations;
import org.districtassessment.core.rule.UnitTable;
import org.districtassessment.core.schema.Field;
import org.districtassessment.core.schema.TableSchema;
import org.jspecify.annotations.Nullable;

/**
 * The accepted rows of a table in one year, and which of them are looked at together: those of a
 * file, and those of a group, which are all rows of a unit. A table without unit, and the unit
 * table itself, in which a unit has but one row, is one group, whose key is empty.
 *
 * @param isCurrent false for the year before, of which only groups are looked at
 * @param position of the table among all
 * @param unitField field by which rows name their unit; null where the table is one group
 * @param ownGroups key of the group by path, of the files that are all of their group
 */
record ProfiledTable(
    boolean isCurrent,
    int position,
    TableSchema table,
    @Nullable String unitField,
    HashMap<String, String> ownGroups)
    implements Serializable {

  /** Positions of file, unit and first field in the rows of {@link #rows}. */
  static final int FILE = 0;

  static final int UNIT = 1;
  static final int FIELDS = 2;

  /** Returns the table, or nothing if none of {@code files} belongs to it. */
  static List<ProfiledTable> of(
      TableSchema table,
      int position,
      List<SubmittedFile> files,
      UnitTable unitTable,
      boolean isCurrent) {
    List<SubmittedFile> own =
        files.stream().filter(file -> file.table().equals(table.name())).toList();
    if (own.isEmpty()) {
      return List.of();
    }

    String unitField =
        table.name().equals(unitTable.table())
            ? null
            : table.referenceTo(unitTable.table(), unitTable.key()).orElse(null);
    return List.of(
        new ProfiledTable(isCurrent, position, table, unitField, ownGroups(own, unitField)));
  }

  /** Where one file holds rows of several units, no file is sure to be all of its unit's. */
  private static HashMap<String, String> ownGroups(
      List<SubmittedFile> files, @Nullable String unitField) {
    Map<String, List<String>> byGroup = new HashMap<>();
    for (SubmittedFile file : files) {
      String group = unitField == null ? "" : file.unit();
      if (group == null) {
        return new HashMap<>();
      }

      byGroup.computeIfAbsent(group, unit -> new ArrayList<>()).add(file.path());
    }
    HashMap<String, String> alone = new HashMap<>();
    byGroup.forEach(
        (group, paths) -> {
          if (paths.size() == 1) {
            alone.put(paths.get(0), group);
          }
        });
    return alone;
  }

  /** Returns the rows: file, unit (empty where the table is one group), then the fields. */
  Dataset<Row> rows(SparkSession spark) {
    List<Column> columns = new ArrayList<>();
    columns.add(col(Relations.FILE));
    columns.add(unitField == null ? lit("") : coalesce(col(unitField), lit("")));
    for (Field field : table.fields()) {
      columns.add(col(field.name()));
    }
    String year = isCurrent ? "current." : Relations.PREVIOUS;
    return spark.table("submissions." + year + table.name()).select(columns.toArray(Column[]::new));
  }
}
