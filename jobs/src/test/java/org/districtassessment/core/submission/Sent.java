package org.districtassessment.core.submission;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import org.districtassessment.core.finding.Finding;

/** Files of tests and what is found about them, as tables. */
final class Sent {

  private Sent() {}

  /**
   * Reads {@code path | table | unit | hash} lines; an empty unit or hash is none. Every file has
   * one byte.
   */
  static List<SentFile> files(String lines) {
    List<SentFile> files = new ArrayList<>();
    for (String line : lines.lines().toList()) {
      String[] cells = line.split("\\|", -1);
      String unit = cells[2].strip();
      SentFile file =
          SentFile.of(cells[0].strip(), cells[1].strip(), unit.isEmpty() ? null : unit, 1);
      String hash = cells[3].strip();
      files.add(hash.isEmpty() ? file : file.withHash(hash));
    }
    return files;
  }

  /** Findings as {@code code unit file: message} lines. */
  static String inWords(List<Finding> findings) {
    return findings.stream()
        .map(each -> each.code() + " " + each.unit() + " " + each.file() + ": " + each.message())
        .collect(joining("\n"));
  }
}
