package org.districtassessment.core.index.prepare;

import static org.districtassessment.core.Checks.check;

import java.util.OptionalInt;
import java.util.Set;
import org.districtassessment.core.index.DataMatrix;
import org.districtassessment.core.index.IndexInput;

/**
 * Pulls in outliers, column by column.
 *
 * <p>A column has outliers where |skewness| ≥ the one limit and excess kurtosis ≥ the other, both
 * of type 2; what lies within 1e-9 below a limit reaches it. While it has, and fewer than {@code
 * maxWinsorised} cells were pulled in, all cells equal to the greatest (with a negative skewness:
 * least) become the greatest (least) of the rest. The cells counted are those of the last greatest
 * and of the last least value, so ties can exceed the maximum. Where outliers are left, {@code
 * fallback} transforms the column as it came, and its result is kept. A column of less than 4
 * cells, or of equal ones, has no outliers.
 *
 * @param skewness limit, &gt; 0; 2 is usual
 * @param kurtosis limit; 3.5 is usual
 * @param maxWinsorised cells of a column, ≥ 0; no limit where empty
 * @param fallback what is done where winsorising does not suffice
 * @param exempt indicators that stay as they are
 */
public record TreatOutliers(
    double skewness,
    double kurtosis,
    OptionalInt maxWinsorised,
    Fallback fallback,
    Set<String> exempt)
    implements PreparationStep {

  public TreatOutliers {
    check(
        skewness > 0 && Double.isFinite(skewness),
        "Invalid limit of skewness: %s (must be > 0)",
        skewness);
    check(Double.isFinite(kurtosis), "Invalid limit of kurtosis: %s (must be finite)", kurtosis);
    check(
        maxWinsorised.orElse(0) >= 0,
        "Invalid most cells to winsorise: %s (must be >= 0)",
        maxWinsorised.orElse(0));
    exempt = Set.copyOf(exempt);
  }

  @Override
  public StepResult apply(DataMatrix data, IndexInput input, int number) {
    return TreatColumns.treatColumns(this, data, number);
  }
}
