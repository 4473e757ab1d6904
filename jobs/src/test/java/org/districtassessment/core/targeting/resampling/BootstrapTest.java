package org.districtassessment.core.targeting.resampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.districtassessment.core.targeting.Measurement;
import org.districtassessment.core.targeting.Undefined;
import org.junit.jupiter.api.Test;

class BootstrapTest {

  private static final double[] NUMBERS = {3, 5, 7, 18, 43, 85, 91, 98, 100, 130, 230, 487};

  /** {@link PlantedTilt} describes the samples; each of 1,000 repetitions is one of its own. */
  @Test
  void coversPlantedTiltsInNinetyThreeToNinetySevenOfAHundredSamples() {
    double[] planted = {0.8, 1.2, 2.0};
    Strata strata = PlantedTilt.strata(planted.length);
    int[] covered = new int[planted.length];
    double[] sums = new double[planted.length];
    for (int i = 0; i < 1000; i++) {
      PlantedTilt sample = new PlantedTilt(planted, i);
      List<BootstrapSamples> samples =
          new Bootstrap(150, i)
              .sample(strata, List.of(sample.tilt(0), sample.tilt(1), sample.tilt(2)));
      for (int source = 0; source < planted.length; source++) {
        Interval interval = samples.get(source).logarithmic(0.95);
        covered[source] += interval.covers(planted[source]) ? 1 : 0;
        sums[source] += interval.estimate().value().orElseThrow();
      }
    }

    for (int source = 0; source < planted.length; source++) {
      assertThat(covered[source]).as("covers %s", planted[source]).isBetween(930, 970);
      assertThat(sums[source] / 1000).isCloseTo(planted[source], within(0.02 * planted[source]));
    }
  }

  /** The standard error of a mean, by hand: √(Σ (x − x̄)²) ÷ n = 37.65 for these twelve numbers. */
  @Test
  void spreadsAsTheErrorOfAMeanDoes() {
    BootstrapSamples samples = mean(new Bootstrap(4000, 7));
    Interval interval = samples.percentile(0.6827);

    // One standard error to both sides of the mean 108.08.
    assertThat(number(interval.high()) - number(interval.low())).isCloseTo(2 * 37.65, within(3.0));
    assertThat(number(interval.estimate())).isCloseTo(1297.0 / 12, within(1e-12));
  }

  /** The numbers are skewed to the right, so correction moves both limits up. */
  @Test
  void shiftsBothLimitsTowardTheLongTail() {
    BootstrapSamples samples = mean(new Bootstrap(4000, 7));

    Interval percentile = samples.percentile(0.9);
    Interval corrected = samples.biasCorrected(0.9);

    assertThat(number(corrected.low())).isGreaterThan(number(percentile.low()));
    assertThat(number(corrected.high())).isGreaterThan(number(percentile.high()));
  }

  @Test
  void givesTheSameForTheSameSeedOnly() {
    Interval first = mean(new Bootstrap(200, 1)).percentile(0.95);

    assertThat(mean(new Bootstrap(200, 1)).percentile(0.95)).isEqualTo(first);
    assertThat(mean(new Bootstrap(200, 2)).percentile(0.95)).isNotEqualTo(first);
  }

  @Test
  void makesWhatMeasuresShareOncePerSample() {
    AtomicInteger made = new AtomicInteger();
    Sample.Part<Integer> first =
        sample -> {
          made.incrementAndGet();
          return sample.times()[0];
        };
    Statistic.OfSample once = sample -> Measurement.of(sample.part(first));
    Statistic.OfSample twice = sample -> Measurement.of(2 * sample.part(first));

    List<BootstrapSamples> samples =
        new Bootstrap(100, 1).sample(Strata.one(4), List.of(once, twice));

    // 100 samples, and the rows as they are for each of both.
    assertThat(made).hasValue(102);
    assertThat(number(samples.get(1).percentile(0.9).high()))
        .isEqualTo(2 * number(samples.get(0).percentile(0.9).high()));
  }

  @Test
  void keepsTheSizeOfEachStratum() {
    Strata strata = Strata.of(new String[] {"a", "b", "b", "a", "b"});
    for (int seed = 0; seed < 50; seed++) {
      int[] times = strata.draw(seed);
      assertThat(times[0] + times[3]).isEqualTo(2);
      assertThat(times[1] + times[2] + times[4]).isEqualTo(3);
    }
  }

  @Test
  void hasNoIntervalWhereSamplesOftenHaveNoValue() {
    // Row 0 is missing in about a third of samples of three rows: (2/3)³ = 0.30.
    Statistic needsFirst =
        times -> times[0] == 0 ? Measurement.undefined(Undefined.NO_MONEY) : Measurement.of(1);

    Interval interval =
        new Bootstrap(200, 1).sample(Strata.one(3), List.of(needsFirst)).get(0).percentile(0.95);

    assertThat(interval.low()).isEqualTo(Measurement.undefined(Undefined.UNSTABLE));
    assertThat(interval.estimate()).isEqualTo(Measurement.of(1));
    assertThat(interval.undefined()).isBetween(40, 80);
    assertThat(interval.covers(1)).isFalse();
  }

  @Test
  void hasNoIntervalWithoutAnEstimate() {
    Measurement none = Measurement.undefined(Undefined.NO_MONEY);
    BootstrapSamples samples =
        new Bootstrap(100, 1).sample(Strata.one(3), List.of(times -> none)).get(0);

    assertThat(samples.percentile(0.95).low()).isEqualTo(none);
    assertThat(samples.biasCorrected(0.95).high()).isEqualTo(none);
    assertThat(samples.logarithmic(0.95).high()).isEqualTo(none);
  }

  @Test
  void refusesFewRepetitions() {
    assertThatThrownBy(() -> new Bootstrap(99, 1))
        .hasMessage("Invalid repetitions: 99 (must be at least 100)");
  }

  private static BootstrapSamples mean(Bootstrap bootstrap) {
    Statistic mean =
        times ->
            Measurement.of(
                IntStream.range(0, NUMBERS.length).mapToDouble(i -> times[i] * NUMBERS[i]).sum()
                    / NUMBERS.length);
    return bootstrap.sample(Strata.one(NUMBERS.length), List.of(mean)).get(0);
  }

  private static double number(Measurement measurement) {
    return measurement.value().orElseThrow();
  }
}
