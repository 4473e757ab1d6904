package org.districtassessment.pipeline;

import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.districtassessment.core.Meanwhile;
import org.jspecify.annotations.Nullable;

/**
 * A session that starts while rules are read, where that takes nothing but this machine; on a
 * cluster it starts when it is asked for, as nothing should be taken there for rules that are
 * wrong.
 */
final class StartingSession {

  private final RunRequest request;
  private final @Nullable Meanwhile<SparkSession> starting;

  private StartingSession(RunRequest request, @Nullable Meanwhile<SparkSession> starting) {
    this.request = request;
    this.starting = starting;
  }

  static StartingSession of(RunRequest request) {
    boolean isHere = request.master().startsWith("local");
    return new StartingSession(
        request,
        isHere
            ? Meanwhile.start(() -> used(Sessions.start(request.master(), request.sparkSettings())))
            : null);
  }

  /** Runs a job of nothing, as half of the time of the first job goes to load what jobs need. */
  private static SparkSession used(SparkSession spark) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Broadcast<Integer> sent = context.broadcast(0);
    context.parallelize(List.of(0), 1).map(each -> each + sent.value()).collect();
    return spark;
  }

  /** Returns the session, when it has started, as that of the thread that asks. */
  SparkSession session() {
    if (starting == null) {
      return Sessions.start(request.master(), request.sparkSettings());
    }

    SparkSession spark = starting.result();
    org.apache.spark.sql.classic.SparkSession.setActiveSession(spark);
    return spark;
  }

  /** Stops it, as it is not needed; what went wrong with it does not matter then. */
  void cancel() {
    if (starting == null) {
      return;
    }

    try {
      starting.result().stop();
    } catch (RuntimeException e) {
      // There is nothing to stop.
    }
  }
}
