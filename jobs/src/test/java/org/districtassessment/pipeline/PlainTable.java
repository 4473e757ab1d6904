package org.districtassessment.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table as separated values, by code that shares nothing with the reader under test: rows of
 * cells, the header first.
 */
record PlainTable(List<List<String>> rows) {

  /** Reads a comma-separated file in UTF-8, with or without mark, or else GB18030. */
  static PlainTable read(Path file) {
    return new PlainTable(parsed(text(file)));
  }

  /** Returns the text of a file in UTF-8, without its mark, or else GB18030. */
  static String text(Path file) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
      String text;
      try {
        text = UTF_8.newDecoder().decode(bytes).toString();
      } catch (CharacterCodingException e) {
        text = Charset.forName("GB18030").newDecoder().decode(bytes.rewind()).toString();
      }
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<List<String>> parsed(String text) {
    List<List<String>> rows = new ArrayList<>();
    List<String> row = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
        cell.append('"');
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && (c == ',' || c == '\n')) {
        row.add(cell.toString());
        cell.setLength(0);
        if (c == '\n') {
          rows.add(row);
          row = new ArrayList<>();
        }
      } else if (quoted || c != '\r') {
        cell.append(c);
      }
    }
    if (cell.length() > 0 || !row.isEmpty()) {
      row.add(cell.toString());
      rows.add(row);
    }
    return rows;
  }

  List<String> header() {
    return rows.get(0);
  }

  /** Returns the header and the rows whose first cell is one of those given. */
  PlainTable withFirst(List<String> keys) {
    return new PlainTable(
        rows.stream()
            .filter(row -> row == header() || keys.contains(row.get(0)))
            .collect(Collectors.toList()));
  }

  /** Returns the text, quoted where it must be. */
  String text(char delimiter, String lineEnd) {
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      text.append(
          row.stream()
              .map(cell -> quoted(cell, delimiter))
              .collect(Collectors.joining(Character.toString(delimiter))));
      text.append(lineEnd);
    }
    return text.toString();
  }

  private static String quoted(String cell, char delimiter) {
    boolean needsQuotes =
        cell.chars().anyMatch(c -> c == delimiter || c == '"' || c == '\n' || c == '\r');
    return needsQuotes ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
  }
}
