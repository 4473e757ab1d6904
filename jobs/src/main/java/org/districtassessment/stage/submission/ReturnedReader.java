package org.districtassessment.stage.submission;

import java.io.IOException;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.PartitionReader;

/** The rows of one bucket that go back to their senders. */
final class ReturnedReader implements PartitionReader<InternalRow> {

  private final BucketValidator rows;
  private final ReadingContext context;
  private final Findings words;
  private boolean hasFile;

  ReturnedReader(ReadingContext context, BucketValidator rows) {
    this.context = context;
    this.rows = rows;
    this.words = new Findings(context.language(), context.mask());
  }

  @Override
  public boolean next() throws IOException {
    while (true) {
      while (hasFile && rows.nextRow()) {
        if (ReturnedRows.isReturned(rows.problems())) {
          return true;
        }
      }
      hasFile = rows.nextFile();
      if (!hasFile) {
        return false;
      }
    }
  }

  @Override
  public InternalRow get() {
    return ReturnedRows.of(rows, words, context.mask());
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
