package org.districtassessment.publish;

import java.util.Optional;

/** Puts JSON that {@link Json#pretty} wrote on one line, as {@link Json#oneLine} would write it. */
final class OneLine {

  private final String pretty;
  private final StringBuilder line;
  private int at;
  private int depth;

  private OneLine(String pretty) {
    this.pretty = pretty;
    this.line = new StringBuilder(pretty.length());
  }

  /** Returns the line, or nothing where a break or space is not where it was written. */
  static Optional<String> of(String pretty) {
    OneLine text = new OneLine(pretty);
    return text.read() ? Optional.of(text.line.toString()) : Optional.empty();
  }

  private boolean read() {
    int last = pretty.length() - 1;
    boolean asWritten = last >= 0 && pretty.charAt(last) == '\n';
    while (asWritten && at < last) {
      asWritten =
          switch (pretty.charAt(at)) {
            case '"' -> word();
            case '{', '[' -> opened();
            case ',' -> take() && isBreak();
            case ':' -> take() && isNext(' ');
            case '\n' -> closed();
            case ' ', '\t', '\r' -> false;
            default -> take();
          };
    }
    return asWritten && depth == 0;
  }

  private boolean take() {
    line.append(pretty.charAt(at++));
    return true;
  }

  /** Takes a quoted text as it is. */
  private boolean word() {
    int end = pretty.indexOf('"', at + 1);
    while (end >= 0 && isEscaped(end)) {
      end = pretty.indexOf('"', end + 1);
    }
    if (end < 0) {
      return false;
    }

    line.append(pretty, at, end + 1);
    at = end + 1;
    return true;
  }

  private boolean isEscaped(int quote) {
    int first = quote;
    while (pretty.charAt(first - 1) == '\\') {
      first--;
    }
    return (quote - first) % 2 == 1;
  }

  /** What is empty stays on its line, with a space inside. */
  private boolean opened() {
    take();
    if (isNext(' ')) {
      return at < pretty.length() && "}]".indexOf(pretty.charAt(at)) >= 0 && take();
    }
    depth++;
    return isBreak();
  }

  /** The break before the end of an object or list; all others were passed over. */
  private boolean closed() {
    depth--;
    return isBreak() && at < pretty.length() && "}]".indexOf(pretty.charAt(at)) >= 0 && take();
  }

  private boolean isNext(char expected) {
    boolean is = at < pretty.length() && pretty.charAt(at) == expected;
    at += is ? 1 : 0;
    return is;
  }

  /** Passes over a break and two spaces for each level. */
  private boolean isBreak() {
    int end = at + 1 + 2 * depth;
    if (depth < 0 || end > pretty.length() || pretty.charAt(at) != '\n') {
      return false;
    }
    for (at++; at < end; at++) {
      if (pretty.charAt(at) != ' ') {
        return false;
      }
    }
    return true;
  }
}
