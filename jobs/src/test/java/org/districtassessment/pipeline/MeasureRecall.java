package org.districtassessment.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import org.apache.commons.io.FileUtils;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.finding.Pseudonyms;
import org.districtassessment.core.rule.RuleSet;
import org.districtassessment.generate.GenerateOptions;
import org.districtassessment.generate.GenerateOptions.Planting;

/**
 * How much of what is planted in a large generated year the shipped edition finds. Arguments: how
 * many persons, then files that get the report.
 *
 * <p>All is made and kept below {@code target/recall}. Ends with 1 where something falls short.
 */
final class MeasureRecall {

  private static final Path FOLDER = Path.of("target", "recall");
  private static final int YEAR = 2024;
  private static final long SEED = 20210009;

  private static final Progress PROGRESS =
      new Progress() {
        @Override
        public void stage(String name) {
          System.err.println(name + " ...");
        }

        @Override
        public void done(String what) {
          System.err.println("  " + what);
        }
      };

  private MeasureRecall() {}

  public static void main(String[] arguments) throws IOException {
    long persons = Long.parseLong(arguments[0]);
    if (Files.exists(FOLDER)) {
      FileUtils.deleteDirectory(FOLDER.toFile());
    }
    Evaluation planted = evaluate(persons, Planting.AS_SPECIFIED);
    Evaluation honest = evaluate(persons, Planting.NOTHING);

    RuleSet rules = planted.rules().rules();
    Set<String> screens = Recall.screens(rules);
    Ledger ledger = new Ledger(screens);
    SortedSet<Mark> due = ledger.planted(folder(Planting.AS_SPECIFIED).resolve(ledgerName()));
    SortedSet<Mark> found = ledger.found(Path.of(planted.publication()));
    RecallReport report =
        new RecallReport(
            rules,
            persons,
            SEED,
            planted.scorecards().cards().size(),
            Recall.byCheck(due, found, screens),
            Recall.byCheck(List.of(), ledger.found(Path.of(honest.publication())), screens),
            Recall.missed(due, found));
    Files.write(
        FOLDER.resolve("false-alarms.txt"),
        Recall.falseAlarms(due, found).stream().map(Mark::toString).toList());
    Files.writeString(FOLDER.resolve("report.md"), report.markdown());
    for (int i = 1; i < arguments.length; i++) {
      Files.writeString(Path.of(arguments[i]), report.markdown());
    }
    System.out.print(report.markdown());
    report.shortfalls().forEach(System.out::println);
    System.exit(report.shortfalls().isEmpty() ? 0 : 1);
  }

  private static Evaluation evaluate(long persons, Planting planting) {
    Path folder = folder(planting);
    Generate.generate(
        new Generate.Request(
            SampleYear.SAMPLES.resolve("generator.yaml"),
            Path.of("schemas"),
            new GenerateOptions(
                folder.toString(), List.of(YEAR - 1, YEAR), SEED, null, persons, planting),
            "local[*]",
            Map.of()),
        PROGRESS);
    return Evaluate.evaluate(
        new RunRequest(
            folder.toString(),
            YEAR,
            SampleYear.RULES,
            Path.of("schemas"),
            Path.of("schemas"),
            folder.resolve("output").toString(),
            null,
            Language.EN,
            new Pseudonyms("recall".getBytes(UTF_8)),
            "local[*]",
            Map.of()),
        PROGRESS);
  }

  private static Path folder(Planting planting) {
    return FOLDER.resolve(planting == Planting.NOTHING ? "honest" : "planted");
  }

  private static String ledgerName() {
    return "planted-" + YEAR + ".csv";
  }
}
