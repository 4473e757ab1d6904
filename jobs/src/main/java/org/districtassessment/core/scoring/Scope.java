package org.districtassessment.core.scoring;

import static org.districtassessment.core.Checks.check;

import java.math.BigDecimal;
import java.util.List;

/** Whom a relative score compares a unit with. */
public enum Scope {
  ALL,
  /** The units of its own group. */
  GROUP;

  /**
   * Returns the values compared, this unit's included.
   *
   * @throws IllegalArgumentException if the unit's own value is not among them
   */
  List<BigDecimal> peers(ScoringInput input) {
    List<BigDecimal> peers = this == ALL ? input.cityPeers() : input.groupPeers();
    check(
        peers.stream().anyMatch(peer -> peer.compareTo(input.value()) == 0),
        "The value %s is not among its peers",
        input.value());
    return peers;
  }
}
