package org.districtassessment.core.rule;

/**
 * What is assessed: one row of {@code table} per unit.
 *
 * @param key field that names the unit everywhere
 * @param name field with its display name
 * @param group field with the group it is ranked in
 */
public record UnitTable(String table, String key, String name, String group) {}
