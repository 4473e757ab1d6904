package org.districtassessment.core;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Work that another thread does meanwhile. It shares nothing that changes with the thread that
 * started it, so that results do not depend on which of them is faster.
 */
public final class Meanwhile<T> {

  private final FutureTask<T> task;

  private Meanwhile(FutureTask<T> task) {
    this.task = task;
  }

  /** Begins at once; a program does not wait for it to end. */
  public static <T> Meanwhile<T> start(Supplier<T> work) {
    FutureTask<T> task = new FutureTask<>(work::get);
    Thread thread = new Thread(task, "meanwhile");
    thread.setDaemon(true);
    thread.start();
    return new Meanwhile<>(task);
  }

  /** Begins work that has no result but that it is done. */
  public static Meanwhile<Boolean> begin(Runnable work) {
    return start(
        () -> {
          work.run();
          return true;
        });
  }

  /** Does the same work in this thread and another, and waits for both, even if one fails. */
  public static void bothDo(Runnable work) {
    Meanwhile<Boolean> other = begin(work);
    try {
      work.run();
    } finally {
      other.result();
    }
  }

  /**
   * Does work on each of many, in this thread and another, and returns what each came to in the
   * order of the many. It may be done in any order, so it changes nothing but what belongs to the
   * one it is done on.
   */
  public static <A, B> List<B> each(List<A> many, Function<A, B> work) {
    AtomicInteger next = new AtomicInteger();
    AtomicReferenceArray<B> results = new AtomicReferenceArray<>(many.size());
    bothDo(
        () -> {
          for (int i = next.getAndIncrement(); i < many.size(); i = next.getAndIncrement()) {
            results.set(i, work.apply(many.get(i)));
          }
        });
    return IntStream.range(0, many.size()).mapToObj(results::get).toList();
  }

  /** Waits for the result, or throws what the work threw. */
  public T result() {
    try {
      return task.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
