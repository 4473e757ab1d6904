package org.districtassessment.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.districtassessment.core.finding.Problems;
import org.districtassessment.core.rule.CheckRule;
import org.districtassessment.core.rule.FundingRules;
import org.districtassessment.core.rule.IndicatorRule;
import org.districtassessment.core.rule.MonitoringList;
import org.districtassessment.core.rule.RuleSet;

/**
 * Reads the folder of an edition: {@code assessment.yaml}, {@code indicators/*.yaml}, and where
 * they exist {@code checks/*.yaml}, {@code lists/*.yaml} and {@code funding.yaml}.
 */
public final class RuleFiles {

  private static final String YAML = ".yaml";
  private static final String FUNDING = "funding.yaml";

  private RuleFiles() {}

  /**
   * Returns the rules of a folder: indicators by dimension and code, checks and lists by code.
   *
   * @param problems takes every problem of every file: syntax, unknown, missing and duplicate keys,
   *     values of a wrong type or out of range, ids and codes that stand twice or differ from the
   *     file's name
   * @return empty where there is a problem
   */
  public static Optional<RuleSet> read(Path folder, Problems problems) {
    Problems found = new Problems();
    Optional<RuleSet> rules = readAll(folder, found);
    problems.addAll(found.sorted());
    return found.isEmpty() ? rules : Optional.empty();
  }

  /**
   * Returns what the rules of a folder say of money, without reading the rest.
   *
   * @return empty where there is a problem, the file being absent among them
   */
  public static Optional<FundingRules> readFunding(Path folder, Problems problems) {
    return mapping(folder.resolve(FUNDING), problems).flatMap(FundingFile::read);
  }

  private static Optional<RuleSet> readAll(Path folder, Problems problems) {
    if (!Files.isDirectory(folder)) {
      Folder.filesOf(folder, YAML, problems);
      return Optional.empty();
    }

    Codes codes = new Codes();
    Optional<Mapping> assessmentFile = mapping(folder.resolve("assessment.yaml"), problems);
    EditionKind kind = assessmentFile.map(AssessmentFile::kind).orElse(EditionKind.POINTS);
    Optional<Assessment> assessment =
        assessmentFile.flatMap(file -> AssessmentFile.read(file, codes));
    List<IndicatorRule> indicators =
        all(folder.resolve("indicators"), file -> IndicatorFile.read(file, kind, codes), problems);
    List<CheckRule> checks =
        allIfThere(folder.resolve("checks"), file -> CheckFile.read(file, codes), problems);
    List<MonitoringList> lists =
        allIfThere(folder.resolve("lists"), file -> ListFile.read(file, codes), problems);
    Optional<FundingRules> funding =
        Files.exists(folder.resolve(FUNDING)) ? readFunding(folder, problems) : Optional.empty();
    return assessment.map(
        each ->
            each.with(
                InOrder.indicators(indicators, each.dimensions()),
                InOrder.checks(checks),
                InOrder.lists(lists),
                funding.orElse(null)));
  }

  private static <T> List<T> allIfThere(
      Path folder, Function<Mapping, Optional<T>> reader, Problems problems) {
    return Files.exists(folder) ? all(folder, reader, problems) : List.of();
  }

  private static <T> List<T> all(
      Path folder, Function<Mapping, Optional<T>> reader, Problems problems) {
    List<T> all = new ArrayList<>();
    for (Path path : Folder.filesOf(folder, YAML, problems)) {
      Optional<Mapping> file = mapping(path, problems);
      file.ifPresent(each -> compareIdWithName(each, path));
      file.flatMap(reader).ifPresent(all::add);
    }
    return all;
  }

  private static void compareIdWithName(Mapping file, Path path) {
    String name = Folder.nameOf(path);
    String id = name.substring(0, name.length() - YAML.length());
    file.peek("id")
        .filter(scalar -> !scalar.text().equals(id))
        .ifPresent(
            scalar ->
                file.refuse(
                    scalar.at(),
                    "The id %s differs from the file's name (rename the file to %s%s, or write %s)"
                        .formatted(scalar.text(), scalar.text(), YAML, id)));
  }

  private static Optional<Mapping> mapping(Path path, Problems problems) {
    return SourceFile.read(path, problems)
        .flatMap(file -> NodeReader.yaml(file, problems))
        .flatMap(node -> Mapping.of(node, "The file", problems));
  }
}
