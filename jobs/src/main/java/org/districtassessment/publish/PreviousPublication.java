package org.districtassessment.publish;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.districtassessment.core.anomaly.AnomalyStatus;
import org.districtassessment.core.composite.PreviousYear;
import org.districtassessment.core.composite.PreviousYear.UnitIndicator;
import org.districtassessment.core.finding.Problem;
import org.districtassessment.core.finding.RefusedException;

/**
 * What this year's run takes from last year's publication.
 *
 * @param year ranks and totals of the units, values of their indicators
 * @param anomalies how each anomaly was listed, by its id
 */
public record PreviousPublication(PreviousYear year, Map<String, AnomalyStatus> anomalies) {

  private static final String TABLE = "anomalies";

  /** Where there was no publication. */
  public static final PreviousPublication NONE =
      new PreviousPublication(PreviousYear.UNKNOWN, Map.of());

  public PreviousPublication {
    anomalies = Map.copyOf(anomalies);
  }

  /**
   * Reads the figures of a publication.
   *
   * @throws RefusedException if it is damaged
   */
  public static PreviousPublication of(Publication publication) throws IOException {
    List<Problem> damage = publication.verify();
    if (!damage.isEmpty()) {
      throw new RefusedException(damage);
    }

    Map<String, Integer> ranks = new HashMap<>();
    Map<String, BigDecimal> totals = new HashMap<>();
    publication.forEachRow(
        "scorecards",
        row -> {
          String unit = row.required("unit");
          row.integer("rank").ifPresent(rank -> ranks.put(unit, Math.toIntExact(rank)));
          row.number("total").ifPresent(total -> totals.put(unit, total));
        });
    Map<UnitIndicator, BigDecimal> values = new HashMap<>();
    publication.forEachRow(
        "indicator_scores",
        row ->
            row.number("value")
                .ifPresent(
                    value ->
                        values.put(
                            new UnitIndicator(row.required("unit"), row.required("indicator_id")),
                            value)));
    return new PreviousPublication(
        new PreviousYear(publication.origin(), ranks, totals, values), anomalies(publication));
  }

  /**
   * Returns how a publication lists each anomaly, by id; nothing where an earlier version of the
   * program gave them no ids.
   */
  public static Map<String, AnomalyStatus> anomalies(Publication publication) throws IOException {
    boolean hasIds =
        publication.table(TABLE).flatMap(table -> table.field("anomaly_id")).isPresent();
    Map<String, AnomalyStatus> anomalies = new HashMap<>();
    if (hasIds) {
      publication.forEachRow(
          TABLE,
          row ->
              AnomalyStatus.of(row.required("status"))
                  .ifPresent(status -> anomalies.put(row.required("anomaly_id"), status)));
    }
    return anomalies;
  }
}
