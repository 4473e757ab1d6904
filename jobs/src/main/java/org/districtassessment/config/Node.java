package org.districtassessment.config;

import java.util.List;
import java.util.regex.Pattern;
import org.districtassessment.core.finding.SourceLocation;

/** A value in a YAML or JSON file, and where it stands. */
sealed interface Node {

  /** Where the value begins. */
  SourceLocation at();

  /** What it is, for messages. */
  String kind();

  /** Whether the file says that there is no value. */
  default boolean isNull() {
    return false;
  }

  /**
   * A text, number or truth value, as written; its type is decided by who reads it.
   *
   * @param quoted written in quotes or as a block, so that {@code null} is a word
   * @param textAt where the first character of the text stands: behind the quote, or on the first
   *     line of a block
   */
  record Scalar(String text, boolean quoted, SourceLocation at, SourceLocation textAt)
      implements Node {

    private static final Pattern NULL = Pattern.compile("|~|null|Null|NULL");

    @Override
    public String kind() {
      if (isNull()) {
        return "nothing";
      }

      String line = text.strip().replaceAll("\\s+", " ");
      return line.length() <= 60 ? '"' + line + '"' : '"' + line.substring(0, 59) + "…\"";
    }

    @Override
    public boolean isNull() {
      return !quoted && NULL.matcher(text).matches();
    }
  }

  /** A list. */
  record Items(List<Node> nodes, SourceLocation at) implements Node {

    public Items {
      nodes = List.copyOf(nodes);
    }

    @Override
    public String kind() {
      return "a list";
    }
  }

  /** Keys with values, each key once, in the order of the file. */
  record Entries(List<Entry> all, SourceLocation at) implements Node {

    public Entries {
      all = List.copyOf(all);
    }

    @Override
    public String kind() {
      return "a mapping";
    }
  }

  /**
   * A key and its value.
   *
   * @param at where the key begins
   */
  record Entry(String key, SourceLocation at, Node value) {}
}
