package org.districtassessment.stage.submission;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.unsafe.types.UTF8String;
import org.districtassessment.core.finding.Finding;
import org.districtassessment.core.finding.Redactor;
import org.districtassessment.core.finding.ReturnedRow;
import org.districtassessment.core.finding.Severity;

/** Rows that go back to their sender, with the columns of {@link ProblemRows#RETURNED}. */
final class ReturnedRows {

  private ReturnedRows() {}

  /** Whether anything about the row is for its sender to do. */
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
            ProblemReader.row(
                finding.code(),
                finding.severity().id(),
                column,
                finding.field(),
                finding.message()));
      }
    }
    return ProblemReader.row(
        open.file().table(),
        rows.unit(),
        open.file().path(),
        open.file().sheet(),
        walker.line(),
        array(RejectedRow.labels(walker, mask)),
        array(walker.kind() == RowWalker.Kind.BLANK ? List.of() : RejectedRow.cells(walker, mask)),
        new GenericArrayData(marks.toArray()));
  }

  private static GenericArrayData array(List<String> texts) {
    return new GenericArrayData(texts.stream().map(UTF8String::fromString).toArray());
  }
}
