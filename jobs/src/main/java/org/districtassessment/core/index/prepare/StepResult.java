package org.districtassessment.core.index.prepare;

import java.util.List;
import org.districtassessment.core.index.DataMatrix;

/**
 * What a preparation step left.
 *
 * @param step what was done
 * @param data the values after it
 * @param changes by column and unit
 * @param availability of each unit, where units were screened; otherwise empty
 * @param treatments of each column, where outliers were treated; otherwise empty
 */
public record StepResult(
    PreparationStep step,
    DataMatrix data,
    List<CellChange> changes,
    List<UnitAvailability> availability,
    List<Treatment> treatments) {

  public StepResult {
    changes = changes instanceof CellChanges ? changes : List.copyOf(changes);
    availability = List.copyOf(availability);
    treatments = List.copyOf(treatments);
  }
}
