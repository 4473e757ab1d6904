package org.districtassessment.stage.vector;

import java.io.Serial;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.apache.spark.sql.types.DataType;

/** Rows of a step on their way to another task or to the driver. */
final class Block implements Serializable {

  @Serial private static final long serialVersionUID = 1;

  private final int step;
  private final int place;
  private final int rows;
  private final byte[] bytes;

  private Block(int step, int place, int rows, byte[] bytes) {
    this.step = step;
    this.place = place;
    this.rows = rows;
    this.bytes = bytes;
  }

  /** Returns a block without rows. */
  static Block none(int step, int place) {
    return new Block(step, place, 0, new byte[0]);
  }

  /** Number of the step. */
  int step() {
    return step;
  }

  /** Number of the place where the rows go. */
  int place() {
    return place;
  }

  int rows() {
    return rows;
  }

  int size() {
    return bytes.length;
  }

  static Block of(int step, int place, List<Column> columns, int rows) {
    GrowingBytes out = new GrowingBytes(64 + rows * columns.size() * Long.BYTES / 2);
    for (Column column : columns) {
      BlockColumns.write(column, out);
    }
    return new Block(step, place, rows, out.all());
  }

  List<Column> columns(List<DataType> types) {
    List<Column> columns = new ArrayList<>(types.size());
    ByteBuffer in = ByteBuffer.wrap(bytes);
    for (DataType type : types) {
      columns.add(BlockColumns.read(type, rows, in));
    }
    return columns;
  }

  /** Returns a text that is the same where the blocks have the same rows, in whatever order. */
  static String sameRows(List<DataType> types, List<Block> blocks) {
    List<byte[]> rows = new ArrayList<>();
    for (Block block : blocks) {
      List<Column> columns = block.columns(types);
      for (int row = 0; row < block.rows; row++) {
        GrowingBytes out = new GrowingBytes(types.size() * Long.BYTES);
        for (Column column : columns) {
          BlockColumns.write(column, row, out);
        }
        rows.add(out.all());
      }
    }
    rows.sort(Arrays::compare);
    GrowingBytes all = new GrowingBytes(1024);
    for (byte[] row : rows) {
      all.add(row.length);
      all.add(row);
    }
    return HexFormat.of().formatHex(all.all());
  }

  /** Returns blocks as bytes, but for the number of their step. */
  static byte[] pack(List<Block> blocks) {
    GrowingBytes out = new GrowingBytes(1024);
    for (Block block : blocks) {
      out.add(block.place);
      out.add(block.rows);
      out.add(block.bytes.length);
      out.add(block.bytes);
    }
    return out.all();
  }

  /** Returns packed blocks as those of a step. */
  static List<Block> unpack(byte[] packed, int step) {
    List<Block> blocks = new ArrayList<>();
    ByteBuffer in = ByteBuffer.wrap(packed);
    while (in.hasRemaining()) {
      int place = in.getInt();
      int rows = in.getInt();
      byte[] bytes = new byte[in.getInt()];
      in.get(bytes);
      blocks.add(new Block(step, place, rows, bytes));
    }
    return blocks;
  }
}
