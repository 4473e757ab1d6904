package org.districtassessment.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.districtassessment.core.rule.CheckedRules;
import org.districtassessment.stage.KeptAnalyzer;
import org.districtassessment.stage.KeptRules;

/** What earlier runs made of the same rules, and this one makes for later ones. */
final class Keeping {

  private final KeptRules rules;
  private final KeptAnalyzer analyzer;

  private Keeping(KeptRules rules) {
    this.rules = rules;
    this.analyzer = KeptAnalyzer.of(rules);
  }

  /** Looks for what was kept; where nothing was, begins to load what rules are checked with. */
  static Keeping begin(RunRequest request) {
    return new Keeping(rules(request));
  }

  KeptRules rules() {
    return rules;
  }

  /** Holds an edition against its schemas, and keeps what was said where nothing is wrong. */
  CheckedRules check(LoadRules.Loaded loaded) {
    CheckedRules checked = loaded.check(analyzer);
    analyzer.keep(checked.problems());
    return checked;
  }

  /**
   * What was made by this program and this version of Java, of the rules and schemas that a request
   * names. Libraries change with the program: a build empties the folder.
   */
  private static KeptRules rules(RunRequest request) {
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
