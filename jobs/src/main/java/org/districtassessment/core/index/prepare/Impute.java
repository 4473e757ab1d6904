package org.districtassessment.core.index.prepare;

import static org.districtassessment.core.Checks.check;

import java.util.OptionalDouble;
import java.util.Set;
import org.districtassessment.core.index.DataMatrix;
import org.districtassessment.core.index.IndexInput;
import org.districtassessment.core.scoring.Scope;

/**
 * Puts a value in the place of a missing one.
 *
 * @param method where the value comes from
 * @param scope whose mean or median; not read by other methods
 * @param constant for {@link Method#CONSTANT}, finite; empty for others
 * @param only the indicators it is done to; all where empty
 */
public record Impute(Method method, Scope scope, OptionalDouble constant, Set<String> only)
    implements PreparationStep {

  /** Where the value comes from. */
  public enum Method {
    /** Nowhere: cells stay missing. */
    NONE,
    CONSTANT,
    /** The mean of the values of the same indicator; a cell stays missing where there are none. */
    MEAN,
    /** The median (quantile 0.5 of type 7) of the same values. */
    MEDIAN,
    /** The unit's value of exactly the year before; a cell stays missing where there is none. */
    PREVIOUS_YEAR,
    /**
     * The value at the assessed year of the least-squares straight line through the unit's values
     * of all earlier years; of one year only, that value; a cell stays missing where there is none.
     */
    LINEAR
  }

  public Impute {
    only = Set.copyOf(only);
    check(
        (method == Method.CONSTANT) == constant.isPresent(),
        "Invalid imputation: a constant comes with the method constant, and only with it");
    check(
        constant.isEmpty() || Double.isFinite(constant.getAsDouble()),
        "Invalid constant of an imputation: %s (must be finite)",
        constant.orElse(0));
  }

  /** Imputes all indicators by a method other than {@link Method#CONSTANT}. */
  public Impute(Method method, Scope scope) {
    this(method, scope, OptionalDouble.empty(), Set.of());
  }

  @Override
  public StepResult apply(DataMatrix data, IndexInput input, int number) {
    return ImputeCells.imputeCells(this, data, input, number);
  }
}
