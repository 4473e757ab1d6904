package org.districtassessment.core.targeting.resampling;

import java.util.Random;
import org.districtassessment.core.targeting.Measurement;

/**
 * A sample with tilts of known size: {@value #PROJECTS} projects of each source and {@value
 * #HOUSEHOLDS} households.
 *
 * <p>Amounts are log-normal with σ = 0.6. A project serves the target population alone with
 * probability q, otherwise by a share that is uniform in [0, 0.2]; shares do not depend on amounts,
 * so the targeted share of money is q + 0.1(1 − q). A household has 1 to 6 members, evenly, and
 * belongs to the target population with probability 0.3, whatever its size: 0.3 of people. Hence τ
 * = (q + 0.1(1 − q)) ÷ 0.3, and a source's q is chosen to make its τ what is planted.
 */
final class PlantedTilt {

  static final int PROJECTS = 150;
  static final int HOUSEHOLDS = 300;

  private static final double TARGET_SHARE = 0.3;

  private final int sources;
  private final double[] amounts;
  private final double[] targeted;
  private final double[] people = new double[HOUSEHOLDS];
  private final double[] target = new double[HOUSEHOLDS];

  PlantedTilt(double[] tilts, long seed) {
    Random random = new Random(seed);
    sources = tilts.length;
    amounts = new double[sources * PROJECTS];
    targeted = new double[amounts.length];
    for (int i = 0; i < amounts.length; i++) {
      double alone = (tilts[i / PROJECTS] * TARGET_SHARE - 0.1) / 0.9;
      amounts[i] = Math.exp(0.6 * random.nextGaussian());
      double share = random.nextDouble() < alone ? 1 : 0.2 * random.nextDouble();
      targeted[i] = amounts[i] * share;
    }
    for (int i = 0; i < HOUSEHOLDS; i++) {
      people[i] = 1 + random.nextInt(6);
      target[i] = random.nextDouble() < TARGET_SHARE ? people[i] : 0;
    }
  }

  /** Returns projects by source, households after them; each a stratum. */
  static Strata strata(int sources) {
    String[] names = new String[sources * PROJECTS + HOUSEHOLDS];
    for (int i = 0; i < names.length; i++) {
      names[i] = i < sources * PROJECTS ? "source " + i / PROJECTS : "household";
    }
    return Strata.of(names);
  }

  /** Returns τ of one source. */
  Statistic tilt(int source) {
    return times -> {
      double money = 0;
      double targetedMoney = 0;
      for (int i = source * PROJECTS; i < (source + 1) * PROJECTS; i++) {
        money += times[i] * amounts[i];
        targetedMoney += times[i] * targeted[i];
      }
      double all = 0;
      double meant = 0;
      for (int i = 0; i < HOUSEHOLDS; i++) {
        all += times[sources * PROJECTS + i] * people[i];
        meant += times[sources * PROJECTS + i] * target[i];
      }
      return Measurement.of(targetedMoney / money / (meant / all));
    };
  }
}
