package org.districtassessment.core.scoring;

/** The units a relative score compares a unit with. */
public enum Scope {
  ALL,
  GROUP
}
