package org.districtassessment.pipeline.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.districtassessment.core.finding.FindingCode;
import org.districtassessment.core.schema.ForeignKey;

/**
 * Statements of DuckDB that compare the keys of one table, among all rows that were sent and name
 * their unit, whether or not they are accepted.
 */
record KeySql(TableSql table) {

  /** Adds keys that stand twice, and references that lead nowhere. */
  String checkKeys() {
    StringBuilder sql = new StringBuilder();
    if (table.isOneFile() && !table.isUnitTable()) {
      sql.append(
          "INSERT INTO problem SELECT '%1$s', NULL, rowid, 'error', '%2$s', '%3$s' FROM %1$s WHERE NOT (%4$s);%n"
              .formatted(
                  table.name(),
                  FindingCode.FOREIGN_KEY.code(),
                  table.unitField(),
                  table.takesPart()));
    }
    String keys = String.join(", ", table.schema().primaryKey());
    String last = table.schema().primaryKey().get(table.schema().primaryKey().size() - 1);
    sql.append(
        """
        INSERT INTO problem
        SELECT '%1$s', %2$s, t.rowid, 'error', '%3$s', '%4$s'
        FROM %1$s t
        JOIN (
          SELECT %5$s, min(rowid) AS first_row
          FROM %1$s
          WHERE %6$s
          GROUP BY %5$s
          HAVING count(*) > 1) twice USING (%5$s)
        WHERE %6$s AND t.rowid <> first_row;
        """
            .formatted(
                table.name(),
                table.unitOfRow(),
                FindingCode.UNIQUE_KEY.code(),
                last,
                keys,
                table.takesPart()));
    table
        .schema()
        .foreignKeys()
        .forEach(key -> parent(key).ifPresent(parent -> sql.append(dangling(key, parent))));
    return sql.toString();
  }

  /** The table that a key refers to, unless it only names the unit of the row. */
  private Optional<KeySql> parent(ForeignKey key) {
    return key.table().equals(table.units().table())
        ? Optional.empty()
        : table.sibling(key.table()).map(KeySql::new);
  }

  private String dangling(ForeignKey key, KeySql parent) {
    List<String> equal = new ArrayList<>();
    List<String> filled = new ArrayList<>();
    for (int i = 0; i < key.fields().size(); i++) {
      equal.add("p." + key.referencedFields().get(i) + " = t." + key.fields().get(i));
      filled.add(key.fields().get(i) + " IS NOT NULL");
    }
    return """
        INSERT INTO problem
        SELECT '%1$s', %2$s, t.rowid, 'error', '%3$s', '%4$s'
        FROM %1$s t
        WHERE %5$s AND %6$s
          AND NOT EXISTS (SELECT 1 FROM (%7$s) p WHERE %8$s);
        """
        .formatted(
            table.name(),
            table.unitOfRow(),
            FindingCode.FOREIGN_KEY.code(),
            key.fields().get(key.fields().size() - 1),
            table.takesPart(),
            String.join(" AND ", filled),
            parent.sent(key.referencedFields()),
            String.join(" AND ", equal));
  }

  /** Keys that were sent, with rows that are rejected for another reason. */
  private String sent(List<String> keys) {
    String cells =
        keys.stream()
            .map(
                key ->
                    "string_split(trim(record, chr(10) || chr(13)), ',')[%d]"
                        .formatted(table.schema().indexOf(key) + 1))
            .collect(Collectors.joining(", "));
    return "SELECT %1$s FROM %2$s WHERE %3$s UNION ALL SELECT %4$s FROM broken_row b WHERE table_name = '%2$s' AND EXISTS (SELECT 1 FROM problem x WHERE x.table_name = '%2$s' AND x.unit = b.unit_of_file AND x.row_no = -b.line AND x.code = 'type-error')"
        .formatted(String.join(", ", keys), table.name(), table.takesPart(), cells);
  }
}
