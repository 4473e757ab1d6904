package org.districtassessment.config;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.districtassessment.core.finding.Problems;
import org.districtassessment.core.finding.SourceLocation;

/**
 * Reads a file into {@link Node}s. Reports a syntax error, a key that stands twice, and what rule
 * files do not have: aliases, tags, several documents, and more than {@value #MAX_DEPTH} levels.
 */
final class NodeReader {

  private static final int MAX_DEPTH = 40;
  private static final JsonFactory YAML = new YAMLFactory();
  private static final JsonFactory JSON = new JsonFactory();

  private final SourceFile file;
  private final JsonParser parser;
  private final Problems problems;

  private NodeReader(SourceFile file, JsonParser parser, Problems problems) {
    this.file = file;
    this.parser = parser;
    this.problems = problems;
  }

  /** Returns the value of a YAML file; empty where it has none or cannot be parsed. */
  static Optional<Node> yaml(SourceFile file, Problems problems) {
    return read(file, YAML, problems);
  }

  /** Returns the value of a JSON file; empty where it has none or cannot be parsed. */
  static Optional<Node> json(SourceFile file, Problems problems) {
    return read(file, JSON, problems);
  }

  private static Optional<Node> read(SourceFile file, JsonFactory factory, Problems problems) {
    try (JsonParser parser = factory.createParser(file.text())) {
      return new NodeReader(file, parser, problems).document();
    } catch (JsonProcessingException e) {
      String language = factory == JSON ? "JSON" : "YAML";
      SyntaxError error = SyntaxError.of(e, file);
      problems.add(error.at(), "Invalid %s: %s", language, error.message());
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a text in memory has no input that could fail
    }
  }

  private Optional<Node> document() throws IOException {
    if (parser.nextToken() == null) {
      problems.add(file.at(1, 1), "The file is empty");
      return Optional.empty();
    }

    Node node = value(1);
    if (parser.nextToken() != null) {
      problems.add(tokenAt(), "A second document begins here (a file holds one)");
    }
    return Optional.of(node);
  }

  private Node value(int depth) throws IOException {
    SourceLocation at = tokenAt();
    if (depth > MAX_DEPTH) {
      problems.add(at, "Nested deeper than %d levels", MAX_DEPTH);
      parser.skipChildren();
      return new Node.Items(List.of(), at);
    }

    refuseTag(at);
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      return entries(at, depth);
    }

    return token == JsonToken.START_ARRAY ? items(at, depth) : scalar(at);
  }

  private Node items(SourceLocation at, int depth) throws IOException {
    List<Node> nodes = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      nodes.add(value(depth + 1));
    }
    return new Node.Items(nodes, at);
  }

  private Node entries(SourceLocation at, int depth) throws IOException {
    Map<String, Node.Entry> byKey = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      SourceLocation keyAt = tokenAt();
      parser.nextToken();
      Node.Entry entry = new Node.Entry(key, keyAt, value(depth + 1));
      Node.Entry first = byKey.putIfAbsent(key, entry);
      if (first != null) {
        problems.add(keyAt, "Duplicate key: %s (first at line %d)", key, first.at().line());
      }
    }
    return new Node.Entries(List.copyOf(byKey.values()), at);
  }

  private Node scalar(SourceLocation at) throws IOException {
    String text = parser.getText();
    if (!(parser instanceof YAMLParser yaml)) {
      boolean quoted = parser.currentToken() == JsonToken.VALUE_STRING;
      return new Node.Scalar(text, quoted, at, quoted ? shift(at, 1) : at);
    }

    if (yaml.isCurrentAlias()) {
      problems.add(at, "Aliases are not read: *%s (write the value again)", text);
    }
    String source = file.restOfLine(at);
    char first = source.isEmpty() ? ' ' : source.charAt(0);
    return switch (first) {
      case '"', '\'' -> new Node.Scalar(text, true, at, shift(at, 1));
      case '|', '>' -> new Node.Scalar(text, true, at, blockAt(at, text));
      default -> new Node.Scalar(text, false, at, at);
    };
  }

  private void refuseTag(SourceLocation at) throws IOException {
    Object tag = parser.getTypeId();
    if (tag != null) {
      problems.add(at, "Tags are not read: %s (delete it)", tag);
    }
  }

  /** The place of a block's first character: the line below its header, behind the indentation. */
  private SourceLocation blockAt(SourceLocation header, String text) {
    if (text.isBlank()) {
      return header;
    }

    int line = header.line() + 1;
    while (file.restOfLine(file.at(line, 1)).isBlank() && line < file.lines().size()) {
      line++;
    }
    int kept = leadingSpaces(text.lines().filter(each -> !each.isBlank()).findFirst().orElse(""));
    int indentation = leadingSpaces(file.restOfLine(file.at(line, 1))) - kept;
    return file.at(header.line() + 1, indentation + 1);
  }

  private static int leadingSpaces(String line) {
    return line.length() - line.replaceFirst("^ +", "").length();
  }

  private SourceLocation tokenAt() {
    JsonLocation location = parser.currentTokenLocation();
    return file.at(location.getLineNr(), location.getColumnNr());
  }

  private static SourceLocation shift(SourceLocation at, int columns) {
    return new SourceLocation(at.file(), at.line(), at.column() + columns);
  }
}
