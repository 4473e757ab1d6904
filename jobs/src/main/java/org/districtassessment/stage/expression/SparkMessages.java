package org.districtassessment.stage.expression;

import java.util.regex.Pattern;

/** Makes Spark's messages fit for a person who edits a rule file. */
final class SparkMessages {

  /** The class of the error before its message. */
  private static final Pattern CONDITION = Pattern.compile("^\\s*\\[[A-Z0-9_.]+]\\s*");

  /** What follows the message: a state, the place in the text, the tree. */
  private static final Pattern TAIL =
      Pattern.compile("(?s)(\\s*SQLSTATE: .*|\\s*== SQL.*|;\\s*line \\d+ pos \\d+.*|\\n.*)$");

  private SparkMessages() {}

  /** Returns the first sentence, without codes and trees. */
  static String plain(Exception exception) {
    String message = exception.getMessage() == null ? "" : exception.getMessage();
    String words = CONDITION.matcher(message).replaceFirst("").strip();
    String first = TAIL.matcher(words).replaceFirst("").strip();
    return first.endsWith(".") ? first.substring(0, first.length() - 1) : first;
  }
}
