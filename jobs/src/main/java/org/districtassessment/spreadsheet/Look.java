package org.districtassessment.spreadsheet;

import com.google.errorprone.annotations.Immutable;
import org.dhatim.fastexcel.BorderStyle;
import org.dhatim.fastexcel.StyleSetter;

/** How a cell looks. Every workbook of the program takes its looks from here. */
public enum Look {
  /** The title of a sheet. */
  TITLE(Style.USUAL.inBold().sized(16).coloured("FF1F3864")),
  /** A line below the title. */
  SUBTITLE(Style.USUAL.coloured("FF595959")),
  /** The title of a part of a sheet. */
  SECTION(Style.USUAL.inBold().sized(12).coloured("FF1F3864")),
  /** The header of a table. */
  HEADER(
      Style.USUAL.inBold().filled("FF1F3864").coloured("FFFFFFFF").inLines().inBorders().centred()),
  /** The header of columns that may stay blank. */
  LIGHT_HEADER(
      Style.USUAL.inBold().filled("FFD9E2F3").coloured("FF1F3864").inLines().inBorders().centred()),
  /** The header above problems that reject a row. */
  ERROR_HEADER(
      Style.USUAL.inBold().filled("FFC00000").coloured("FFFFFFFF").inLines().inBorders().centred()),
  /** The header above problems that leave a row accepted. */
  WARNING_HEADER(
      Style.USUAL.inBold().filled("FFBF8F00").coloured("FFFFFFFF").inLines().inBorders().centred()),
  /** Words without a frame. */
  PLAIN(Style.USUAL.inLines()),
  /** What a line is about, without a frame. */
  LABEL(Style.USUAL.inBold()),
  /** A count without a frame, as left as words. */
  FIGURE(Style.USUAL.formatted("#,##0").left()),
  /** Words in a table. */
  TEXT(Style.USUAL.inLines().inBorders()),
  /** Words in the middle of their column. */
  CENTRED(Style.USUAL.inLines().inBorders().centred()),
  /** A count in a table. */
  NUMBER(Style.USUAL.formatted("#,##0").inBorders().right()),
  /** A line of a file. */
  LINE(Style.USUAL.formatted("0").inBorders().right()),
  /** A count in the line of totals. */
  TOTAL(Style.USUAL.inBold().filled("FFF2F2F2").formatted("#,##0").inBorders().right()),
  /** Words in the line of totals. */
  TOTAL_TEXT(Style.USUAL.inBold().filled("FFF2F2F2").inBorders()),
  /** A cell as somebody sent it: text, whatever it looks like. */
  SENT(Style.USUAL.formatted("@").inBorders().inLines()),
  /** A cell as it was sent that has to be corrected. */
  SENT_ERROR(
      Style.USUAL.formatted("@").inBorders().inLines().filled("FFFFC7CE").coloured("FF9C0006")),
  /** A cell as it was sent that has to be looked at. */
  SENT_WARNING(
      Style.USUAL.formatted("@").inBorders().inLines().filled("FFFFEB9C").coloured("FF7F6000")),
  /** The word for a problem that rejects a row. */
  ERROR(Style.USUAL.inBorders().centred().inBold().filled("FFFFC7CE").coloured("FF9C0006")),
  /** The word for a problem that leaves a row accepted. */
  WARNING(Style.USUAL.inBorders().centred().inBold().filled("FFFFEB9C").coloured("FF7F6000")),
  /** The word for something worth knowing. */
  INFO(Style.USUAL.inBorders().centred().filled("FFDDEBF7").coloured("FF1F4E78"));

  private final Style style;

  Look(Style style) {
    this.style = style;
  }

  boolean isWrapped() {
    return style.wrapped;
  }

  /** The height of a line, in points. */
  double lineHeight() {
    return style.size * 1.4;
  }

  void apply(StyleSetter setter) {
    style.apply(setter);
  }

  /**
   * What a look is made of.
   *
   * @param size in points
   * @param font colour, ARGB; empty for black
   * @param fill colour, ARGB; empty for none
   * @param number format; empty for the general one
   * @param horizontal where the content stands; empty for where its type goes
   */
  @Immutable
  private record Style(
      boolean bold,
      int size,
      String font,
      String fill,
      String number,
      String horizontal,
      boolean bordered,
      boolean wrapped) {

    private static final Style USUAL = new Style(false, 10, "", "", "", "", false, false);

    private Style inBold() {
      return new Style(true, size, font, fill, number, horizontal, bordered, wrapped);
    }

    private Style sized(int points) {
      return new Style(bold, points, font, fill, number, horizontal, bordered, wrapped);
    }

    private Style coloured(String colour) {
      return new Style(bold, size, colour, fill, number, horizontal, bordered, wrapped);
    }

    private Style filled(String colour) {
      return new Style(bold, size, font, colour, number, horizontal, bordered, wrapped);
    }

    private Style formatted(String format) {
      return new Style(bold, size, font, fill, format, horizontal, bordered, wrapped);
    }

    private Style inBorders() {
      return new Style(bold, size, font, fill, number, horizontal, true, wrapped);
    }

    private Style inLines() {
      return new Style(bold, size, font, fill, number, horizontal, bordered, true);
    }

    private Style centred() {
      return new Style(bold, size, font, fill, number, "center", bordered, wrapped);
    }

    private Style left() {
      return new Style(bold, size, font, fill, number, "left", bordered, wrapped);
    }

    private Style right() {
      return new Style(bold, size, font, fill, number, "right", bordered, wrapped);
    }

    private void apply(StyleSetter setter) {
      setter.fontSize(size).wrapText(wrapped).verticalAlignment("center");
      if (bold) {
        setter.bold();
      }
      if (!font.isEmpty()) {
        setter.fontColor(font);
      }
      if (!fill.isEmpty()) {
        setter.fillColor(fill);
      }
      if (!number.isEmpty()) {
        setter.format(number);
      }
      if (bordered) {
        setter.borderStyle(BorderStyle.THIN).borderColor("FFBFBFBF");
      }
      if (!horizontal.isEmpty()) {
        setter.horizontalAlignment(horizontal);
      }
      if (horizontal.equals("right")) {
        setter.indent(1); // so that a number keeps apart from the words of the next column
      }
      setter.set();
    }
  }
}
