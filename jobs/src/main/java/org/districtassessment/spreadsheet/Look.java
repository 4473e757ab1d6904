package org.districtassessment.spreadsheet;

import org.dhatim.fastexcel.BorderStyle;
import org.dhatim.fastexcel.StyleSetter;

/** How a cell looks. Every workbook of the program takes its looks from here. */
public enum Look {
  /** The title of a sheet. */
  TITLE(new Builder().bold().size(16).font("FF1F3864")),
  /** A line below the title. */
  SUBTITLE(new Builder().font("FF595959")),
  /** The title of a part of a sheet. */
  SECTION(new Builder().bold().size(12).font("FF1F3864")),
  /** The header of a table. */
  HEADER(new Builder().bold().fill("FF1F3864").font("FFFFFFFF").wrapped().bordered().centred()),
  /** The header of columns that may stay blank. */
  LIGHT_HEADER(
      new Builder().bold().fill("FFD9E2F3").font("FF1F3864").wrapped().bordered().centred()),
  /** The header above problems that reject a row. */
  ERROR_HEADER(
      new Builder().bold().fill("FFC00000").font("FFFFFFFF").wrapped().bordered().centred()),
  /** The header above problems that leave a row accepted. */
  WARNING_HEADER(
      new Builder().bold().fill("FFBF8F00").font("FFFFFFFF").wrapped().bordered().centred()),
  /** Words without a frame. */
  PLAIN(new Builder().wrapped()),
  /** What a line is about, without a frame. */
  LABEL(new Builder().bold()),
  /** A count without a frame, as left as words. */
  FIGURE(new Builder().number("#,##0").left()),
  /** Words in a table. */
  TEXT(new Builder().wrapped().bordered()),
  /** Words in the middle of their column. */
  CENTRED(new Builder().wrapped().bordered().centred()),
  /** A count in a table. */
  NUMBER(new Builder().number("#,##0").bordered().right()),
  /** A line of a file. */
  LINE(new Builder().number("0").bordered().right()),
  /** A count in the line of totals. */
  TOTAL(new Builder().bold().fill("FFF2F2F2").number("#,##0").bordered().right()),
  /** Words in the line of totals. */
  TOTAL_TEXT(new Builder().bold().fill("FFF2F2F2").bordered()),
  /** A cell as somebody sent it: text, whatever it looks like. */
  SENT(new Builder().number("@").bordered().wrapped()),
  /** A cell as it was sent that has to be corrected. */
  SENT_ERROR(new Builder().number("@").bordered().wrapped().fill("FFFFC7CE").font("FF9C0006")),
  /** A cell as it was sent that has to be looked at. */
  SENT_WARNING(new Builder().number("@").bordered().wrapped().fill("FFFFEB9C").font("FF7F6000")),
  /** The word for a problem that rejects a row. */
  ERROR(new Builder().bordered().centred().bold().fill("FFFFC7CE").font("FF9C0006")),
  /** The word for a problem that leaves a row accepted. */
  WARNING(new Builder().bordered().centred().bold().fill("FFFFEB9C").font("FF7F6000")),
  /** The word for something worth knowing. */
  INFO(new Builder().bordered().centred().fill("FFDDEBF7").font("FF1F4E78"));

  private final Builder builder;

  Look(Builder builder) {
    this.builder = builder;
  }

  boolean isWrapped() {
    return builder.wrapped;
  }

  /** The height of a line, in points. */
  double lineHeight() {
    return builder.size * 1.4;
  }

  void apply(StyleSetter style) {
    if (builder.bold) {
      style.bold();
    }
    style.fontSize(builder.size);
    if (!builder.font.isEmpty()) {
      style.fontColor(builder.font);
    }
    if (!builder.fill.isEmpty()) {
      style.fillColor(builder.fill);
    }
    if (!builder.number.isEmpty()) {
      style.format(builder.number);
    }
    if (builder.bordered) {
      style.borderStyle(BorderStyle.THIN).borderColor("FFBFBFBF");
    }
    if (!builder.horizontal.isEmpty()) {
      style.horizontalAlignment(builder.horizontal);
    }
    if (builder.horizontal.equals("right")) {
      style.indent(1); // so that a number keeps apart from the words of the next column
    }
    style.wrapText(builder.wrapped);
    style.verticalAlignment("center");
    style.set();
  }

  private static final class Builder {
    private boolean bold;
    private int size = 10;
    private String font = "";
    private String fill = "";
    private String number = "";
    private String horizontal = "";
    private boolean bordered;
    private boolean wrapped;
    private boolean centred;

    private Builder bold() {
      bold = true;
      return this;
    }

    private Builder size(int points) {
      size = points;
      return this;
    }

    private Builder font(String rgb) {
      font = rgb;
      return this;
    }

    private Builder fill(String rgb) {
      fill = rgb;
      return this;
    }

    private Builder number(String format) {
      number = format;
      return this;
    }

    private Builder bordered() {
      bordered = true;
      return this;
    }

    private Builder wrapped() {
      wrapped = true;
      return this;
    }

    private Builder centred() {
      centred = true;
      horizontal = "center";
      return this;
    }

    private Builder left() {
      horizontal = "left";
      return this;
    }

    private Builder right() {
      horizontal = "right";
      return this;
    }
  }
}
