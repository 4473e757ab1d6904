package org.districtassessment.stage.submission;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.districtassessment.core.rule.UnitTable;
import org.districtassessment.core.schema.Field;
import org.districtassessment.core.schema.MissingMarks;
import org.districtassessment.core.schema.TableSchema;

/**
 * A table made ready for reading rows: a reader per field, and which field names the unit.
 *
 * <p>Holds scratch state; one per task.
 */
final class TableLayout {

  /** Position of no field: the table has no unit, or the file no such column. */
  static final int NONE = -1;

  private final TableSchema schema;
  private final CellReader[] readers;
  private final boolean[] required;
  private final byte[][][] missingMarks;
  private final int[] longestMark;
  private final boolean[][] startsMark;
  private final int unitField;
  private final Labels labels;

  TableLayout(TableSchema schema, String unitTable, String unitKey) {
    this(schema, unitTable, unitKey, Set.of());
  }

  /**
   * @param referenced fields to which other tables refer
   */
  TableLayout(TableSchema schema, String unitTable, String unitKey, Set<String> referenced) {
    this.schema = schema;
    this.unitField = unitField(schema, unitTable, unitKey);
    int count = schema.fields().size();
    readers = new CellReader[count];
    required = new boolean[count];
    missingMarks = new byte[count][][];
    longestMark = new int[count];
    startsMark = new boolean[count][256];
    Set<String> keys = new HashSet<>(referenced);
    keys.addAll(schema.primaryKey());
    schema.foreignKeys().forEach(key -> keys.addAll(key.fields()));
    for (int i = 0; i < count; i++) {
      Field field = schema.fields().get(i);
      readers[i] = CellReader.of(field, i == unitField || keys.contains(field.name()));
      missingMarks[i] = Cells.utf8(MissingMarks.of(field, schema.missingValues()));
      for (byte[] mark : missingMarks[i]) {
        if (mark.length > 0) {
          startsMark[i][mark[0] & 0xFF] = true;
        }
      }
      longestMark[i] = Arrays.stream(missingMarks[i]).mapToInt(mark -> mark.length).max().orElse(0);
      required[i] =
          field.constraints().required()
              || i == unitField
              || schema.primaryKey().contains(field.name());
    }
    labels = new Labels(schema.fields());
  }

  TableLayout(TableSchema schema, UnitTable unitTable) {
    this(schema, unitTable.table(), unitTable.key());
  }

  /** Returns the position of the field that names the row's unit, or {@link #NONE}. */
  static int unitField(TableSchema schema, String unitTable, String unitKey) {
    if (schema.name().equals(unitTable)) {
      return schema.indexOf(unitKey);
    }

    return schema.referenceTo(unitTable, unitKey).map(schema::indexOf).orElse(NONE);
  }

  TableSchema schema() {
    return schema;
  }

  List<Field> fields() {
    return schema.fields();
  }

  /** Returns the headers by which the fields are known. */
  Labels labels() {
    return labels;
  }

  CellReader reader(int field) {
    return readers[field];
  }

  /**
   * Whether a value is due in every row: where the schema says so, in the primary key, and in the
   * field that names the unit.
   */
  boolean required(int field) {
    return required[field];
  }

  int unitField() {
    return unitField;
  }

  /** Whether the trimmed cell of a field says that there is no value. */
  boolean isMissing(int field, byte[] bytes, int from, int to) {
    return from == to
        || (startsMark[field][bytes[from] & 0xFF]
            && to - from <= longestMark[field]
            && Cells.isOneOf(missingMarks[field], bytes, from, to));
  }
}
