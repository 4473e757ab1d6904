package org.districtassessment.core.composite;

/** What is scored and ranked: a row of the unit table. */
public record Unit(String key, String name, String group) {}
