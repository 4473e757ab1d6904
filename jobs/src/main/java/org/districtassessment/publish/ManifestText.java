package org.districtassessment.publish;

import java.util.Optional;

/**
 * The text of {@code manifest.json}, of which is known that it is, to the byte, what was written:
 * its checksum fits, and so does each line break. That takes a fraction of the time in which its
 * JSON is read, and a few facts need no more.
 */
final class ManifestText {

  private static final String CHECKSUM = "checksum";

  private final String text;

  private ManifestText(String text) {
    this.text = text;
  }

  /** Returns the text, or nothing where it is damaged or no manifest. */
  static Optional<ManifestText> of(String text) {
    ManifestText manifest = new ManifestText(text);
    return manifest.isWhole() ? Optional.of(manifest) : Optional.empty();
  }

  /**
   * Returns all that the manifest says.
   *
   * @return nothing where a version wrote it that says other things
   */
  Optional<Manifest> manifest() {
    return Manifest.parse(text);
  }

  String assessment() {
    return fact("assessment").orElseThrow();
  }

  int year() {
    return Integer.parseInt(fact("year").orElseThrow());
  }

  String runId() {
    return fact("run").orElseThrow();
  }

  private boolean isWhole() {
    Optional<String> checksum = fact(CHECKSUM);
    return checksum.isPresent()
        && fact("format").filter(Manifest.FORMAT::equals).isPresent()
        && OneLine.of(text)
            .map(line -> line.replace("\"" + CHECKSUM + "\":\"" + checksum.get() + "\",", ""))
            .filter(facts -> Digests.sha256(facts).equals(checksum.get()))
            .isPresent();
  }

  /** Returns a word or number of the outermost object: it stands on a line of its own. */
  private Optional<String> fact(String key) {
    String start = "\n  \"" + key + "\": ";
    int found = text.indexOf(start);
    int first = found + start.length();
    int end = text.indexOf('\n', first);
    if (found < 0 || end < 0) {
      return Optional.empty();
    }

    int comma = text.charAt(end - 1) == ',' ? 1 : 0;
    return Optional.of(text.substring(first, end - comma).replace("\"", ""));
  }
}
