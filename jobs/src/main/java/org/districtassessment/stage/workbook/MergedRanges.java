package org.districtassessment.stage.workbook;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamException;
import org.districtassessment.stage.workbook.WorkbookException.Reason;

/** Finds the merged ranges of a sheet, which stand behind its cells. */
final class MergedRanges {

  static final int MOST_RANGES = 100_000;

  private MergedRanges() {}

  /** Reads a sheet's part to its end; returns the ranges by place, none over another. */
  static List<MergedRange> read(XmlPart xml) throws IOException, XMLStreamException {
    List<MergedRange> ranges = new ArrayList<>();
    if (!xml.nextIsRoot("worksheet")) {
      throw WorkbookException.damaged("Not a worksheet");
    }

    while (xml.nextChild()) {
      if (xml.isAt("mergeCells")) {
        readRanges(xml, ranges);
      } else {
        xml.skip();
      }
    }
    xml.readToEnd();
    return withoutOverlaps(ranges);
  }

  private static void readRanges(XmlPart xml, List<MergedRange> ranges)
      throws IOException, XMLStreamException {
    while (xml.nextChild()) {
      if (xml.isAt("mergeCell")) {
        MergedRange range = MergedRange.parse(xml.required("ref"));
        if (!range.isSingleCell()) {
          ranges.add(range);
        }
      }
      if (ranges.size() > MOST_RANGES) {
        throw new WorkbookException(
            Reason.TOO_LARGE, "More than " + MOST_RANGES + " merged ranges");
      }

      xml.skip();
    }
  }

  /** Excel drops ranges that lie over others; here the first by place stays. */
  static List<MergedRange> withoutOverlaps(List<MergedRange> ranges) {
    List<MergedRange> kept = new ArrayList<>();
    TreeMap<Integer, MergedRange> openByLeft = new TreeMap<>();
    PriorityQueue<MergedRange> openByBottom =
        new PriorityQueue<>(
            Comparator.comparingInt(MergedRange::bottom).thenComparing(MergedRange.BY_PLACE));
    for (MergedRange range : ranges.stream().sorted(MergedRange.BY_PLACE).toList()) {
      while (!openByBottom.isEmpty() && openByBottom.element().bottom() < range.top()) {
        openByLeft.remove(openByBottom.remove().left());
      }
      Map.Entry<Integer, MergedRange> neighbour = openByLeft.floorEntry(range.right());
      if (neighbour == null || neighbour.getValue().right() < range.left()) {
        openByLeft.put(range.left(), range);
        openByBottom.add(range);
        kept.add(range);
      }
    }
    return List.copyOf(kept);
  }
}
