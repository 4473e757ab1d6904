package org.districtassessment.config;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.districtassessment.core.finding.SourceLocation;

/** What a parser objects to, in one line. */
record SyntaxError(SourceLocation at, String message) {

  /** How the YAML parser names places inside its message; the last one is the culprit. */
  private static final Pattern PLACE = Pattern.compile("line (\\d+), column (\\d+):");

  /** Words of the parser about itself. */
  private static final Pattern NOISE =
      Pattern.compile(
          " \\(start marker at .*|, got this instead: .*|\\\\t\\(TAB\\)|\\. \\(Do not.*");

  static SyntaxError of(JsonProcessingException exception, SourceFile file) {
    String full = exception.getOriginalMessage();
    String message =
        full.lines()
            .filter(line -> !line.startsWith(" "))
            .map(line -> NOISE.matcher(line).replaceAll(""))
            .collect(Collectors.joining(": "));
    return new SyntaxError(placeOf(exception, full, file), message);
  }

  private static SourceLocation placeOf(
      JsonProcessingException exception, String message, SourceFile file) {
    Matcher place = PLACE.matcher(message);
    SourceLocation last = null;
    while (place.find()) {
      last = file.at(Integer.parseInt(place.group(1)), Integer.parseInt(place.group(2)));
    }
    if (last != null) {
      return last;
    }

    JsonLocation location = exception.getLocation();
    return location == null
        ? SourceLocation.ofFile(file.name())
        : file.at(location.getLineNr(), location.getColumnNr());
  }
}
