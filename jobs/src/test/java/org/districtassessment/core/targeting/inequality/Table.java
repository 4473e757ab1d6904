package org.districtassessment.core.targeting.inequality;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** A small table of numbers and names, for tests. */
record Table(List<String> header, List<String[]> rows) {

  /** Reads a file that stands beside {@code SOURCES.md}. */
  static Table read(String name) throws IOException {
    try (InputStream in = requireNonNull(Table.class.getResourceAsStream("/inequality/" + name))) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      List<String[]> lines = text.lines().map(line -> line.split(",", -1)).toList();
      return new Table(Arrays.asList(lines.get(0)), lines.subList(1, lines.size()));
    }
  }

  double[] numbers(String column) {
    return Arrays.stream(texts(column)).mapToDouble(Double::parseDouble).toArray();
  }

  String[] texts(String column) {
    int at = header.indexOf(column);
    return rows.stream().map(row -> row[at]).toArray(String[]::new);
  }

  Table shuffled(long seed) {
    List<String[]> shuffled = new ArrayList<>(rows);
    Collections.shuffle(shuffled, new Random(seed));
    return new Table(header, shuffled);
  }
}
