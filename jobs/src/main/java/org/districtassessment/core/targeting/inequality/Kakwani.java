package org.districtassessment.core.targeting.inequality;

import org.districtassessment.core.targeting.Measurement;

/**
 * The Kakwani index K = C − G: the concentration index of money ranked by income, less the Gini
 * coefficient of income. Kakwani, Measurement of tax progressivity, Econ. J. 87 (1977), 71–80.
 *
 * <p>For a tax K above 0 is progressive; for grants K below 0 is.
 */
public final class Kakwani {

  private Kakwani() {}

  /**
   * Returns K; undefined where one of both is.
   *
   * @param money per head
   * @param income per head
   * @param people weights, at least 0
   */
  public static Measurement kakwani(double[] money, double[] income, double[] people) {
    RankedValues ranked = RankedValues.of(money, income, Orientation.LEAST_FIRST, people);
    return ConcentrationIndex.concentrationIndex(ranked).minus(Gini.gini(income, people));
  }
}
