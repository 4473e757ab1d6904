package org.districtassessment.config;

/**
 * The codes and ids of an edition. Commands take either, so a code is used once in all of it, and
 * so is the id of an indicator or adjustment.
 */
record Codes(Unique codes, Unique ids) {

  Codes() {
    this(new Unique("code"), new Unique("id"));
  }
}
