package org.districtassessment.stage.vector;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * What stands in the place of a unit's key in each scenario, by the scenario's number.
 *
 * @param keys of the scenarios
 * @param controls the key of the scenario of the same unit that leaves out nothing, of each
 */
public record ScenarioKeys(List<String> keys, List<String> controls) implements Serializable {

  public ScenarioKeys {
    keys = List.copyOf(keys);
    controls = List.copyOf(controls);
  }

  /**
   * Returns the numbers of the scenarios of a unit, by the key of that which leaves out nothing.
   */
  Map<UTF8String, List<Integer>> numbersByControl() {
    Map<UTF8String, List<Integer>> numbers = new HashMap<>();
    for (int i = 0; i < controls.size(); i++) {
      numbers
          .computeIfAbsent(UTF8String.fromString(controls.get(i)), key -> new ArrayList<>())
          .add(i);
    }
    return numbers;
  }
}
