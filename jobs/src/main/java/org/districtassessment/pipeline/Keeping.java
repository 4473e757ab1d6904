package org.districtassessment.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.districtassessment.stage.KeptRules;

/** Where a run finds what earlier ones made of the same rules. */
final class Keeping {

  private Keeping() {}

  /**
   * What was made by this program and this version of Java, of the rules and schemas that a request
   * names. Libraries change with the program: a build empties the folder.
   */
  static KeptRules rules(RunRequest request) {
    Path folder = request.kept();
    if (folder == null) {
      return KeptRules.none();
    }

    List<String> of = new ArrayList<>();
    of.add(Description.VERSION + " " + program() + ", Java " + Runtime.version());
    Description.ruleFiles(request).forEach(file -> of.add(file.path() + file.sha256()));
    Description.schemaFiles(request).forEach(file -> of.add(file.path() + file.sha256()));
    String all = String.join("\n", of);
    return KeptRules.in(folder, Description.sha256(all.getBytes(StandardCharsets.UTF_8)));
  }

  /** Size and time of the jar: to read all of it takes as long as to read the rules. */
  private static String program() {
    try {
      Path jar = Program.jar();
      return jar == null ? "" : Files.size(jar) + " bytes of " + Files.getLastModifiedTime(jar);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
