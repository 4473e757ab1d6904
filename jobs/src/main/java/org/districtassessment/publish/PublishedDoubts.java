package org.districtassessment.publish;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.districtassessment.core.anomaly.AnomalyStatus;
import org.districtassessment.core.targeting.question.Doubt;

/** Reads anomalies that touch money from a publication. */
public final class PublishedDoubts {

  private static final String TABLE = "anomalies";

  private PublishedDoubts() {}

  /**
   * Returns the anomalies of some checks, in the published order; none where the publication has no
   * table of them.
   */
  public static List<Doubt> of(Publication publication, Set<String> checks) throws IOException {
    List<Doubt> doubts = new ArrayList<>();
    if (checks.isEmpty() || publication.table(TABLE).isEmpty()) {
      return doubts;
    }
    publication.forEachRow(
        TABLE,
        row -> {
          String check = row.required("check_id");
          if (checks.contains(check)) {
            doubts.add(
                new Doubt(
                    row.required("anomaly_id"),
                    check,
                    row.required("unit"),
                    row.required("key"),
                    row.text("observed").orElse(""),
                    AnomalyStatus.of(row.required("status")).orElse(AnomalyStatus.OPEN)));
          }
        });
    return doubts;
  }
}
