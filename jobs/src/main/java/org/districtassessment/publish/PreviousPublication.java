package org.districtassessment.publish;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.districtassessment.core.anomaly.Anomaly;
import org.districtassessment.core.composite.PreviousYear;
import org.districtassessment.core.composite.PreviousYear.UnitIndicator;
import org.districtassessment.core.finding.Problem;
import org.districtassessment.core.finding.RefusedException;

/**
 * What this year's run takes from last year's publication.
 *
 * @param year ranks and totals of the units, values of their indicators
 * @param anomalies which anomalies were listed, so that one that is still there is told from a new
 *     one
 */
public record PreviousPublication(PreviousYear year, Set<AnomalyIdentity> anomalies) {

  /** What makes an anomaly of one year the same as one of another. */
  public record AnomalyIdentity(String check, String unit, String key, String field) {

    public static AnomalyIdentity of(Anomaly anomaly) {
      return new AnomalyIdentity(anomaly.check(), anomaly.unit(), anomaly.key(), anomaly.field());
    }
  }

  /** Where there was no publication. */
  public static final PreviousPublication NONE =
      new PreviousPublication(PreviousYear.UNKNOWN, Set.of());

  public PreviousPublication {
    anomalies = Set.copyOf(anomalies);
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
    Set<AnomalyIdentity> anomalies = new HashSet<>();
    publication.forEachRow(
        "anomalies",
        row ->
            anomalies.add(
                new AnomalyIdentity(
                    row.required("check_id"),
                    row.required("unit"),
                    row.required("key"),
                    row.required("field"))));
    return new PreviousPublication(
        new PreviousYear(publication.origin(), ranks, totals, values), anomalies);
  }

  /** Returns {@code open} for an anomaly that was listed before, else {@code new}. */
  public String statusOf(Anomaly anomaly) {
    return anomalies.contains(AnomalyIdentity.of(anomaly)) ? "open" : "new";
  }
}
