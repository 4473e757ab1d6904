package org.districtassessment.core.index.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.districtassessment.core.index.DataMatrix;
import org.districtassessment.core.index.IndexNode;
import org.districtassessment.core.index.aggregate.WeightedArithmetic;
import org.districtassessment.core.index.weight.EqualWeights;

/** Small tables written as text. */
final class Items {

  /** total = (health = clinics, doctors), roads. */
  static final IndexTree TREE =
      IndexTree.of(
          List.of(
              new IndexNode(
                  "health",
                  List.of("clinics", "doctors"),
                  new WeightedArithmetic(),
                  new EqualWeights(),
                  0),
              new IndexNode(
                  "total",
                  List.of("health", "roads"),
                  new WeightedArithmetic(),
                  new EqualWeights(),
                  0)));

  private Items() {}

  /** Reads lines of "unit group value value …" below a header of the same form; "-" is missing. */
  static DataMatrix table(String text) {
    List<String[]> lines = text.lines().map(line -> line.trim().split(" +")).toList();
    String[] header = lines.get(0);
    List<String[]> rows = lines.subList(1, lines.size());
    double[][] cells = new double[header.length - 2][];
    for (int column = 0; column < cells.length; column++) {
      int at = column + 2;
      cells[column] = rows.stream().mapToDouble(row -> number(row[at])).toArray();
    }
    return DataMatrix.of(
        rows.stream().map(row -> row[0]).toList(),
        rows.stream().map(row -> row[1]).toList(),
        Arrays.asList(header).subList(2, header.length),
        cells);
  }

  static double[] numbers(String text) {
    return Stream.of(text.split(" ")).mapToDouble(Items::number).toArray();
  }

  private static double number(String text) {
    return text.equals("-") ? Double.NaN : Double.parseDouble(text);
  }
}
