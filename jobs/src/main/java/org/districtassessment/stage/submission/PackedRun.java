package org.districtassessment.stage.submission;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serial;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Sorted rows, of which only the first stands as it is. The others are packed, so that those of a
 * bad year fit into memory.
 */
final class PackedRun<T extends Serializable> implements Serializable {

  @Serial private static final long serialVersionUID = 1;

  /** Rows after which a stream forgets what it has written or read, which takes memory. */
  private static final int FORGET_AFTER = 1000;

  private final T first;
  private final byte @Nullable [] others;

  private PackedRun(T first, byte @Nullable [] others) {
    this.first = first;
    this.others = others;
  }

  T first() {
    return first;
  }

  /** Returns what gives the rows behind the first. */
  Unpacker<T> others() {
    return new Unpacker<>(others);
  }

  /** Packs rows that come nearly sorted: where one does not, a new run begins. */
  static final class Packer<T extends Serializable> {

    private final Comparator<T> order;
    private final List<PackedRun<T>> runs = new ArrayList<>();
    private @Nullable T first;
    private @Nullable T last;
    private int count;
    private ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private @Nullable ObjectOutputStream out;

    Packer(Comparator<T> order) {
      this.order = order;
    }

    void add(T row) {
      if (last != null && order.compare(last, row) > 0) {
        cut();
      }
      last = row;
      if (first == null) {
        first = row;
        return;
      }

      try {
        if (out == null) {
          out = new ObjectOutputStream(new DeflaterOutputStream(bytes));
        } else if (count % FORGET_AFTER == 0) {
          out.reset();
        }
        out.writeObject(row);
        count++;
      } catch (IOException e) {
        throw new UncheckedIOException(e); // memory has none
      }
    }

    /** Ends the run, if there is one. */
    void cut() {
      if (first == null) {
        return;
      }

      runs.add(new PackedRun<>(first, packed()));
      first = null;
      last = null;
      count = 0;
      bytes = new ByteArrayOutputStream();
      out = null;
    }

    /** Returns all runs. */
    List<PackedRun<T>> runs() {
      cut();
      return runs;
    }

    private byte @Nullable [] packed() {
      if (out == null) {
        return null;
      }

      try {
        out.writeObject(null);
        out.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return bytes.toByteArray();
    }
  }

  /** Unpacks rows one by one. */
  static final class Unpacker<T extends Serializable> {

    private final byte @Nullable [] packed;
    private @Nullable ObjectInputStream in;

    private Unpacker(byte @Nullable [] packed) {
      this.packed = packed;
    }

    /** Returns the next row, or null behind the last one. */
    @SuppressWarnings("unchecked") // a run has rows of one class
    @Nullable T next() {
      if (packed == null) {
        return null;
      }

      try {
        if (in == null) {
          in = new ObjectInputStream(new InflaterInputStream(new ByteArrayInputStream(packed)));
        }
        T row = (T) in.readObject();
        if (row == null) {
          in.close();
        }
        return row;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (ClassNotFoundException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
