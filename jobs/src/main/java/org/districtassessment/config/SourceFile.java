package org.districtassessment.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.districtassessment.core.finding.Problems;
import org.districtassessment.core.finding.SourceLocation;

/**
 * The text of a rule or schema file.
 *
 * @param name the path as the user would type it, with forward slashes
 * @param lines without their line breaks
 */
record SourceFile(String name, String text, List<String> lines) {

  private static final long MAX_BYTES = 1_000_000;
  private static final Pattern LINE_BREAK = Pattern.compile("\r\n|[\n\r\u0085\u2028\u2029]");
  private static final Pattern CONTROL =
      Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F\uFEFF\uFFFE\uFFFF]");

  SourceFile {
    lines = List.copyOf(lines);
  }

  static SourceFile of(String name, String text) {
    return new SourceFile(name, text, List.of(LINE_BREAK.split(text, -1)));
  }

  /** Returns the file's text; empty where it cannot be read or is no text, and that is reported. */
  static Optional<SourceFile> read(Path path, Problems problems) {
    String name = nameOf(path);
    SourceLocation at = SourceLocation.ofFile(name);
    try {
      long bytes = Files.size(path);
      if (bytes > MAX_BYTES) {
        problems.add(at, "The file has %d bytes (at most %d are read)", bytes, MAX_BYTES);
        return Optional.empty();
      }

      SourceFile file = of(name, withoutByteOrderMark(decode(Files.readAllBytes(path))));
      return file.hasControlCharacter(problems) ? Optional.empty() : Optional.of(file);
    } catch (CharacterCodingException e) {
      problems.add(at, "The file is not UTF-8 (save it as UTF-8)");
    } catch (IOException e) {
      problems.add(at, "The file cannot be read (%s)", e.getClass().getSimpleName());
    }
    return Optional.empty();
  }

  /** Returns a path as a user would type it, the same on every system. */
  static String nameOf(Path path) {
    return path.toString().replace('\\', '/');
  }

  /**
   * Returns the location of a place in this file.
   *
   * @param line from 1
   * @param column from 1
   */
  SourceLocation at(int line, int column) {
    return new SourceLocation(name, line, column);
  }

  /** Returns what stands from a place to the end of its line; empty behind the end. */
  String restOfLine(SourceLocation from) {
    if (from.line() < 1 || from.line() > lines.size()) {
      return "";
    }

    String line = lines.get(from.line() - 1);
    int characters = line.codePointCount(0, line.length());
    return from.column() > characters
        ? ""
        : line.substring(line.offsetByCodePoints(0, from.column() - 1));
  }

  private boolean hasControlCharacter(Problems problems) {
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      Matcher control = CONTROL.matcher(line);
      if (control.find()) {
        problems.add(
            at(i + 1, line.codePointCount(0, control.start()) + 1),
            "Control character U+%04X (delete it)",
            (int) line.charAt(control.start()));
        return true;
      }
    }

    return false;
  }

  private static String decode(byte[] bytes) throws CharacterCodingException {
    return StandardCharsets.UTF_8
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT)
        .decode(ByteBuffer.wrap(bytes))
        .toString();
  }

  private static String withoutByteOrderMark(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }
}
