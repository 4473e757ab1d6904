package org.districtassessment.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.districtassessment.config.RuleFiles;
import org.districtassessment.config.SchemaFiles;
import org.districtassessment.core.composite.Scorecard;
import org.districtassessment.core.composite.Scorecards;
import org.districtassessment.core.composite.Unit;
import org.districtassessment.core.finding.Problem;
import org.districtassessment.core.finding.Problems;
import org.districtassessment.core.finding.RefusedException;
import org.districtassessment.core.finding.SourceLocation;
import org.districtassessment.core.rule.BoundRules;
import org.districtassessment.core.text.DisplayWidth;
import org.districtassessment.pipeline.CheckSubmissions.Checked;
import org.districtassessment.pipeline.Evaluation;
import org.districtassessment.pipeline.SubmissionCounts;
import org.districtassessment.pipeline.SubmissionCounts.OfCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CommandsTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void helpIsShownWhenNothingIsAsked() {
    assertThat(run(Main.commandLine())).isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).contains("evaluate", "check", "rules", "generate");
  }

  @Test
  void evaluationWithErrorFindingsIsDoneUnlessStrict() {
    assertThat(run(evaluate(() -> evaluation("error", 3)))).isEqualTo(ExitCode.DONE);
    assertThat(run(evaluate(() -> evaluation("error", 3)), "--strict"))
        .isEqualTo(ExitCode.FINDINGS);
    assertThat(run(evaluate(() -> evaluation("warning", 3)), "--strict")).isEqualTo(ExitCode.DONE);
  }

  @Test
  void refusedInputIsToldWithItsPlaceAndNoStackTrace() {
    int code =
        run(
            evaluate(
                () -> {
                  throw new RefusedException(
                      List.of(
                          new Problem(new SourceLocation("rules/a.yaml", 3, 9), "No column x"),
                          new Problem(SourceLocation.ofFile("input/2024"), "It is empty")));
                }));
    assertThat(code).isEqualTo(ExitCode.REFUSED);
    assertThat(err.toString())
        .isEqualToNormalizingNewlines(
            """
            input/2024: It is empty
            rules/a.yaml:3:9: No column x
            Refused: 2 problem(s). Nothing was published.
            """);
  }

  @Test
  void failedWriteIsOurFailureInOneLine() {
    int code =
        run(
            evaluate(
                () -> {
                  throw new UncheckedIOException(
                      "Cannot write scorecards.csv", new NoSuchFileException("scorecards.csv"));
                }));
    assertThat(code).isEqualTo(ExitCode.OUR_FAILURE);
    assertThat(err.toString())
        .isEqualToNormalizingNewlines(
            """
            Failed: Cannot write scorecards.csv
            Nothing was published.
            """);
  }

  @Test
  void theMasterIsThatOfSparkSubmitUnlessAnotherIsNamed() {
    List<String> masters = new ArrayList<>();
    CommandLine evaluate =
        Main.commandLine(
            new EvaluateCommand(
                (request, progress) -> {
                  masters.add(request.master());
                  return evaluation("warning", 0);
                }));
    run(evaluate);
    System.setProperty("spark.master", "spark://clinic:7077");
    try {
      run(evaluate);
      run(evaluate, "--master", "local[2]");
    } finally {
      System.clearProperty("spark.master");
    }
    assertThat(masters).containsExactly("local[*]", "spark://clinic:7077", "local[2]");
  }

  @Test
  void wrongOptionsAreNamed() {
    assertThat(run(evaluate(() -> evaluation("error", 0)), "--lang", "fr"))
        .isEqualTo(ExitCode.WRONG_OPTIONS);
    assertThat(err.toString()).startsWith("Invalid value for option '--lang': fr (zh or en)");
    assertThat(run(evaluate(() -> evaluation("error", 0)), "--year", "MMXXIV"))
        .isEqualTo(ExitCode.WRONG_OPTIONS);
    assertThat(run(Main.commandLine(), "evaluat")).isEqualTo(ExitCode.WRONG_OPTIONS);
  }

  @Test
  void reuseWithoutAKeyThatStaysTheSameIsRefused(@TempDir Path folder) throws IOException {
    assumeThat(System.getenv(JobOptions.KEY_VARIABLE)).isNull();
    List<Boolean> reused = new ArrayList<>();
    CommandLine evaluate =
        Main.commandLine(
            new EvaluateCommand(
                (request, progress) -> {
                  reused.add(request.reuse());
                  return evaluation("warning", 0);
                }));
    String input = folder.toString();
    assertThat(run(evaluate, "--input", input, "--reuse")).isEqualTo(ExitCode.WRONG_OPTIONS);
    assertThat(err.toString())
        .startsWith(
            "--reuse needs a key that stays the same: with one of its own each run finds nothing of"
                + " the last (give the same key every time, with --key-file or the variable"
                + " DISTRICT_ASSESSMENT_KEY)");
    assertThat(reused).isEmpty();

    String key = Files.writeString(folder.resolve("key"), "a key of this test").toString();
    assertThat(run(evaluate, "--input", input, "--reuse", "--key-file", key))
        .isEqualTo(ExitCode.DONE);
    assertThat(run(evaluate, "--reuse")).as("the samples' own key").isEqualTo(ExitCode.DONE);
    assertThat(run(evaluate, "--input", input)).isEqualTo(ExitCode.DONE);
    assertThat(reused).containsExactly(true, true, false);
  }

  @Test
  void generatingRefusesSettingsOfSparkOnWhichResultsWouldRest(@TempDir Path folder) {
    String[] generate = {
      "generate", "--output", folder.toString(), "--years", "2024", "--conf",
    };
    assertThat(run(Main.commandLine(), with(generate, "spark.sql.ansi.enabled=false")))
        .isEqualTo(ExitCode.REFUSED);
    assertThat(err.toString())
        .startsWith("--conf spark.sql.ansi.enabled: this setting may change results (leave it out;")
        .contains("Refused: 1 problem(s)");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void summaryFitsATerminalOfEightyColumnsInBothLanguages() {
    for (String language : List.of("zh", "en")) {
      run(evaluate(() -> evaluation("error", 2)), "--lang", language);
      assertThat(out.toString().lines().filter(line -> !line.contains("/a/long/folder")))
          .allMatch(line -> DisplayWidth.of(line) <= 80)
          .anyMatch(line -> line.contains("区县09"))
          .anyMatch(line -> line.contains("…"))
          .anyMatch(line -> line.contains("区县20"))
          .noneMatch(line -> line.contains("区县12"));
      out.getBuffer().setLength(0);
    }
  }

  @Test
  void checkProfilesOnlyWhenAsked() {
    List<String> done = new ArrayList<>();
    SubmissionCounts counts =
        new SubmissionCounts(
            new TreeMap<>(Map.of("profile-shift", new OfCode("warning", 2))), 5, 3, 2);
    CommandLine check =
        Main.commandLine(
            new CheckCommand(
                (request, progress) -> {
                  done.add("check");
                  return new Checked(evaluation("error", 0).rules(), counts, "/checked");
                },
                (request, progress) -> {
                  done.add("profile");
                  return new Checked(evaluation("error", 0).rules(), counts, "/profiled");
                }));

    assertThat(run(check)).isEqualTo(ExitCode.DONE);
    assertThat(run(check, "--profile")).isEqualTo(ExitCode.DONE);
    assertThat(done).containsExactly("check", "profile");
    assertThat(out.toString())
        .contains("profile-shift      2  warning", "Written: /checked", "Written: /profiled");
  }

  @Test
  void docsWritesTheIndicatorsTheCodesAndAPagePerTable(@TempDir Path folder) throws IOException {
    assertThat(run(Main.commandLine(), rules("docs", "--to", folder.toString())))
        .isEqualTo(ExitCode.DONE);
    assertThat(out.toString())
        .isEqualToNormalizingNewlines(
            "Wrote %s/INDICATORS.md, %s/FINDINGS.md, %s/CONVERSIONS.md and 2 tables in %s/tables\n"
                .formatted(folder, folder, folder, folder));
    assertThat(names(folder))
        .containsExactly(
            "CONVERSIONS.md",
            "FINDINGS.md",
            "INDICATORS.md",
            "tables/README.md",
            "tables/clinic.md",
            "tables/district.md");
  }

  @Test
  void templatesWritesAWorkbookPerTableInTheLanguageAskedFor(@TempDir Path folder)
      throws IOException {
    assertThat(run(Main.commandLine(), rules("templates", "--to", folder.toString())))
        .isEqualTo(ExitCode.DONE);
    assertThat(out.toString())
        .isEqualToNormalizingNewlines(
            "Wrote %s/Clinics.xlsx\nWrote %s/Districts.xlsx\n".formatted(folder, folder));
    run(Main.commandLine(), rules("templates", "--lang", "zh", "--to", folder.toString()));
    assertThat(names(folder)).containsExactly("Clinics.xlsx", "Districts.xlsx", "诊所.xlsx");
    assertThat(run(Main.commandLine(), rules("templates", "--lang", "fr")))
        .isEqualTo(ExitCode.WRONG_OPTIONS);
  }

  /** The view of the tests' edition lacks a column that only the real analyzer misses. */
  @Test
  void lintPrintsProblemsThenWarningsAndFailsOnThemUnderStrictOnly(@TempDir Path folder)
      throws IOException {
    Path clinics = Path.of("jobs/src/test/resources/editions/clinics");
    for (String file : names(clinics)) {
      Path target = folder.resolve(file);
      Files.createDirectories(target.resolveSibling("."));
      Files.copy(clinics.resolve(file), target);
    }
    Path edition = folder.resolve("2024");
    String[] lint = {
      "rules", "lint", "--rules", edition.toString(), "--schemas", folder + "/schemas"
    };
    assertThat(run(Main.commandLine(), lint)).isEqualTo(ExitCode.REFUSED);
    assertThat(out.toString().replace(edition + "/", "").lines())
        .containsExactly(
            "indicators/clinics-per-1000.yaml:11:7: Unknown column of clinic_year: residents",
            "indicators/clinics-per-1000.yaml:25:3: warning: All examples of clinics-per-1000 earn"
                + " 4.5 points (add one that earns more or fewer) [one-sided-examples]",
            "indicators/cost-per-bed.yaml:1:1: warning: cost-per-bed has no examples (work out one"
                + " value with full points and one with fewer) [no-example]",
            "indicators/cost-per-bed.yaml:15:14: warning: 250.5 of cost-per-bed has more digits"
                + " than a value, which is rounded to 0: 250 decides (write it, or raise decimals)"
                + " [finer-threshold]",
            "1 problem(s), 3 warning(s) in " + edition);

    Path assessment = edition.resolve("assessment.yaml");
    String mended =
        Files.readString(assessment).replace("clinic_id,", "clinic_id, beds AS residents,");
    Files.writeString(assessment, mended);
    assertThat(run(Main.commandLine(), lint)).isEqualTo(ExitCode.DONE);
    assertThat(run(Main.commandLine(), with(lint, "--strict"))).isEqualTo(ExitCode.REFUSED);
  }

  @Test
  void helpOfRulesNamesWhatItWrites() {
    run(Main.commandLine(), "rules", "--help");
    assertThat(out.toString())
        .contains("show", "lint", "docs", "templates")
        .contains("Write a workbook per table that districts can fill in and send.");
  }

  private static String[] rules(String... arguments) {
    String clinics = "jobs/src/test/resources/editions/clinics";
    List<String> all = new ArrayList<>(List.of("rules", arguments[0]));
    all.addAll(List.of("--rules", clinics + "/2024", "--schemas", clinics + "/schemas"));
    all.addAll(List.of(arguments).subList(1, arguments.length));
    return all.toArray(String[]::new);
  }

  private static String[] with(String[] arguments, String more) {
    return Stream.concat(Stream.of(arguments), Stream.of(more)).toArray(String[]::new);
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }

  private CommandLine evaluate(Supplier<Evaluation> outcome) {
    return Main.commandLine(new EvaluateCommand((request, progress) -> outcome.get()));
  }

  private int run(CommandLine command, String... arguments) {
    return command
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  /** Twenty units, and findings of one code. */
  private static Evaluation evaluation(String severity, long findings) {
    Problems problems = new Problems();
    BoundRules rules =
        new BoundRules(
            RuleFiles.read(Places.rules(), problems).orElseThrow(),
            SchemaFiles.read(Path.of("schemas"), problems),
            2024,
            new TreeMap<>());
    SortedMap<String, OfCode> counts = new TreeMap<>();
    if (findings > 0) {
      counts.put("type-error", new OfCode(severity, findings));
    }
    List<Scorecard> cards = new ArrayList<>();
    for (int rank = 1; rank <= 20; rank++) {
      cards.add(
          new Scorecard(
              new Unit("u" + rank, "区县%02d".formatted(rank), "一个名称很长很长很长的分组"),
              rank,
              rank,
              20,
              "good",
              new BigDecimal("80.25"),
              BigDecimal.TEN,
              BigDecimal.TEN,
              new TreeMap<>(),
              BigDecimal.ZERO,
              BigDecimal.ZERO,
              List.of(),
              rank == 1 ? null : rank,
              null));
    }
    return new Evaluation(
        rules,
        new Scorecards(cards, List.of(), null),
        List.of(),
        Set.of("a0123456789abcde"),
        new SubmissionCounts(counts, 5, 3, 2),
        null,
        "/a/long/folder/of/a/run");
  }
}
