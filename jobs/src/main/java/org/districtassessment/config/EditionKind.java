package org.districtassessment.config;

/** What an edition's indicators and dimensions have: points, or weights in a composite index. */
enum EditionKind {
  POINTS,
  INDEX;

  /** The key of an indicator's or dimension's part in the whole. */
  String share() {
    return this == POINTS ? "points" : "weight";
  }
}
