package org.districtassessment.publish;

import static org.districtassessment.core.Checks.check;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.districtassessment.core.finding.Language;
import org.jspecify.annotations.Nullable;

/**
 * What a run was made of. Equal descriptions make equal outputs, byte for byte; {@link RunId} names
 * them.
 *
 * @param toolVersion version of this program
 * @param assessment id of the assessment; the name of a folder
 * @param previous origin of last year's figures; null where there are none
 * @param inputs submitted files, kept by path
 * @param rules files of the edition
 * @param schemas files of submitted and published tables
 * @param options other choices that change an output, such as the fingerprint of the pseudonym key
 * @param unverified parameters, indicators and adjustments whose figures are placeholders, as a
 *     reader of the publication should know them
 */
public record RunDescription(
    String toolVersion,
    String assessment,
    String edition,
    int year,
    Language language,
    @Nullable String previous,
    List<SourceFile> inputs,
    List<SourceFile> rules,
    List<SourceFile> schemas,
    SortedMap<String, String> options,
    List<String> unverified) {

  private static final Pattern KEBAB_CASE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  public RunDescription {
    check(
        KEBAB_CASE.matcher(assessment).matches(),
        "Invalid assessment id: %s (must be kebab-case)",
        assessment);
    inputs = byPath(inputs);
    rules = byPath(rules);
    schemas = byPath(schemas);
    options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
    unverified = unverified.stream().sorted().distinct().toList();
  }

  private static List<SourceFile> byPath(List<SourceFile> files) {
    return files.stream().sorted(Comparator.comparing(SourceFile::path)).toList();
  }
}
