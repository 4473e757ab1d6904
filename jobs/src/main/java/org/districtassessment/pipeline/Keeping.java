package org.districtassessment.pipeline;

import java.nio.charset.StandardCharsets;
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
    of.add(Description.VERSION + " " + Reuse.program() + " Java " + Runtime.version());
    Description.ruleFiles(request).forEach(file -> of.add(file.path() + file.sha256()));
    Description.schemaFiles(request).forEach(file -> of.add(file.path() + file.sha256()));
    String all = String.join("\n", of);
    return KeptRules.in(folder, Description.sha256(all.getBytes(StandardCharsets.UTF_8)));
  }
}
