package org.districtassessment.stage.submission;

import static java.util.Collections.emptyIterator;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.jspecify.annotations.Nullable;

/** The accepted rows of one bucket as column batches, with only the columns asked for. */
final class AcceptedReader implements PartitionReader<ColumnarBatch> {

  private final ReadingContext context;
  private final String table;
  private final Buckets buckets;
  private final int bucket;
  private final SensitiveAs sensitive;
  private final Iterator<ReadableYear.Part> parts;
  private final StructType required;
  private final int[] columns;

  private @Nullable KeptRows kept;
  private @Nullable RandomAccessFile open;
  private Iterator<KeptRows.Batch> ofPart = emptyIterator();
  private @Nullable ColumnarBatch batch;

  AcceptedReader(
      ReadingContext context,
      String table,
      Buckets buckets,
      int bucket,
      List<ReadableYear.Part> parts,
      SensitiveAs sensitive,
      StructType required) {
    this.context = context;
    this.table = table;
    this.buckets = buckets;
    this.bucket = bucket;
    this.sensitive = sensitive;
    this.parts = parts.iterator();
    this.required = required;
    StructType all = SparkTypes.ofTable(context.table(table));
    columns = new int[required.length()];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = all.fieldIndex(required.fieldNames()[i]);
    }
  }

  @Override
  public boolean next() throws IOException {
    if (kept == null) {
      kept = KeptRows.of(context);
    }
    while (!ofPart.hasNext() && parts.hasNext()) {
      TablePart next = new TablePart(table, buckets, bucket, parts.next(), sensitive);
      ofPart = kept.of(context, next).iterator();
    }
    batch = null;
    if (ofPart.hasNext()) {
      if (open == null) {
        open = kept.open();
      }
      batch = ofPart.next().fetch(open, columns, required);
    }
    return batch != null;
  }

  @Override
  public ColumnarBatch get() {
    if (batch == null) {
      throw new IllegalStateException("There is no batch");
    }

    return batch;
  }

  @Override
  public void close() throws IOException {
    if (open != null) {
      open.close();
    }
  }
}
