package org.districtassessment.core.anomaly;

import static org.districtassessment.core.Checks.check;

/**
 * A count of a unit's rows that is held against a share found elsewhere.
 *
 * @param hits rows that are counted
 * @param count rows that were looked at, above 0
 * @param due the share elsewhere, in [0, 1]
 * @param p one-sided binomial: how likely at least {@code hits} are where {@code due} holds
 */
public record ShareAbove(long hits, long count, double due, double p) {

  /**
   * Tests a unit against its peers.
   *
   * @param peerHits where there are none, half a row is taken, so that the share is above 0
   * @param peerCount rows of all other units, above 0
   */
  public static ShareAbove ofPeers(long hits, long count, long peerHits, long peerCount) {
    return of(hits, count, Math.max((double) peerHits, 0.5) / peerCount);
  }

  /** Tests a unit against the share of all, its own rows included; where that is 0, p is 1. */
  public static ShareAbove ofAll(long hits, long count, long allHits, long allCount) {
    return allHits == 0
        ? new ShareAbove(hits, count, 0, 1)
        : of(hits, count, (double) allHits / allCount);
  }

  private static ShareAbove of(long hits, long count, double due) {
    check(count > 0, "A share needs a row");
    return new ShareAbove(hits, count, due, Tails.binomial(hits, count, due));
  }

  public double share() {
    return (double) hits / count;
  }
}
