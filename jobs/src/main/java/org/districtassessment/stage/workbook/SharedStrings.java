package org.districtassessment.stage.workbook;

import java.io.IOException;
import java.util.Arrays;
import javax.xml.stream.XMLStreamException;
import org.districtassessment.stage.record.CellKind;
import org.districtassessment.stage.workbook.WorkbookException.Reason;

/** The texts that cells refer to by number, as UTF-8 one behind the other. */
final class SharedStrings {

  /** Bytes of memory for texts and their offsets together. */
  static final long MOST_BYTES = 256L << 20;

  private byte[] bytes = new byte[1 << 12];
  private int[] offsets = new int[1 << 8];
  private int size;

  private SharedStrings() {}

  static SharedStrings none() {
    return new SharedStrings();
  }

  /** Reads a part of shared strings to its end. */
  static SharedStrings read(XmlPart xml) throws IOException, XMLStreamException {
    SharedStrings strings = new SharedStrings();
    if (!xml.nextIsRoot("sst")) {
      throw WorkbookException.damaged("Not a table of shared strings");
    }

    CellText text = new CellText();
    while (xml.nextChild()) {
      if (xml.isAt("si")) {
        text.clear();
        xml.readString(text);
        strings.add(text);
      } else {
        xml.skip();
      }
    }
    xml.readToEnd();
    return strings;
  }

  private void add(CellText text) throws WorkbookException {
    int start = offsets[size];
    long needed = (long) start + text.mostBytes() + (size + 2L) * Integer.BYTES;
    if (text.overflown() || needed > MOST_BYTES) {
      throw new WorkbookException(
          Reason.TOO_LARGE, "Shared strings take more than " + MOST_BYTES + " bytes");
    }

    if (start + text.mostBytes() > bytes.length) {
      bytes = Arrays.copyOf(bytes, larger(bytes.length, start + text.mostBytes()));
    }
    if (size + 2 > offsets.length) {
      offsets = Arrays.copyOf(offsets, larger(offsets.length, size + 2));
    }
    size++;
    offsets[size] = text.encode(bytes, start);
  }

  private static int larger(int length, int needed) {
    return Math.max(needed, length + (length >> 1));
  }

  /** Adds the cell; false if the row would get too long. */
  boolean addTo(RowBuffer row, int column, int index) throws WorkbookException {
    if (index < 0 || index >= size) {
      throw WorkbookException.damaged("No shared string of number " + index);
    }

    return row.add(column, CellKind.TEXT, bytes, offsets[index], offsets[index + 1]);
  }
}
