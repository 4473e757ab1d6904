package org.districtassessment.core.index.asem;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tables that are lists of rows, compared with those of {@code asem/} by the keys of their rows.
 */
final class ComparedRows {

  private final Deviations deviations = new Deviations();

  Deviations deviations() {
    return deviations;
  }

  /** Compares a number by its digits, however small it is. */
  void value(String file, String where, double actual, double expected) {
    double scale = expected == 0 || Double.isNaN(expected) ? 1 : expected;
    deviations.value(file, where, actual / scale, expected / scale);
  }

  /**
   * Compares rows by their key, and that there are no others.
   *
   * @param keys the columns whose texts, joined by spaces, are the key
   */
  void rows(String file, List<String> keys, String column, Map<String, Double> found) {
    AsemTable table = AsemTable.read(file);
    double[] expected = table.numbers(column);
    Set<String> seen = new HashSet<>();
    for (int row = 0; row < expected.length; row++) {
      int number = row;
      String key =
          keys.stream().map(one -> table.texts(one).get(number)).collect(Collectors.joining(" "));
      seen.add(key);
      value(file, key, requireNonNull(found.get(key), () -> "No row " + key), expected[row]);
    }
    assertThat(found.keySet()).as(file).containsExactlyInAnyOrderElementsOf(seen);
  }

  /** Writes one line a file, then notes; all files of the folder must have been compared. */
  void finish(String folder, Path target, String... notes) throws IOException {
    List<String> table = new ArrayList<>(deviations.table());
    Set<String> compared =
        table.stream()
            .skip(1)
            .map(line -> line.substring(0, line.indexOf(' ')))
            .collect(Collectors.toSet());
    table.addAll(List.of(notes));
    Files.createDirectories(requireNonNull(target.getParent()));
    Files.write(target, table);
    Set<String> files = new HashSet<>();
    Path path =
        Path.of(requireNonNull(ComparedRows.class.getResource("/asem/" + folder)).getPath());
    try (Stream<Path> names = Files.list(path)) {
      names.forEach(name -> files.add(folder + "/" + name.getFileName()));
    }
    assertThat(compared).containsExactlyInAnyOrderElementsOf(files);
  }
}
