package org.districtassessment.stage.vector;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
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

  private final Map<Integer, Frame> tables = new TreeMap<>();
  private final Map<Integer, int[][]> rows = new TreeMap<>();
  private final int count;

  private UnitParts(Map<Integer, TableRead> reads, Map<Integer, InputPartition> partitions)
      throws IOException {
    long all = 0;
    for (Map.Entry<Integer, TableRead> each : reads.entrySet()) {
      Frame table = each.getValue().frame(partitions.get(each.getKey()));
      tables.put(each.getKey(), table);
      all += table.rows();
    }
    count = (int) (1 + all / ROWS);
    if (count > 1) {
      reads.forEach((table, read) -> rows.put(table, byPart(table, read)));
    }
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
    Frame all = requireNonNull(tables.get(table));
    int[][] byPart = rows.get(table);
    return byPart == null ? all : all.take(byPart[part]);
  }

  private int[][] byPart(int table, TableRead read) {
    Frame all = requireNonNull(tables.get(table));
    int[][] byPart = new int[count][0];
    if (read.units().isEmpty()) {
      byPart[0] = rowsUpTo(all.rows());
      return byPart;
    }

    long[] hashes = new long[all.rows()];
    all.column(read.units().iterator().next()).hash(hashes);
    int[] counts = new int[count];
    for (int row = 0; row < hashes.length; row++) {
      int part = (int) Long.remainderUnsigned(hashes[row], count);
      if (counts[part] == byPart[part].length) {
        byPart[part] = Arrays.copyOf(byPart[part], Math.max(64, 2 * counts[part]));
      }
      byPart[part][counts[part]++] = row;
    }
    for (int part = 0; part < count; part++) {
      byPart[part] = Arrays.copyOf(byPart[part], counts[part]);
    }
    return byPart;
  }

  private static int[] rowsUpTo(int count) {
    int[] rows = new int[count];
    Arrays.setAll(rows, i -> i);
    return rows;
  }
}
