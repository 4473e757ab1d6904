package org.districtassessment.stage.submission;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.SparkEnv;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.apache.spark.util.Utils;
import org.jspecify.annotations.Nullable;

/**
 * Accepted rows that an executor read once, in columns on its own disk, as rules ask for the same
 * ones dozens of times. Where they are not there, as on another executor, they are fetched from the
 * store of an earlier run, or else read again from what was submitted, so nothing depends on them
 * but time.
 */
final class KeptRows {

  /**
   * Two years may be worked on, each with the year before it. Who still reads an older one has it;
   * its file goes when the executor does.
   */
  private static final int MOST = 4;

  /** By the id of what is read, the oldest first. */
  private static final Map<String, KeptRows> OF_THIS_EXECUTOR = new LinkedHashMap<>();

  private final File file;
  private final AtomicLong end = new AtomicLong();
  private final Map<TablePart.Key, Kept> parts = new ConcurrentHashMap<>();

  /** Where a column of a batch stands. */
  record Place(long from, int length) {}

  /** Some rows of a part, whose columns are fetched when they are asked for. */
  record Batch(int rows, List<Place> places) {

    /** Returns columns of the table, by their positions among all of its columns. */
    ColumnarBatch fetch(RandomAccessFile from, int[] columns, StructType types) throws IOException {
      ColumnVector[] vectors = new ColumnVector[columns.length];
      StructField[] fields = types.fields();
      for (int i = 0; i < columns.length; i++) {
        Place place = places.get(columns[i]);
        byte[] bytes = new byte[place.length];
        from.seek(place.from);
        from.readFully(bytes);
        vectors[i] = new KeptColumn(bytes, rows, fields[i].dataType());
      }
      return new ColumnarBatch(vectors, rows);
    }
  }

  private static final class Kept {
    private @Nullable List<Batch> batches;
  }

  private KeptRows(File file) {
    this.file = file;
  }

  /** Returns what this executor keeps of a context. */
  static KeptRows of(ReadingContext context) throws IOException {
    synchronized (OF_THIS_EXECUTOR) {
      KeptRows known = OF_THIS_EXECUTOR.get(context.id());
      if (known == null) {
        if (OF_THIS_EXECUTOR.size() == MOST) {
          OF_THIS_EXECUTOR.remove(OF_THIS_EXECUTOR.keySet().iterator().next());
        }
        File folder = new File(Utils.getLocalDir(SparkEnv.get().conf()));
        known = new KeptRows(Files.createTempFile(folder.toPath(), "accepted-rows", "").toFile());
        known.file.deleteOnExit();
        OF_THIS_EXECUTOR.put(context.id(), known);
      }
      return known;
    }
  }

  /** Opens the kept rows; its user closes it. */
  RandomAccessFile open() throws IOException {
    return new RandomAccessFile(file, "r");
  }

  /** Returns the batches of a part, in the order of its rows. */
  List<Batch> of(ReadingContext context, TablePart part) throws IOException {
    Kept kept = parts.computeIfAbsent(part.key(), each -> new Kept());
    synchronized (kept) {
      List<Batch> batches = kept.batches;
      if (batches == null) {
        batches = keep(context, part);
        kept.batches = batches;
      }
      return batches;
    }
  }

  private List<Batch> keep(ReadingContext context, TablePart part) throws IOException {
    StoredRows stored = part.stored();
    Optional<byte[]> known = stored == null ? Optional.empty() : stored.read(context);
    if (known.isPresent()) {
      return keep(known.get());
    }

    List<Batch> batches = new ArrayList<>();
    try (RandomAccessFile out = new RandomAccessFile(file, "rw");
        PartRows rows = new PartRows(context, part)) {
      while (rows.next()) {
        batches.add(write(rows.batch(), out));
      }
    }
    return List.copyOf(batches);
  }

  /** Takes the rows of a part one by one, as they are found to be accepted. */
  final class Writer implements Closeable {

    private final RowBatch rows;
    private final RandomAccessFile out;
    private final List<Batch> batches = new ArrayList<>();

    private Writer(RowBatch rows) throws IOException {
      this.rows = rows;
      out = new RandomAccessFile(file, "rw");
    }

    void add(RowWalker walker, RowBatch.Present present) throws IOException {
      if (rows.isFull()) {
        write();
      }
      rows.add(walker, present);
    }

    /** Keeps them as the rows of the part. */
    void keepAs(TablePart part) throws IOException {
      if (!rows.isEmpty()) {
        write();
      }
      Kept kept = new Kept();
      kept.batches = List.copyOf(batches);
      parts.putIfAbsent(part.key(), kept);
    }

    private void write() throws IOException {
      batches.add(KeptRows.this.write(rows, out));
      rows.clear();
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }

  /** Returns what is kept of a part, so that {@link #keep} may keep it again elsewhere. */
  byte[] copy(TablePart part) throws IOException {
    Kept kept = parts.get(part.key());
    List<Batch> batches = kept == null ? null : kept.batches;
    if (batches == null) {
      throw new IllegalStateException("Nothing is kept of " + part.part().file().path());
    }

    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (RandomAccessFile in = open();
        DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(batches.size());
      for (Batch batch : batches) {
        out.writeInt(batch.rows);
        out.writeInt(batch.places.size());
        int length = 0;
        for (Place place : batch.places) {
          out.writeInt(place.length);
          length += place.length;
        }
        byte[] together = new byte[length];
        if (length > 0) {
          in.seek(batch.places.get(0).from);
          in.readFully(together);
        }
        out.write(together);
      }
    }
    return bytes.toByteArray();
  }

  /** Keeps as rows of a part what {@link #copy} gave; returns its batches. */
  private List<Batch> keep(byte[] bytes) throws IOException {
    long at = end.getAndAdd(bytes.length);
    try (RandomAccessFile out = new RandomAccessFile(file, "rw")) {
      out.seek(at);
      out.write(bytes);
    }
    ByteBuffer in = ByteBuffer.wrap(bytes);
    List<Batch> batches = new ArrayList<>();
    for (int left = in.getInt(); left > 0; left--) {
      int rows = in.getInt();
      int[] lengths = new int[in.getInt()];
      for (int i = 0; i < lengths.length; i++) {
        lengths[i] = in.getInt();
      }
      List<Place> places = new ArrayList<>(lengths.length);
      for (int length : lengths) {
        places.add(new Place(at + in.position(), length));
        in.position(in.position() + length);
      }
      batches.add(new Batch(rows, List.copyOf(places)));
    }
    return List.copyOf(batches);
  }

  /** Returns a writer of what comes in a batch, which is empty. */
  Writer writer(RowBatch rows) throws IOException {
    return new Writer(rows);
  }

  private Batch write(RowBatch rows, RandomAccessFile out) throws IOException {
    int[] lengths = rows.lengths();
    byte[] together = rows.bytes(lengths);
    long from = end.getAndAdd(together.length);
    List<Place> places = new ArrayList<>(lengths.length);
    long at = from;
    for (int length : lengths) {
      places.add(new Place(at, length));
      at += length;
    }
    out.seek(from);
    out.write(together);
    return new Batch(rows.rows(), List.copyOf(places));
  }
}
