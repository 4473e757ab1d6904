package org.districtassessment.stage.submission;

import java.io.Serializable;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** The rows of many runs in order. A run is unpacked no earlier than its first row is due. */
final class MergedRuns<T extends Serializable> implements Iterator<T> {

  private final PriorityQueue<Head<T>> heads;

  /** The next row of a run, and what gives those behind it. */
  private record Head<T extends Serializable>(T row, PackedRun.Unpacker<T> others) {}

  MergedRuns(List<PackedRun<T>> runs, Comparator<T> order) {
    heads = new PriorityQueue<>(Math.max(1, runs.size()), Comparator.comparing(Head::row, order));
    runs.forEach(run -> heads.add(new Head<>(run.first(), run.others())));
  }

  @Override
  public boolean hasNext() {
    return !heads.isEmpty();
  }

  @Override
  public T next() {
    Head<T> head = heads.poll();
    if (head == null) {
      throw new NoSuchElementException();
    }

    @Nullable T following = head.others.next();
    if (following != null) {
      heads.add(new Head<>(following, head.others));
    }
    return head.row;
  }
}
