package org.districtassessment.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.finding.Problem;
import org.districtassessment.core.finding.RefusedException;
import org.districtassessment.core.finding.SourceLocation;
import org.districtassessment.core.finding.Text;
import org.districtassessment.core.rule.LedgerRule;
import org.districtassessment.core.targeting.question.CompareLedger;
import org.districtassessment.core.targeting.question.FundingData;
import org.districtassessment.core.targeting.reconciliation.Entry;
import org.districtassessment.core.targeting.reconciliation.Reconciled;
import org.districtassessment.core.targeting.reconciliation.Reconciled.Outcome;
import org.districtassessment.publish.LedgerFile;
import org.districtassessment.reference.TextTable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Compares published rows of money with a finance ledger; never starts Spark. */
@Command(
    name = "reconcile",
    header = "Compare the rows of money with a finance ledger (CSV or .xlsx).",
    description = {
      "",
      "Pairs rows by id, the rest by name and date; the columns of the ledger are named in",
      "funding.yaml. Prints what agrees, what differs, and what is on one side only.",
      ""
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:compared",
      "1:an unexpected failure",
      "2:wrong options",
      "3:something does not agree, under --strict",
      "4:refused: rules, publication or ledger cannot be used"
    })
final class FundingReconcileCommand implements Callable<Integer> {

  /** How many rows that do not agree are printed; all of them are written. */
  private static final int SHOWN = 15;

  @Spec private CommandSpec spec;

  @Mixin private FundingOptions options;

  @Option(names = "--ledger", paramLabel = "FILE", required = true, description = "The ledger.")
  private Path ledger;

  @Option(names = "--strict", description = "End with 3 where something does not agree.")
  private boolean strict;

  @Override
  public Integer call() throws IOException {
    LedgerRule rule = options.funding().questions().ledger();
    if (rule == null) {
      throw new RefusedException(
          List.of(
              new Problem(
                  SourceLocation.ofFile(options.rulesFolder().resolve("funding.yaml").toString()),
                  "There is no reconciliation. Declare one, see docs/RULES.md")));
    }
    FundingData data = FundingOptions.read(options.open());
    List<Reconciled> rows = CompareLedger.compare(data, rule, LedgerFile.read(ledger, rule));
    PrintWriter out = spec.commandLine().getOut();
    print(rows, out);
    if (options.writes()) {
      options.tables().write(rows).forEach(file -> out.println("Wrote " + file));
    }
    out.flush();
    boolean agree = rows.stream().allMatch(row -> row.outcome() == Outcome.MATCHED);
    return strict && !agree ? ExitCode.FINDINGS : ExitCode.DONE;
  }

  private void print(List<Reconciled> rows, PrintWriter out) {
    Language language = options.language();
    Map<Outcome, List<Reconciled>> byOutcome =
        rows.stream()
            .collect(Collectors.groupingBy(Reconciled::outcome, TreeMap::new, Collectors.toList()));
    TextTable counts =
        new TextTable()
            .left(new Text("结果", "Outcome").in(language))
            .right(new Text("数量", "Rows").in(language))
            .right(new Text("按名称", "By name").in(language))
            .right(new Text("差额", "Difference").in(language));
    byOutcome.forEach(
        (outcome, some) ->
            counts.row(
                outcome.code(),
                String.valueOf(some.size()),
                String.valueOf(some.stream().filter(row -> row.similarity() != null).count()),
                some.stream()
                    .map(Reconciled::difference)
                    .reduce(BigDecimal.ZERO, BigDecimal::add)
                    .toPlainString()));
    out.print(counts.fitting(EvaluationSummary.COLUMNS));

    TextTable open =
        new TextTable()
            .left(new Text("结果", "Outcome").in(language))
            .left(new Text("本系统", "Here").in(language))
            .left(new Text("台账", "Ledger").in(language))
            .right(new Text("差额", "Difference").in(language))
            .right(new Text("相似度", "Alike").in(language));
    List<Reconciled> differing =
        rows.stream().filter(row -> row.outcome() != Outcome.MATCHED).toList();
    for (Reconciled row : differing.subList(0, Math.min(SHOWN, differing.size()))) {
      Double similarity = row.similarity();
      open.row(
          row.outcome().code(),
          words(row.here()),
          words(row.there()),
          row.difference().toPlainString(),
          similarity == null
              ? ""
              : BigDecimal.valueOf(similarity).setScale(2, RoundingMode.HALF_UP).toPlainString());
    }
    if (!differing.isEmpty()) {
      out.printf("%n%s", open.fitting(EvaluationSummary.COLUMNS));
    }
  }

  private static String words(@Nullable Entry entry) {
    return entry == null ? "" : entry.key() + " " + entry.name();
  }
}
