package org.districtassessment.stage.workbook;

/**
 * A worksheet; charts and macro sheets are none.
 *
 * @param name as on its tab
 * @param hidden whether a user does not see its tab
 * @param part name of the part of the workbook's package that holds it
 */
public record Sheet(String name, boolean hidden, String part) {}
