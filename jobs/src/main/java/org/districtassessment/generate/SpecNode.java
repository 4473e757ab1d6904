package org.districtassessment.generate;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.districtassessment.core.finding.Problems;
import org.districtassessment.core.finding.SourceLocation;
import org.jspecify.annotations.Nullable;

/**
 * A value of a YAML file that knows its place.
 *
 * @param scalar the text of a scalar, else null
 * @param items of a list, else empty
 * @param fields of a mapping in order, else empty
 */
record SpecNode(
    SourceLocation at,
    @Nullable String scalar,
    List<SpecNode> items,
    Map<String, SpecNode> fields) {

  /** Reads a file; a file that cannot be read or parsed is a problem. */
  static Optional<SpecNode> read(Path file, Problems problems) {
    try (JsonParser parser = new YAMLFactory().createParser(Files.readString(file))) {
      if (parser.nextToken() == null) {
        problems.add(SourceLocation.ofFile(file.toString()), "The file is empty");
        return Optional.empty();
      }

      return Optional.of(node(parser, file.toString(), problems));
    } catch (JsonProcessingException e) {
      var where = e.getLocation();
      problems.add(
          new SourceLocation(file.toString(), where.getLineNr(), where.getColumnNr()),
          "Not YAML: %s",
          e.getOriginalMessage());
      return Optional.empty();
    } catch (IOException e) {
      problems.add(SourceLocation.ofFile(file.toString()), "Cannot be read: %s", e.toString());
      return Optional.empty();
    }
  }

  private static SpecNode node(JsonParser parser, String file, Problems problems)
      throws IOException {
    SourceLocation at = here(parser, file);
    if (parser.currentToken() == JsonToken.START_ARRAY) {
      List<SpecNode> items = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        items.add(node(parser, file, problems));
      }
      return new SpecNode(at, null, items, Map.of());
    }

    if (parser.currentToken() == JsonToken.START_OBJECT) {
      Map<String, SpecNode> fields = new LinkedHashMap<>();
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String name = parser.currentName();
        SourceLocation nameAt = here(parser, file);
        parser.nextToken();
        if (fields.put(name, node(parser, file, problems)) != null) {
          problems.add(nameAt, "%s stands twice", name);
        }
      }
      return new SpecNode(at, null, List.of(), fields);
    }

    String text = parser.currentToken() == JsonToken.VALUE_NULL ? null : parser.getText();
    return new SpecNode(at, text, List.of(), Map.of());
  }

  private static SourceLocation here(JsonParser parser, String file) {
    var location = parser.currentTokenLocation();
    return new SourceLocation(file, location.getLineNr(), location.getColumnNr());
  }

  Optional<SpecNode> get(String key) {
    return Optional.ofNullable(fields.get(key));
  }
}
