package org.districtassessment.stage.submission;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.districtassessment.core.finding.Finding;
import org.districtassessment.core.finding.Redactor;
import org.districtassessment.core.finding.ReturnedRow;
import org.districtassessment.core.finding.Severity;
import org.jspecify.annotations.Nullable;

/** Rows that go back to their sender, with the columns of {@link #SCHEMA}. */
final class ReturnedRows {

  private static final StructType MARK =
      new StructType()
          .add("code", DataTypes.StringType)
          .add("severity", DataTypes.StringType)
          .add("column", DataTypes.IntegerType)
          .add("field", DataTypes.StringType)
          .add("message", DataTypes.StringType);

  /** The columns. */
  static final StructType SCHEMA =
      SparkTypes.ofTexts(List.of("table", "unit", "file", "sheet", "line"))
          .add("labels", DataTypes.createArrayType(DataTypes.StringType))
          .add("cells", DataTypes.createArrayType(DataTypes.StringType))
          .add("marks", DataTypes.createArrayType(MARK));

  private ReturnedRows() {}

  /**
   * Whether anything about the row is for its sender to do: rows that only their file's header
   * rejects have nothing.
   */
  static boolean isReturned(List<RowProblem> problems) {
    return problems.stream().anyMatch(problem -> problem.severity() != Severity.INFO);
  }

  /** Returns the validator's current row. */
  static InternalRow of(BucketValidator rows, Findings words, Redactor mask) {
    OpenFile open = rows.file();
    RowWalker walker = open.walker();
    List<InternalRow> marks = new ArrayList<>();
    for (RowProblem problem : rows.problems()) {
      if (problem.severity() != Severity.INFO) {
        Finding finding = words.ofRow(rows, problem);
        int column =
            problem.field() == TableLayout.NONE || walker.isHeaderless()
                ? ReturnedRow.Mark.WHOLE_ROW
                : walker.header().columnOf(problem.field());
        marks.add(
            row(
                finding.code(),
                finding.severity().id(),
                column,
                finding.field(),
                finding.message()));
      }
    }
    return row(
        open.file().table(),
        rows.unit(),
        open.file().path(),
        open.file().sheet(),
        walker.line(),
        array(RejectedRow.labels(walker, mask)),
        array(walker.kind() == RowWalker.Kind.BLANK ? List.of() : RejectedRow.cells(walker, mask)),
        new GenericArrayData(marks.toArray()));
  }

  /** A row of Spark of plain values; texts become Spark's. */
  private static InternalRow row(@Nullable Object... values) {
    @Nullable Object[] converted = new Object[values.length];
    for (int i = 0; i < values.length; i++) {
      converted[i] = values[i] instanceof String text ? UTF8String.fromString(text) : values[i];
    }
    return new GenericInternalRow(converted);
  }

  private static GenericArrayData array(List<String> texts) {
    return new GenericArrayData(texts.stream().map(UTF8String::fromString).toArray());
  }
}
