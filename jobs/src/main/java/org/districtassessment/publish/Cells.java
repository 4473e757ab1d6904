package org.districtassessment.publish;

import static java.util.Objects.requireNonNull;

import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values of a row by their place, from 0. */
record Cells(List<@Nullable Object> values) {

  /** Returns the rows one by one, as they are asked for. */
  static Iterable<Cells> of(Iterable<List<@Nullable Object>> rows) {
    return () -> new Lazily(rows.iterator());
  }

  Object value(int at) {
    return requireNonNull(values.get(at), () -> "No value at " + at + " of " + values);
  }

  @Nullable Object valueOrNull(int at) {
    return values.get(at);
  }

  /** Returns a whole number of any width as a long. */
  Object whole(int at) {
    return ((Number) value(at)).longValue();
  }

  private record Lazily(Iterator<List<@Nullable Object>> rows) implements Iterator<Cells> {

    @Override
    public boolean hasNext() {
      return rows.hasNext();
    }

    @Override
    public Cells next() {
      return new Cells(rows.next());
    }
  }
}
