package org.districtassessment.generate;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file as its unit sends it: as all others, or by a delivery, which may send two of them, one
 * beside the other.
 *
 * @param path below the folder of the submissions; that of the year where nothing is sent
 * @param delivery null for a file that comes as all others do
 */
record SentFile(
    String table, int year, String unit, String path, Spec.@Nullable Delivery delivery, Turn turn) {

  /** Which of the files of a delivery it is. */
  enum Turn {
    FIRST,
    SECOND
  }

  /**
   * Returns the files of a table that come from a unit in a year.
   *
   * @param deliveries those of the table
   */
  static List<SentFile> of(
      String table, int year, String unit, FileStyle style, List<Spec.Delivery> deliveries) {
    Spec.Delivery delivery =
        deliveries.stream()
            .filter(each -> each.unit().equals(unit) && each.isIn(year))
            .findFirst()
            .orElse(null);
    if (delivery == null) {
      return List.of(new SentFile(table, year, unit, style.path(), null, Turn.FIRST));
    }

    String other = path(style, delivery);
    return delivery.hasSecond()
        ? List.of(
            new SentFile(table, year, unit, style.path(), delivery, Turn.FIRST),
            new SentFile(table, year, unit, other, delivery, Turn.SECOND))
        : List.of(new SentFile(table, year, unit, other, delivery, Turn.FIRST));
  }

  private static String path(FileStyle style, Spec.Delivery delivery) {
    int slash = style.path().indexOf('/');
    String year = style.path().substring(0, slash);
    if (delivery.way() == Spec.Way.NOT_SENT) {
      return year;
    }

    int dot = style.path().lastIndexOf('.');
    return year
        + (delivery.day().isEmpty() ? "" : "/" + delivery.day())
        + style.path().substring(slash, dot)
        + delivery.suffix()
        + style.path().substring(dot);
  }

  boolean isSent() {
    return delivery == null || delivery.way() != Spec.Way.NOT_SENT;
  }

  /** Whether the file has no defects, as it comes instead of one that has. */
  boolean isMended() {
    return delivery != null && delivery.way() == Spec.Way.AGAIN && turn == Turn.SECOND;
  }

  /**
   * Returns what the ledger says of the file: its defects, and how it came. Defects of a file that
   * comes again are mended in the second one; those of a copy stand in the first.
   *
   * @param defects those that were planted in it
   */
  List<Planted> planted(List<Planted> defects) {
    if (delivery == null) {
      return defects;
    }

    boolean first = turn == Turn.FIRST;
    List<Planted> lines = new ArrayList<>();
    if (first && (delivery.way() == Spec.Way.DATED || delivery.way() == Spec.Way.COPIED)) {
      lines.addAll(defects);
    }
    if (first != (delivery.way() == Spec.Way.COPIED)) {
      lines.add(
          new Planted(
              year, "finding", delivery.code(), table, unit, "", "", path, 0, delivery.note()));
    }
    return lines;
  }
}
