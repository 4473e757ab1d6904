package org.districtassessment.reference;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** A page of Markdown in the making; lines end with {@code \n}. */
final class Markdown {

  private final StringBuilder text = new StringBuilder();

  Markdown heading(int level, String words) {
    return block("#".repeat(level) + " " + escape(words));
  }

  /** Adds a paragraph that is Markdown already. */
  Markdown block(String markdown) {
    if (text.length() > 0) {
      text.append('\n');
    }
    text.append(markdown).append('\n');
    return this;
  }

  /** Adds a table; cells are Markdown already, but for the bars. */
  Markdown table(List<String> header, List<List<String>> rows) {
    String rule = String.join(" | ", Collections.nCopies(header.size(), "---"));
    String body = rows.stream().map(row -> "\n" + line(row)).collect(Collectors.joining());
    return block(line(header) + "\n| " + rule + " |" + body);
  }

  private static String line(List<String> cells) {
    return cells.stream()
        .map(cell -> cell.replace("|", "\\|").replaceAll("\\s*\\R\\s*", " "))
        .collect(Collectors.joining(" | ", "| ", " |"));
  }

  /** Returns words that Markdown shows as they are; bars are left to {@link #table}. */
  static String escape(String words) {
    return words.replaceAll("([\\\\`*_\\[\\]<>#])", "\\\\$1");
  }

  /** Returns code in one line. */
  static String code(String source) {
    String line = source.strip().replaceAll("\\s+", " ");
    String fence = line.contains("`") ? "``" : "`";
    String space = fence.length() > 1 ? " " : "";
    return fence + space + line + space + fence;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
