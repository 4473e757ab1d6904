package org.districtassessment.core.index.normalise;

/** What becomes of a value outside the range that earns 0 to all. */
public enum Beyond {
  /** It earns what the nearer end of the range earns. */
  CAP,
  /** The straight line goes on. */
  KEEP
}
