package org.districtassessment.core.scoring;

/** What is scored and ranked: a row of the unit table. */
public record Unit(String key, String name, String group) {}
