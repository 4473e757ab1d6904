package org.districtassessment.stage.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.spark.sql.catalyst.expressions.BoundReference;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.districtassessment.core.finding.SourceLocation;
import org.districtassessment.core.finding.Text;
import org.districtassessment.core.schema.FieldType;
import org.districtassessment.core.schema.TableSchema;
import org.junit.jupiter.api.Test;

class CellRowTest {

  @Test
  void hasWhatTheReadersHold() {
    check(FieldType.STRING, "甲镇", UTF8String.fromString("甲镇"));
    check(FieldType.INTEGER, "-12", -12L);
    check(FieldType.NUMBER, "1.5", Decimal.apply(150, 18, 2));
    check(FieldType.BOOLEAN, "true", true);
    check(FieldType.BOOLEAN, "false", false);
    // 19,723 days from 1970-01-01: 54 years of 365 days and 13 days of leap years.
    check(FieldType.DATE, "2024-01-01", 19723);
    check(FieldType.YEAR, "2024", 2024);
  }

  /** By Spark's own reference to a column, which asks for the type, and without one. */
  private static void check(FieldType type, String cell, Object expected) {
    TableSchema table =
        new TableSchema(
            "t",
            Text.same("t"),
            Text.same(""),
            List.of(CellReaderTest.field(type)),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(""),
            false,
            SourceLocation.ofFile("t.json"));
    TableLayout layout = new TableLayout(table, "u", "k");
    StructType columns = SparkTypes.ofTable(table);
    DataType stored = columns.fields()[columns.fieldIndex("a")].dataType();
    BoundReference column = new BoundReference(0, stored, true);
    byte[] bytes = Cells.utf8(cell);
    assertThat(layout.reader(0).reads(bytes, 0, bytes.length)).isTrue();

    CellRow row = new CellRow(layout, field -> true);
    assertThat(row.numFields()).isEqualTo(1);
    assertThat(row.isNullAt(0)).isFalse();
    assertThat(column.eval(row)).isEqualTo(expected);
    assertThat(row.get(0, stored)).isEqualTo(expected);

    CellRow empty = new CellRow(layout, field -> false);
    assertThat(empty.isNullAt(0)).isTrue();
    assertThat(column.eval(empty)).isNull();
    assertThat(empty.get(0, stored)).isNull();
  }
}
