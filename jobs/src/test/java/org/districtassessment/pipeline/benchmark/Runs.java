package org.districtassessment.pipeline.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/** Several runs of the same command: medians of their times, and the most memory. */
record Runs(List<ProcessRun> all) {

  Runs {
    all = List.copyOf(all);
  }

  /** The median, for an even number of runs the mean of the two in the middle. */
  double seconds() {
    return median(all.stream().mapToDouble(ProcessRun::seconds));
  }

  double least() {
    return all.stream().mapToDouble(ProcessRun::seconds).min().orElse(Double.NaN);
  }

  double most() {
    return all.stream().mapToDouble(ProcessRun::seconds).max().orElse(Double.NaN);
  }

  /** Of the run that took most, in MiB. */
  long peak() {
    return all.stream().mapToLong(ProcessRun::peak).max().orElse(0);
  }

  /**
   * The stages of the first run, each with the median of all, and without a place in its name,
   * which differs from machine to machine.
   */
  List<ProcessRun.Stage> stages() {
    List<ProcessRun.Stage> stages = new ArrayList<>();
    List<ProcessRun.Stage> first = all.get(0).stages();
    for (int i = 0; i < first.size(); i++) {
      int stage = i;
      stages.add(
          new ProcessRun.Stage(
              first.get(i).name().replaceAll("\\s+/.*", "").replaceAll("\\s{2,}", " "),
              median(all.stream().mapToDouble(run -> run.stages().get(stage).seconds()))));
    }
    return stages;
  }

  private static double median(DoubleStream values) {
    double[] sorted = values.sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
