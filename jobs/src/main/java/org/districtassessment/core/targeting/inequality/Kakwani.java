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
   * @param money per head, ranked by income, the least first
   * @param giniOfIncome per head of the same units
   */
  public static Measurement kakwani(RankedValues money, Measurement giniOfIncome) {
    return ConcentrationIndex.concentrationIndex(money).minus(giniOfIncome);
  }
}
