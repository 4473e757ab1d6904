package org.districtassessment.stage.workbook;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import org.districtassessment.stage.workbook.WorkbookException.Reason;

/** The number format of each style that cells refer to by number. */
final class Styles {

  /** Excel allows 65,490. */
  private static final int MOST = 1 << 16;

  static final Styles NONE = new Styles(List.of());

  private final List<NumberFormat> formats;

  private Styles(List<NumberFormat> formats) {
    this.formats = formats;
  }

  /** Reads a styles part to its end. */
  static Styles read(XmlPart xml) throws IOException, XMLStreamException {
    if (!xml.nextIsRoot("styleSheet")) {
      throw WorkbookException.damaged("Not a style sheet");
    }

    Map<Integer, NumberFormat> custom = new HashMap<>();
    List<Integer> formatIds = new ArrayList<>();
    while (xml.nextChild()) {
      boolean isFormats = xml.isAt("numFmts");
      boolean isStyles = xml.isAt("cellXfs");
      while (xml.nextChild()) {
        if (isFormats && xml.isAt("numFmt")) {
          custom.put(id(xml.required("numFmtId")), NumberFormat.of(xml.required("formatCode")));
        } else if (isStyles && xml.isAt("xf")) {
          String id = xml.attribute("numFmtId");
          formatIds.add(id == null ? 0 : id(id));
        }
        if (custom.size() > MOST || formatIds.size() > MOST) {
          throw new WorkbookException(Reason.TOO_LARGE, "More than " + MOST + " styles");
        }

        xml.skip();
      }
    }
    xml.readToEnd();
    return new Styles(
        formatIds.stream().map(id -> custom.getOrDefault(id, NumberFormat.builtIn(id))).toList());
  }

  private static int id(String text) throws WorkbookException {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new WorkbookException(Reason.DAMAGED, "Not a number of a format: " + text, e);
    }
  }

  /** Returns the format of a style; a style that is not there formats nothing. */
  NumberFormat format(int style) {
    return style >= 0 && style < formats.size() ? formats.get(style) : NumberFormat.PLAIN;
  }
}
