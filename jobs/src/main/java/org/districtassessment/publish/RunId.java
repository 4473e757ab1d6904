package org.districtassessment.publish;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names a run after what it was made of, so that the same input gives the same folder. */
public final class RunId {

  /** Digits of an id: 64 bits, enough that no two of a publication's runs share one by chance. */
  private static final int LENGTH = 16;

  private static final Pattern FORM = Pattern.compile("[0-9a-f]{" + LENGTH + "}");

  private RunId() {}

  /** Returns the first 16 hexadecimal digits of the SHA-256 of {@link #canonicalText}. */
  public static String of(RunDescription run) {
    return Digests.sha256(canonicalText(run)).substring(0, LENGTH);
  }

  static boolean isOne(String text) {
    return FORM.matcher(text).matches();
  }

  /**
   * Returns everything that determines the outputs, as JSON on one line with sorted keys. Marks of
   * unverified figures are left out: they follow from the rules.
   */
  static String canonicalText(RunDescription run) {
    Map<String, @Nullable Object> facts = new TreeMap<>();
    facts.put("tool_version", run.toolVersion());
    facts.put("assessment", run.assessment());
    facts.put("edition", run.edition());
    facts.put("year", run.year());
    facts.put("language", run.language().name());
    facts.put("previous", run.previous());
    facts.put("inputs", contents(run.inputs()));
    facts.put("rules", contents(run.rules()));
    facts.put("schemas", contents(run.schemas()));
    facts.put("options", run.options());
    return Json.oneLine(facts);
  }

  private static List<List<String>> contents(List<SourceFile> files) {
    return files.stream().map(file -> List.of(file.path(), file.sha256())).toList();
  }
}
