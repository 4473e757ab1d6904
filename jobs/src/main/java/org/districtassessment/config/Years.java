package org.districtassessment.config;

/** Years that rules may speak of. */
final class Years {

  private Years() {}

  static boolean valid(int year) {
    return year >= 1900 && year <= 2999;
  }
}
