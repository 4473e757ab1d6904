package org.districtassessment.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.districtassessment.core.finding.Pseudonyms;

/**
 * A folder of the corpus: the files as an office sent them, and {@code expected.txt}, written by
 * hand, with what they should yield. The corpus's {@code README.md} tells how that is written.
 *
 * @param unit key of the unit that sent the files: H and the number of the case
 * @param sentence what the case shows
 * @param rows of each table, the columns asked for and their values, in the order of files and
 *     lines
 * @param findings in any order
 * @param submitted files and sheets with their encoding and counts of rows, in any order
 */
record CorpusCase(
    Path folder,
    String unit,
    String sentence,
    SortedMap<String, Rows> rows,
    List<String> findings,
    List<String> submitted) {

  static final String EXPECTED = "expected.txt";

  private static final String REASON = "      <- ";
  private static final Pattern PSEUDONYM = Pattern.compile("pseudonym\\(([^)]*)\\)");

  /** Rows of a table as texts of the columns asked for. */
  record Rows(List<String> columns, List<String> values) {}

  /** All cases of the corpus, in order. */
  static List<CorpusCase> all(Path corpus, Pseudonyms pseudonyms) {
    try (Stream<Path> folders = Files.list(corpus)) {
      return folders
          .filter(folder -> Files.exists(folder.resolve(EXPECTED)))
          .sorted()
          .map(folder -> read(folder, pseudonyms))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static CorpusCase read(Path folder, Pseudonyms pseudonyms) {
    List<String> lines;
    try {
      lines = Files.readAllLines(folder.resolve(EXPECTED));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    SortedMap<String, Rows> rows = new TreeMap<>();
    List<String> findings = new ArrayList<>();
    List<String> submitted = new ArrayList<>();
    List<String> section = List.of();
    for (String line : lines.subList(1, lines.size())) {
      if (line.startsWith("rows of ")) {
        String[] head = line.substring("rows of ".length()).split(": ", -1);
        section = new ArrayList<>();
        rows.put(head[0], new Rows(List.of(head[1].split(", ", -1)), section));
      } else if (line.equals("findings")) {
        section = findings;
      } else if (line.equals("files")) {
        section = submitted;
      } else if (!line.isEmpty()) {
        section.add(withPseudonyms(withoutReason(folder, line), pseudonyms));
      }
    }
    String unit = "H" + folder.getFileName().toString().substring(0, 3);
    return new CorpusCase(folder, unit, lines.get(0), rows, findings, submitted);
  }

  private static String withoutReason(Path folder, String line) {
    int reason = line.indexOf(REASON);
    if (reason < 0 || line.length() == reason + REASON.length()) {
      throw new IllegalStateException(folder + ": no reason beside \"" + line + "\"");
    }

    return line.substring(0, reason);
  }

  private static String withPseudonyms(String line, Pseudonyms pseudonyms) {
    return PSEUDONYM
        .matcher(line)
        .replaceAll((MatchResult number) -> pseudonyms.of(number.group(1)));
  }

  /** Copies the files into a folder of the unit. */
  void send(Path year) {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.filter(Files::isRegularFile).sorted().toList()) {
        Path target = year.resolve(unit).resolve(folder.relativize(path).toString());
        if (!path.endsWith(EXPECTED)) {
          Files.createDirectories(target.getParent());
          Files.copy(path, target);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return folder.getFileName().toString().substring(0, 3) + ": " + sentence;
  }
}
