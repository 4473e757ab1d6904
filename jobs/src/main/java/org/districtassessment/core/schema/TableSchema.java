package org.districtassessment.core.schema;

import static org.districtassessment.core.Checks.check;

import java.io.Serializable;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.districtassessment.core.finding.SourceLocation;
import org.districtassessment.core.finding.Text;

/**
 * A table that is submitted or published, as its Table Schema file describes it.
 *
 * @param primaryKey fields that no two accepted rows of one unit share
 * @param fileNames words a file's name may begin or end with, beside name and title ({@code
 *     x-file-names})
 * @param missingValues cells that mean "missing"; the empty cell is always one
 * @param mayBeAbsent a year without this table is no error ({@code x-optional})
 */
public record TableSchema(
    String name,
    Text title,
    Text description,
    List<Field> fields,
    List<String> primaryKey,
    List<ForeignKey> foreignKeys,
    List<RowRule> rowRules,
    List<String> fileNames,
    List<String> missingValues,
    boolean mayBeAbsent,
    SourceLocation at)
    implements Serializable {

  public TableSchema {
    fields = List.copyOf(fields);
    primaryKey = List.copyOf(primaryKey);
    foreignKeys = List.copyOf(foreignKeys);
    rowRules = List.copyOf(rowRules);
    fileNames = List.copyOf(fileNames);
    missingValues = List.copyOf(missingValues);
    Set<String> names = new HashSet<>();
    for (Field field : fields) {
      check(names.add(field.name()), "Field %s stands twice in table %s", field.name(), name);
    }
  }

  public Optional<Field> field(String fieldName) {
    return fields.stream().filter(field -> field.name().equals(fieldName)).findFirst();
  }

  /**
   * Returns the position of a field that exists.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public int indexOf(String fieldName) {
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).name().equals(fieldName)) {
        return i;
      }
    }

    throw new IllegalArgumentException("No field " + fieldName + " in table " + name);
  }

  /** Returns the field by which a row of this table names a row of {@code table}'s {@code key}. */
  public Optional<String> referenceTo(String table, String key) {
    return foreignKeys.stream()
        .filter(foreign -> foreign.table().equals(table))
        .filter(foreign -> foreign.referencedFields().equals(List.of(key)))
        .map(foreign -> foreign.fields().get(0))
        .findFirst();
  }
}
