package org.districtassessment.stage.submission;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.Serializable;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
 * ones dozens of times. Where they are not there, as on another executor, they are read again from
 * what was submitted, so nothing depends on them but time.
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

  /** How many rows a batch has, and how many bytes each of its columns. */
  record Shape(int rows, ArrayList<Integer> lengths) implements Serializable {}

  /** Some rows of a part, whose columns are fetched when they are asked for. */
  record Batch(int rows, List<Place> places) {

    private Batch movedBy(long bytes) {
      return new Batch(
          rows, places.stream().map(place -> new Place(place.from + bytes, place.length)).toList());
    }

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

  /**
   * Appends what is kept of a part to bytes.
   *
   * @return what each batch of it takes
   */
  List<Shape> copy(TablePart part, OutputStream to) throws IOException {
    Kept kept = parts.get(part.key());
    List<Batch> batches = kept == null ? null : kept.batches;
    if (batches == null) {
      throw new IllegalStateException("Nothing is kept of " + part.part().file().path());
    }

    List<Shape> shapes = new ArrayList<>();
    try (RandomAccessFile in = open()) {
      for (Batch batch : batches) {
        List<Integer> lengths = batch.places.stream().map(Place::length).toList();
        byte[] together = new byte[lengths.stream().mapToInt(Integer::intValue).sum()];
        if (!batch.places.isEmpty()) {
          in.seek(batch.places.get(0).from);
          in.readFully(together);
        }
        to.write(together);
        shapes.add(new Shape(batch.rows, new ArrayList<>(lengths)));
      }
    }
    return shapes;
  }

  /**
   * Keeps as the rows of a part what {@link #copy} appended.
   *
   * @param from where it begins
   * @return where it ends
   */
  int keep(TablePart part, List<Shape> shapes, byte[] bytes, int from) throws IOException {
    int next = from;
    List<Batch> batches = new ArrayList<>();
    for (Shape shape : shapes) {
      List<Place> places = new ArrayList<>();
      for (int length : shape.lengths) {
        places.add(new Place(next - from, length));
        next += length;
      }
      batches.add(new Batch(shape.rows, places));
    }
    long at = end.getAndAdd(next - from);
    try (RandomAccessFile out = new RandomAccessFile(file, "rw")) {
      out.seek(at);
      out.write(bytes, from, next - from);
    }
    Kept kept = new Kept();
    kept.batches = batches.stream().map(batch -> batch.movedBy(at)).toList();
    parts.putIfAbsent(part.key(), kept);
    return next;
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
