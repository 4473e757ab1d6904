package org.districtassessment.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.districtassessment.pipeline.Progress;
import org.jspecify.annotations.Nullable;

/**
 * Shows stage, result and elapsed seconds: on a terminal a line that counts up while a stage runs,
 * else one plain line per finished stage.
 */
final class ConsoleProgress implements Progress, AutoCloseable {

  private final PrintWriter err;
  private final LongSupplier nanoTime;
  private final @Nullable ScheduledExecutorService ticker;
  private @Nullable String stage;
  private int number;
  private long started;

  /**
   * Starts to show progress.
   *
   * @param live whether {@code err} is a terminal that understands a carriage return
   * @param nanoTime a clock such as {@link System#nanoTime}
   */
  ConsoleProgress(PrintWriter err, boolean live, LongSupplier nanoTime) {
    this.err = err;
    this.nanoTime = nanoTime;
    this.ticker = live ? Executors.newSingleThreadScheduledExecutor(ConsoleProgress::daemon) : null;
    if (ticker != null) {
      var unused = ticker.scheduleAtFixedRate(this::tick, 250, 250, TimeUnit.MILLISECONDS);
    }
  }

  @Override
  public synchronized void stage(String name) {
    number++;
    stage = name;
    started = nanoTime.getAsLong();
  }

  @Override
  public synchronized void done(String what) {
    if (stage == null) {
      return;
    }

    err.printf(
        Locale.ROOT, "%s[%d] %-12s %s  (%.1f s)%n", lineStart(), number, stage, what, elapsed());
    err.flush();
    stage = null;
  }

  @Override
  public synchronized void close() {
    if (ticker == null) {
      return;
    }

    ticker.shutdownNow();
    if (stage != null) {
      err.println();
      err.flush();
    }
  }

  private synchronized void tick() {
    if (stage != null) {
      err.printf(Locale.ROOT, "%s[%d] %-12s ... %.0f s", lineStart(), number, stage, elapsed());
      err.flush();
    }
  }

  private double elapsed() {
    return (nanoTime.getAsLong() - started) / 1e9;
  }

  /** On a terminal: back to the start of the line, and clear it. */
  private String lineStart() {
    return ticker == null ? "" : "\r\u001b[2K";
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "progress");
    thread.setDaemon(true);
    return thread;
  }
}
