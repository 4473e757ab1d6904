package org.districtassessment.stage.submission;

import java.io.IOException;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.unsafe.types.UTF8String;
import org.districtassessment.core.finding.Finding;
import org.jspecify.annotations.Nullable;

/** The problems of one bucket's rows, or the rows that have them. */
final class ProblemReader implements PartitionReader<InternalRow> {

  private final BucketValidator rows;
  private final ReadingContext context;
  private final Findings words;
  private final ProblemRows kind;
  private List<Finding> fileFindings = List.of();
  private boolean hasFile;
  private int problem;
  private int problems;

  ProblemReader(ReadingContext context, BucketValidator rows, ProblemRows kind) {
    this.context = context;
    this.rows = rows;
    this.kind = kind;
    this.words =
        new Findings(
            context.language(), kind == ProblemRows.RETURNED ? context.mask() : context.redactor());
  }

  @Override
  public boolean next() throws IOException {
    problem++;
    while (problem >= problems) {
      if (hasFile && rows.nextRow()) {
        problem = 0;
        problems = count();
        continue;
      }

      hasFile = rows.nextFile();
      if (!hasFile) {
        return false;
      }

      fileFindings = words.ofFile(rows.file());
    }

    return true;
  }

  /** How many rows of this kind the current row is worth. */
  private int count() {
    boolean counts =
        switch (kind) {
          case FINDINGS -> true;
          case REJECTED -> rows.isRejected();
          case RETURNED -> ReturnedRows.isReturned(rows.problems());
        };
    int each = kind == ProblemRows.FINDINGS ? rows.problems().size() : 1;
    return counts ? each : 0;
  }

  @Override
  public InternalRow get() {
    return switch (kind) {
      case FINDINGS -> row(words.ofRow(rows, rows.problems().get(problem)));
      case REJECTED -> row(RejectedRow.of(rows, fileFindings, context.redactor()));
      case RETURNED -> ReturnedRows.of(rows, words, context.mask());
    };
  }

  private static InternalRow row(Finding finding) {
    return row(
        finding.code(),
        finding.severity().id(),
        finding.table(),
        finding.unit(),
        finding.file(),
        finding.sheet(),
        finding.line(),
        finding.column(),
        finding.field(),
        finding.value(),
        finding.message());
  }

  private static InternalRow row(RejectedRow row) {
    return row(
        row.table(),
        row.unit(),
        row.file(),
        row.sheet(),
        row.line(),
        row.codes(),
        row.header(),
        row.record());
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }

  /** A row of Spark of plain values; texts become Spark's. */
  static InternalRow row(@Nullable Object... values) {
    @Nullable Object[] converted = new Object[values.length];
    for (int i = 0; i < values.length; i++) {
      converted[i] = values[i] instanceof String text ? UTF8String.fromString(text) : values[i];
    }
    return new GenericInternalRow(converted);
  }
}
