package org.districtassessment.core.anomaly;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNullElse;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gives anomalies names that stay the same over runs and years. */
public final class IdentifyAnomalies {

  private static final char SEPARATOR = '\u001f';
  private static final int DIGITS = 15;

  private IdentifyAnomalies() {}

  /**
   * Returns the anomalies in {@link Anomaly#ORDER}, each with an id of its own.
   *
   * <p>An id is a digest of check, unit, key and field, whatever the language, the file and the
   * value found. Where several anomalies share these four, each is told apart by what was observed
   * too, and by file and line where that is the same as well. So an id never passes from one row to
   * another unnoticed: when a second row turns up beside the first, both have new ids.
   *
   * <p>A letter leads, since a spreadsheet would take {@code 1234e567} for a number.
   */
  public static List<IdentifiedAnomaly> identifyAnomalies(List<Anomaly> anomalies) {
    List<Anomaly> sorted = anomalies.stream().sorted(Anomaly.ORDER).toList();
    Map<String, Integer> byName = new HashMap<>();
    Map<String, Integer> byValue = new HashMap<>();
    for (Anomaly anomaly : sorted) {
      byName.merge(name(anomaly), 1, Integer::sum);
      byValue.merge(nameAndValue(anomaly), 1, Integer::sum);
    }
    Set<String> taken = new HashSet<>();
    List<IdentifiedAnomaly> identified = new ArrayList<>();
    for (Anomaly anomaly : sorted) {
      String text = name(anomaly);
      if (requireNonNullElse(byName.get(text), 0) > 1) {
        text = nameAndValue(anomaly);
        text = requireNonNullElse(byValue.get(text), 0) > 1 ? nameValueAndPlace(anomaly) : text;
      }
      identified.add(new IdentifiedAnomaly(free(text, taken), anomaly));
    }
    return identified;
  }

  /** The digest of a text, counted on where another text has it already. */
  private static String free(String text, Set<String> taken) {
    String id = digest(text);
    for (int number = 2; !taken.add(id); number++) {
      id = digest(text + SEPARATOR + number);
    }
    return id;
  }

  private static String name(Anomaly anomaly) {
    return anomaly.check()
        + SEPARATOR
        + anomaly.unit()
        + SEPARATOR
        + anomaly.key()
        + SEPARATOR
        + anomaly.field();
  }

  private static String nameAndValue(Anomaly anomaly) {
    return name(anomaly) + SEPARATOR + requireNonNullElse(anomaly.observed(), "");
  }

  private static String nameValueAndPlace(Anomaly anomaly) {
    return nameAndValue(anomaly) + SEPARATOR + anomaly.file() + SEPARATOR + anomaly.line();
  }

  private static String digest(String text) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return "a" + HexFormat.of().formatHex(digest).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
