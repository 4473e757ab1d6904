package org.districtassessment.core.targeting.resampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class NormalDrawsTest {

  private static final int MANY = 100_000;

  @Test
  void drawsHaveTheQuantilesOfTheStandardNormalDistribution() {
    // Printed tables: 2.5 % lie below -1.959964, 84.134 % below 1; four standard errors of a share
    // p of 100,000 draws are 4 sqrt(p (1 - p) / 100,000).
    assertThat(shareBelow(-1.959964)).isCloseTo(0.025, within(0.002));
    assertThat(shareBelow(0)).isCloseTo(0.5, within(0.0064));
    assertThat(shareBelow(1)).isCloseTo(0.84134, within(0.0047));
  }

  @Test
  void theSameSeedDrawsTheSameNumbers() {
    assertThat(draws(7).limit(5).toArray()).isEqualTo(draws(7).limit(5).toArray());
    assertThat(draws(7).limit(5).toArray()).isNotEqualTo(draws(8).limit(5).toArray());
  }

  private static double shareBelow(double limit) {
    return draws(1).limit(MANY).filter(draw -> draw < limit).count() / (double) MANY;
  }

  private static DoubleStream draws(long seed) {
    NormalDraws draws = new NormalDraws(seed);
    return DoubleStream.generate(draws::next);
  }
}
