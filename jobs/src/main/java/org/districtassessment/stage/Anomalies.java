package org.districtassessment.stage;

import java.util.List;
import org.districtassessment.core.anomaly.Anomaly;

/**
 * What the checks of the rules found.
 *
 * @param anomalies in {@link Anomaly#ORDER}
 */
public record Anomalies(List<Anomaly> anomalies) {

  public Anomalies {
    anomalies = anomalies.stream().sorted(Anomaly.ORDER).toList();
  }
}
