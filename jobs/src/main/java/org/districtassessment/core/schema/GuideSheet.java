package org.districtassessment.core.schema;

import org.districtassessment.core.finding.Text;

/**
 * The sheet of a template that says how to fill it in. It comes back with the filled-in workbook
 * and holds no data.
 */
public final class GuideSheet {

  /** Name of the sheet. */
  public static final Text NAME = new Text("填表说明", "How to fill in");

  private GuideSheet() {}

  /** Says whether a sheet is the guide, in either language. */
  public static boolean is(String sheet) {
    return sheet.equals(NAME.zh()) || sheet.equals(NAME.en());
  }
}
