package org.districtassessment.stage.submission;

import java.util.List;
import org.districtassessment.core.rule.UnitTable;
import org.districtassessment.core.schema.Field;
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
  private final byte[][] missingValues;
  private final int unitField;
  private final Labels labels;

  TableLayout(TableSchema schema, String unitTable, String unitKey) {
    this.schema = schema;
    this.unitField = unitField(schema, unitTable, unitKey);
    int count = schema.fields().size();
    readers = new CellReader[count];
    required = new boolean[count];
    for (int i = 0; i < count; i++) {
      Field field = schema.fields().get(i);
      readers[i] = CellReader.of(field);
      required[i] =
          field.constraints().required()
              || i == unitField
              || schema.primaryKey().contains(field.name());
    }
    labels = new Labels(schema.fields());
    missingValues = Cells.utf8(schema.missingValues());
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

  boolean isMissing(byte[] bytes, int from, int to) {
    return from == to
        || (missingValues.length > 0 && Cells.isOneOf(missingValues, bytes, from, to));
  }
}
