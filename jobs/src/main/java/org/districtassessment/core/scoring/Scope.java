package org.districtassessment.core.scoring;

import static org.districtassessment.core.Checks.check;

/** Whom a relative score compares a unit with; the widest first. */
public enum Scope {
  ALL,
  /** The units of its own group. */
  GROUP;

  /**
   * Returns the values compared, this unit's included.
   *
   * @throws IllegalArgumentException if the unit's own value is not among them
   */
  Peers peers(ScoringInput input) {
    Peers peers = this == ALL ? input.allPeers() : input.groupPeers();
    check(peers.countOf(input.value()) > 0, "The value %s is not among its peers", input.value());
    return peers;
  }
}
