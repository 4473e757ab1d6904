package org.districtassessment.stage.vector;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.connector.read.InputPartition;

/**
 * The tables of a slice in parts of some units each, so that what is computed of them at a time
 * fits into the memory that is near to a core.
 */
final class UnitParts {

  /** How many rows of all tables a part has, unless a unit has more. */
  private static final long ROWS = 150_000;

  private final Map<Integer, SliceRows> tables = new TreeMap<>();
  private final int count;

  private UnitParts(Map<Integer, TableRead> reads, Map<Integer, InputPartition> partitions)
      throws IOException {
    long all = 0;
    for (Map.Entry<Integer, TableRead> each : reads.entrySet()) {
      SliceRows table = each.getValue().rows(partitions.get(each.getKey()));
      tables.put(each.getKey(), table);
      all += table.rows();
    }
    count = (int) (1 + all / ROWS);
  }

  static UnitParts read(Map<Integer, TableRead> reads, Map<Integer, InputPartition> partitions) {
    try {
      return new UnitParts(reads, partitions);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int count() {
    return count;
  }

  /** Returns the rows of a table in a part; those of a table without units are in the first. */
  Frame frame(int table, int part) {
    return requireNonNull(tables.get(table)).part(part, count);
  }
}
