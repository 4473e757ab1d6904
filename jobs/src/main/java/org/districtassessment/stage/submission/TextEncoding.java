package org.districtassessment.stage.submission;

/** How the bytes of a submitted file spell characters. */
public enum TextEncoding {
  UTF_8("utf-8"),
  /** UTF-8 behind a byte order mark, as spreadsheet programs write it. */
  UTF_8_BOM("utf-8-bom"),
  GB18030("gb18030"),
  /** Neither: the file was not read. */
  UNKNOWN("unknown");

  private final String id;

  TextEncoding(String id) {
    this.id = id;
  }

  /** The name in published tables. */
  public String id() {
    return id;
  }
}
