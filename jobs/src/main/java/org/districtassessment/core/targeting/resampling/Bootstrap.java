package org.districtassessment.core.targeting.resampling;

import static org.districtassessment.core.Checks.check;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.districtassessment.core.Meanwhile;

/**
 * Samples of the rows themselves, with replacement; Efron and Tibshirani, An Introduction to the
 * Bootstrap (1993).
 *
 * <p>Every sample has a seed of its own, made of {@code seed} and its number: the same rows in the
 * same order give the same samples, whatever runs beside, and two threads take turns. A census has
 * no sampling error: an interval then says how much a measure hangs on single rows.
 *
 * @param repetitions how many samples, at least {@value #LEAST_REPETITIONS}
 */
public record Bootstrap(int repetitions, long seed) {

  private static final int LEAST_REPETITIONS = 100;

  public Bootstrap {
    check(
        repetitions >= LEAST_REPETITIONS,
        "Invalid repetitions: %s (must be at least %s)",
        repetitions,
        LEAST_REPETITIONS);
  }

  /** Returns what each statistic is in the samples, all of them measured on the same ones. */
  public List<BootstrapSamples> sample(Strata strata, List<Statistic> statistics) {
    double[][] values = new double[statistics.size()][repetitions];
    AtomicInteger next = new AtomicInteger();
    Meanwhile.bothDo(() -> measure(strata, statistics, next, values));

    int[] once = new int[strata.rows()];
    Arrays.fill(once, 1);
    return IntStream.range(0, values.length)
        .mapToObj(
            s ->
                new BootstrapSamples(
                    strata, statistics.get(s), statistics.get(s).measure(once), values[s]))
        .toList();
  }

  /** Measures samples that nobody has taken yet, until there are none. */
  private void measure(
      Strata strata, List<Statistic> statistics, AtomicInteger next, double[][] values) {
    for (int i = next.getAndIncrement(); i < repetitions; i = next.getAndIncrement()) {
      long seedOfSample = seedOf(i);
      Sample sample = Sample.drawn(strata.draw(seedOfSample), seedOfSample);
      for (int s = 0; s < values.length; s++) {
        values[s][i] = statistics.get(s).measure(sample).value().orElse(Double.NaN);
      }
    }
  }

  /** Spreads neighbouring numbers over all seeds (the finalizer of SplitMix64). */
  private long seedOf(int sample) {
    long bits = seed + sample * 0xD1342543DE82EF95L;
    bits = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
    bits = (bits ^ (bits >>> 27)) * 0x94D049BB133111EBL;
    return bits ^ (bits >>> 31);
  }
}
