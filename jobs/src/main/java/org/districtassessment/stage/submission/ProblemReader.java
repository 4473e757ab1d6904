package org.districtassessment.stage.submission;

import java.io.IOException;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.unsafe.types.UTF8String;
import org.districtassessment.core.finding.Finding;
import org.jspecify.annotations.Nullable;

/** The problems of one bucket's rows, or its rejected rows. */
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
    this.words = new Findings(context.language(), context.redactor());
  }

  @Override
  public boolean next() throws IOException {
    problem++;
    while (problem >= problems) {
      if (hasFile && rows.nextRow()) {
        problem = 0;
        problems = kind == ProblemRows.FINDINGS ? rows.problems().size() : rejections();
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

  @Override
  public InternalRow get() {
    if (kind == ProblemRows.REJECTED) {
      RejectedRow row = RejectedRow.of(rows, fileFindings, context.redactor());
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

    Finding finding = words.ofRow(rows, rows.problems().get(problem));
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

  @Override
  public void close() throws IOException {
    rows.close();
  }

  private int rejections() {
    return rows.isRejected() ? 1 : 0;
  }

  private static InternalRow row(@Nullable Object... values) {
    @Nullable Object[] converted = new Object[values.length];
    for (int i = 0; i < values.length; i++) {
      converted[i] = values[i] instanceof String text ? UTF8String.fromString(text) : values[i];
    }
    return new GenericInternalRow(converted);
  }
}
