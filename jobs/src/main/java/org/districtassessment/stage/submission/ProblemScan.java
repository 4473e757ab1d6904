package org.districtassessment.stage.submission;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.Batch;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.types.StructType;

/**
 * A scan over the problems of rows, or over the rejected rows: validates again what had problems
 * when it was validated first, since keeping them all could take more memory than the data.
 */
record ProblemScan(ReadingContext context, ReadableYear year, ProblemRows kind, Set<String> tables)
    implements Scan, Batch {

  @Override
  public Batch toBatch() {
    return this;
  }

  @Override
  public StructType readSchema() {
    return kind.schema();
  }

  @Override
  public String description() {
    return kind + " of " + tables;
  }

  @Override
  public ColumnarSupportMode columnarSupportMode() {
    return ColumnarSupportMode.UNSUPPORTED;
  }

  @Override
  public InputPartition[] planInputPartitions() {
    List<InputPartition> partitions = new ArrayList<>();
    for (Map.Entry<Integer, Set<Integer>> bucket : year.filesWithRowFindings(tables).entrySet()) {
      int number = bucket.getKey();
      partitions.add(new Bucket(number, bucket.getValue(), new TreeMap<>(year.problems(number))));
    }
    return partitions.toArray(InputPartition[]::new);
  }

  @Override
  public PartitionReaderFactory createReaderFactory() {
    return new Factory(context, year.files(), kind, new TreeSet<>(tables));
  }

  /**
   * @param problems by file, the ordinals of records with problems: the other ones only have keys
   */
  private record Bucket(int number, Set<Integer> files, TreeMap<Integer, BitSet> problems)
      implements InputPartition {

    private TableValidator.Checks checks(int file, RowWalker row) {
      BitSet ordinals = problems.get(file);
      return ordinals != null && ordinals.get(row.ordinal())
          ? TableValidator.Checks.ALL
          : TableValidator.Checks.OF_KEYS;
    }
  }

  private record Factory(
      ReadingContext context, YearFiles year, ProblemRows kind, Set<String> tables)
      implements PartitionReaderFactory {

    @Override
    public PartitionReader<InternalRow> createReader(InputPartition partition) {
      Bucket bucket = (Bucket) partition;
      BucketValidator rows =
          new BucketValidator(
              context, year, bucket.number(), tables, bucket.files(), bucket::checks);
      return new ProblemReader(context, rows, kind);
    }
  }
}
