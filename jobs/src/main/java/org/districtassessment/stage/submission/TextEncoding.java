package org.districtassessment.stage.submission;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** How the bytes of a submitted file spell characters. */
public enum TextEncoding {
  UTF_8("utf-8", StandardCharsets.UTF_8, 0),
  /** UTF-8 behind a byte order mark, as spreadsheet programs write it. */
  UTF_8_BOM("utf-8-bom", StandardCharsets.UTF_8, 3),
  GB18030("gb18030", Charset.forName("GB18030"), 0),
  /** UTF-16 behind a byte order mark: "Unicode text" of spreadsheet programs. */
  UTF_16LE("utf-16le", StandardCharsets.UTF_16LE, 2),
  UTF_16BE("utf-16be", StandardCharsets.UTF_16BE, 2),
  /** Of no text file but a workbook, which says so itself. */
  WORKBOOK("", StandardCharsets.UTF_8, 0),
  /** None of these: the file was not read. */
  UNKNOWN("unknown", StandardCharsets.UTF_8, 0);

  private final String id;
  private final transient Charset charset;
  private final int markLength;

  TextEncoding(String id, Charset charset, int markLength) {
    this.id = id;
    this.charset = charset;
    this.markLength = markLength;
  }

  /** The name in published tables; empty for a workbook. */
  public String id() {
    return id;
  }

  Charset charset() {
    return charset;
  }

  /** Bytes of the mark in front. */
  int markLength() {
    return markLength;
  }

  /** Whether its bytes are those of UTF-8 behind the mark. */
  boolean isUtf8() {
    return charset.equals(StandardCharsets.UTF_8);
  }

  /** Bytes of which each spells one character of ASCII. */
  int unitLength() {
    return this == UTF_16LE || this == UTF_16BE ? 2 : 1;
  }
}
