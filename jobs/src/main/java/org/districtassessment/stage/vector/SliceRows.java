package org.districtassessment.stage.vector;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table in a slice, in parts of some units each. Batches of one unit each are dealt
 * to the parts as they are, and taken apart into columns when these are asked for, so that a slice
 * takes little more memory than what is packed of it.
 */
final class SliceRows {

  private final TableRead read;
  private final ReadColumns columns;
  private int @Nullable [][] byPart;
  private @Nullable Frame all;

  SliceRows(TableRead read, ReadColumns columns) {
    this.read = read;
    this.columns = columns;
  }

  int rows() {
    return columns.rows();
  }

  /**
   * Returns the rows of a part; those of a table without units are in the first.
   *
   * @param parts how many there are
   */
  Frame part(int part, int parts) {
    int unit = read.unit();
    List<StayingBatches> batches = unit < 0 ? null : columns.byUnit(unit, parts);
    if (batches != null) {
      return new OfBatches(read, batches.get(part));
    }
    if (parts == 1) {
      return all();
    }

    int[][] known = byPart;
    if (known == null) {
      known = unit < 0 ? onlyFirst(parts) : byPart(unit, parts);
      byPart = known;
    }
    return all().take(known[part]);
  }

  private Frame all() {
    Frame known = all;
    if (known == null) {
      List<Column> built = columns.build();
      List<@Nullable Column> inOrder = new ArrayList<>();
      for (int at : read.position()) {
        inOrder.add(at == TableRead.NOT_READ ? null : built.get(at));
      }
      known = new Frame.Ready(inOrder, columns.rows());
      all = known;
    }
    return known;
  }

  private int[][] onlyFirst(int parts) {
    int[][] byPart = new int[parts][0];
    byPart[0] = new int[rows()];
    Arrays.setAll(byPart[0], i -> i);
    return byPart;
  }

  private int[][] byPart(int unit, int parts) {
    long[] hashes = new long[rows()];
    columns.build().get(unit).hash(hashes);
    int[][] byPart = new int[parts][0];
    int[] counts = new int[parts];
    for (int row = 0; row < hashes.length; row++) {
      int part = (int) Long.remainderUnsigned(hashes[row], parts);
      if (counts[part] == byPart[part].length) {
        byPart[part] = Arrays.copyOf(byPart[part], Math.max(64, 2 * counts[part]));
      }
      byPart[part][counts[part]++] = row;
    }
    for (int part = 0; part < parts; part++) {
      byPart[part] = Arrays.copyOf(byPart[part], counts[part]);
    }
    return byPart;
  }

  /** Columns that are taken from batches when they are asked for. */
  private static final class OfBatches extends Frame {

    private final TableRead read;
    private final StayingBatches batches;

    private OfBatches(TableRead read, StayingBatches batches) {
      super(batches.rows());
      this.read = read;
      this.batches = batches;
    }

    @Override
    Column compute(int position) {
      int at = read.position().get(position);
      if (at == TableRead.NOT_READ) {
        throw new IllegalStateException("A column that was not read: " + position);
      }

      return batches.column(at, read.type().apply(at).dataType());
    }
  }
}
