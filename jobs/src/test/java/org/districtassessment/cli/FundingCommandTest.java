package org.districtassessment.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.districtassessment.core.text.DisplayWidth;
import org.districtassessment.publish.PublishedGrants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FundingCommandTest {

  private static final String RULES =
      """
      from: grant
      source: fund
      amount: money
      targeted: money * part
      population: people
      target-population: poor
      measures:
        - {kind: tilt-ratio, title: Tilt, at-least: 1, reference: Made up}
      rows:
        key: id
        share: part
        amounts:
          - {id: spent, title: Spent, value: spent}
      figures:
        - {id: everybody, title: Everybody, from: town, value: sum(people)}
        - {id: target, title: Target, from: town, value: sum(poor)}
        - {id: base-money, title: Base, from: town, by: year, value: sum(money)}
        - {id: money-before, title: Before, from: previous.town, value: sum(money)}
      denominators:
        - {id: people, title: People, everybody: everybody, target: target}
      resampling: {repetitions: 100}
      ratios:
        - {id: spent, title: Spent, numerator: spent, denominator: amount, per: source,
           at-least: "0.9", reference: Made up}
      allocation:
        factors:
          - {figure: target, weight: "0.9"}
          - {figure: total, weight: "0.1"}
        floor: none
        unit: 10
        reference: Made up
      reconciliation:
        unit: Town
        id: Id
        name: Name
        date: Day
        amount: Paid
        compare: amount
        least-similarity: "0.5"
        most-days: 10
        tolerance: 1
      discipline:
        left-over: {amount: spent, years: [1, 2], reference: Made up}
        queues: [{id: names, title: Odd names, checks: [odd-name]}]
        double-financing: {total: spent, tolerance: 1, checks: [odd-name]}
      """;

  private static final String LEAN =
      """
      tests:
        - id: lean
          title: Whether all of the money leans far enough toward the people that it is meant for, the poor people
          measure: tilt-ratio
          level: all
          source: all
          at-least: 5
          reference: Made up
      """;

  private static final String EFFORT =
      """
      effort:
        title: Kept up
        money: targeted
        years: base-money
        from: 2016
        to: 2016
        rule: mean
        at-least: 1
        reference: Made up
        ratchet: {years: money-before, at-least: "0.9", reference: Made up}
      """;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;

  @BeforeEach
  void writeRules() throws IOException {
    PublishedGrants.publish(folder.resolve("output"));
    Files.createDirectories(folder.resolve("rules"));
    Files.writeString(folder.resolve("rules/funding.yaml"), RULES);
  }

  @Test
  void printsTestsThenMeasuresOfTheNewestYearWithinEightyColumns() {
    assertThat(run()).isEqualTo(ExitCode.DONE);
    // Spent 300 of 400. Tilt: 150 of 400, the other share is unknown, against 200 of 2000: 3.75.
    assertThat(out.toString())
        .contains("clinic-review/year=2024/run=")
        .containsPattern("Spent +grants +0\\.750 +≥ 0\\.9\\* +FAIL")
        .containsPattern("Spent +grants +Beta +p2")
        .containsPattern("People +3\\.750")
        .contains("On assumed shares 0.00 million, on unknown shares 0.00, taken back 0.00");
    assertThat(out.toString().indexOf("FAIL")).isLessThan(out.toString().indexOf("3.750"));
    assertThat(out.toString().lines()).allMatch(line -> DisplayWidth.of(line) <= 80);
  }

  @Test
  void aFailingTestEndsWith3UnderStrictOnly() {
    assertThat(run("--strict")).isEqualTo(ExitCode.FINDINGS);
  }

  @Test
  void helpAndMistakesNameTheCommandsThatPlainQuestionsDoNotRead() {
    assertThat(execute(List.of("funding", "--help"))).isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).contains("[COMMAND]", "allocate", "reconcile");

    assertThat(execute(List.of("funding", "alocate"))).isEqualTo(ExitCode.WRONG_OPTIONS);
    assertThat(err.toString())
        .contains("Unmatched argument at index 1: 'alocate'", "Did you mean: funding allocate?");
  }

  @Test
  void writesAllRowsWhereAsked() throws IOException {
    Path to = folder.resolve("answers");
    assertThat(run("--to", to.toString())).isEqualTo(ExitCode.DONE);
    assertThat(Files.readString(to.resolve("funding_verdicts.csv")))
        .contains(
            "spent,Spent,ratio,all,all,grants,all,0.750000,,at-least,0.900000,illustrative,fail,"
                + "b (0.250000),b/p2 (0.250000)");
    assertThat(Files.readString(to.resolve("funding_measures.csv")))
        .contains("tilt-ratio,all,all,all,all,people,3.750000,,");
    assertThat(Files.readString(to.resolve("funding_sources.csv")))
        .contains("grants,2,400.00,400.00,150.00,150.00,100.00,100.00");
  }

  @Test
  void tellsHowOldIsWhatIsLeftWhatIsToBeReviewedAndWhatIsFinancedTwice() throws IOException {
    // What is left (here: spent) of p1 has been there since 2022-01-01, at the end of 2024 2 whole
    // years; both units list w1 with 300 and 100.
    Path to = folder.resolve("answers");
    assertThat(run("--to", to.toString())).isEqualTo(ExitCode.DONE);
    assertThat(out.toString())
        .containsPattern("Surplus, 2 years or more +1 +0\\.00")
        .containsPattern("Odd names +0 +0 +0 +1 +0\\.00")
        .containsPattern("in several units +w1 +Alpha, Beta +400\\.00 +100\\.00");
    assertThat(out.toString().lines()).allMatch(line -> DisplayWidth.of(line) <= 80);
    assertThat(Files.readString(to.resolve("funding_carry_over.csv")))
        .contains("a,grants,surplus,2,,1,300.00");
    assertThat(Files.readString(to.resolve("funding_reviews.csv")))
        .contains("names,Odd names,a1,odd-name,confirmed,b,p2,,grants,100.00,cars");
    assertThat(Files.readString(to.resolve("funding_twice.csv")))
        .contains("units,w1,a; b,grants,2,400.00,300.00,100.00,confirmed");
  }

  @Test
  void longTitlesAreBrokenAndAFailedTiltSaysWhatWouldMakeItPass() throws IOException {
    // 5 * 200 * 400 / 2000 - 150 moved, (5 * 200 * 400 - 150 * 2000) / (2000 - 5 * 200) added.
    Files.writeString(folder.resolve("rules/funding.yaml"), RULES + LEAN);
    Path to = folder.resolve("answers");
    assertThat(run("--to", to.toString())).isEqualTo(ExitCode.DONE);
    assertThat(out.toString())
        .containsPattern("Whether all of the money .* 3\\.750 +≥ 5\\* +FAIL\n")
        .doesNotContain("…")
        .containsPattern("To pass +Of +Moved +or added")
        .containsPattern("the +all +50\\.00 +100\\.00");
    assertThat(out.toString().lines()).allMatch(line -> DisplayWidth.of(line) <= 80);
    assertThat(Files.readString(to.resolve("funding_verdicts.csv")))
        .contains(",50.000000,100.000000");
  }

  @Test
  void namesUnitsWithoutEffortAndThoseHeldToAnEarlierLevelInEitherLanguage() throws IOException {
    Files.writeString(folder.resolve("rules/funding.yaml"), RULES + EFFORT);
    assertThat(run()).isEqualTo(ExitCode.DONE);
    // Alpha has 150 this year over 100 in 2016 and 60 the year before, less than 0.9 of 100.
    assertThat(out.toString())
        .contains("No effort of: Beta (missing-base-year)")
        .contains("Held to a level that the year before fell short of: Alpha (base 1.50)")
        .containsPattern("Kept up, nominal +all +- +≥ 1\\* +open missing-\n +base-year")
        .containsPattern("Kept up, nominal +1/2 known +1\\.500 +≥ 1\\* +pass");
    assertThat(run("--lang", "zh")).isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).contains("投入维持缺数：Beta (missing-base-year)", "1/2 有数");
    assertThat(out.toString().lines()).allMatch(line -> DisplayWidth.of(line) <= 80);
  }

  @Test
  void saysWhatUnitsWouldChangeToReachATilt() throws IOException {
    // Alpha has 255 of 510 for 100 of 1,000 people, a tilt of 5. Beta has 0 of 490: 4 * 49 moved or
    // 4 * 49000 / 600 added, in tens. All have 255 of 1000 and 200 of 2,000 people.
    Path to = folder.resolve("answers");
    assertThat(run("allocate", "--total", "1000", "--tilt-goal", "4", "--to", to.toString()))
        .isEqualTo(ExitCode.DONE);
    assertThat(out.toString())
        .contains("Tilt of 4 against People: 1 reach it, 2 do not")
        .containsPattern("All +2\\.5500 +150 +250")
        .containsPattern("Beta +0\\.0000 +200 +330");
    assertThat(Files.readString(to.resolve("funding_goals.csv")))
        .contains(
            "unit,a,people,5.000000,,0.000000,0.000000",
            "unit,b,people,0.000000,,200.000000,330.000000");
    assertThat(run("allocate", "--total", "1000", "--tilt-goal", "0"))
        .isEqualTo(ExitCode.WRONG_OPTIONS);
  }

  @Test
  void sharesOutExactlyTheTotal() throws IOException {
    // 0.9 / 2 + 0.1 * 80 / 140 of 1000 is 507.14, 0.9 / 2 + 0.1 * 60 / 140 is 492.86; tens.
    Path to = folder.resolve("answers");
    assertThat(run("allocate", "--total", "1000", "--to", to.toString())).isEqualTo(ExitCode.DONE);
    assertThat(out.toString())
        .contains("Sum: 1000")
        .containsPattern("Alpha +300\\.00 +1 +510 +510");
    assertThat(Files.readString(to.resolve("funding_allocation.csv")))
        .contains(
            "a,Alpha,300.00,1.0000,510.00,510.00,none", "b,Beta,100.00,1.0000,490.00,490.00,none");
  }

  @Test
  void aTotalThatCannotBeSharedOutIsRefusedWithTheReason() {
    assertThat(run("allocate", "--total", "1005")).isEqualTo(ExitCode.REFUSED);
    assertThat(err.toString())
        .contains("The total of 1005 cannot be shared out: total-not-in-units");
    assertThat(run("allocate")).isEqualTo(ExitCode.WRONG_OPTIONS);
  }

  @Test
  void comparesRowsWithALedgerByIdAndByName() throws IOException {
    // Wells has no id in the ledger but a like name and a near day; b/p2 differs by 20.
    Path ledger = folder.resolve("ledger.csv");
    Files.writeString(
        ledger,
        """
        \uFEFFTown,Id,Name,Day,Paid
        a,,New wells,2024-03-05,300.50
        b,p2,,,"1,20.00"
        b,p9,Road,2024-05-05,7
        """);
    Path to = folder.resolve("answers");
    assertThat(run("reconcile", "--ledger", ledger.toString(), "--to", to.toString()))
        .isEqualTo(ExitCode.DONE);
    assertThat(out.toString())
        .containsPattern("matched +1 +1 +-0\\.50")
        .containsPattern("amount-differs +1 +0 +-20\\.00")
        .containsPattern("only-there +1 +0 +-7");
    assertThat(Files.readString(to.resolve("funding_reconciliation.csv")))
        .contains("amount-differs,b/p2 grants,,100.00,line 0000003,,120.00,-20.00,");
    assertThat(run("reconcile", "--ledger", ledger.toString(), "--strict"))
        .isEqualTo(ExitCode.FINDINGS);
  }

  @ParameterizedTest
  @CsvSource({"UTF-8, ','", "GB18030, ','", "UTF-16LE, '\t'", "GB18030, ;"})
  void readsALedgerInTheEncodingsOfOffices(String encoding, String delimiter) throws IOException {
    // A title, then the header; the day as offices write it.
    String text =
        """
        台账
        Town,Id,名称,Day,Paid
        a,,New wells 新井,2024年3月5日,３００.50
        b,p2,,2024/3/5,100
        """;
    String marked = (encoding.startsWith("UTF-16") ? "\uFEFF" : "") + text.replace(",", delimiter);
    Path ledger = folder.resolve("ledger.csv");
    Files.write(ledger, marked.getBytes(Charset.forName(encoding)));
    assertThat(reconcileWithChineseName(ledger)).isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).containsPattern("matched +2 +1 +-0\\.50");
  }

  @Test
  void readsALedgerFromTheFirstVisibleSheetOfAWorkbook() throws IOException {
    Path ledger = folder.resolve("ledger.xlsx");
    try (OutputStream stream = Files.newOutputStream(ledger);
        Workbook workbook = new Workbook(stream, "test", "1.0")) {
      Worksheet hidden = workbook.newWorksheet("old");
      hidden.value(0, 0, "Paid");
      hidden.setVisibilityState(VisibilityState.HIDDEN);
      Worksheet sheet = workbook.newWorksheet("ledger");
      List<String> header = List.of("Town", "Id", "名称", "Day", "Paid");
      for (int column = 0; column < header.size(); column++) {
        sheet.value(1, column, header.get(column));
      }
      sheet.value(2, 0, "a");
      sheet.value(2, 2, "New wells");
      sheet.value(2, 3, LocalDate.of(2024, 3, 5));
      sheet.style(2, 3).format("yyyy-MM-dd").set();
      sheet.value(2, 4, 300.5);
      sheet.value(4, 0, "b");
      sheet.value(4, 1, "p2");
      sheet.value(4, 4, "a hundred");
    }
    assertThat(reconcileWithChineseName(ledger)).isEqualTo(ExitCode.REFUSED);
    assertThat(err.toString())
        .contains("ledger.xlsx:5:5: Paid is not a number: \"a hundred\"")
        .doesNotContain("ledger.xlsx:3");
  }

  @Test
  void aWorkbookThatIsNoneIsRefused() throws IOException {
    Path ledger = folder.resolve("ledger.xlsx");
    Files.writeString(ledger, "Town,Id,Name,Day,Paid\n");
    assertThat(run("reconcile", "--ledger", ledger.toString())).isEqualTo(ExitCode.REFUSED);
    assertThat(err.toString()).contains("a workbook that cannot be read (not-a-workbook)");
  }

  private int reconcileWithChineseName(Path ledger) throws IOException {
    Files.writeString(
        folder.resolve("rules/funding.yaml"), RULES.replace("name: Name", "name: 名称"));
    return run("reconcile", "--ledger", ledger.toString());
  }

  @Test
  void cellsOfALedgerThatCannotBeReadAreNamed() throws IOException {
    Path ledger = folder.resolve("ledger.csv");
    Files.writeString(ledger, "Town,Id,Name,Day,Paid\na,p1,Wells,5 March,x\n");
    assertThat(run("reconcile", "--ledger", ledger.toString())).isEqualTo(ExitCode.REFUSED);
    assertThat(err.toString())
        .contains(
            "ledger.csv:2:4: Day is not a day: \"5 March\". Write it like 2024-06-30",
            "ledger.csv:2:5: Paid is not a number: \"x\". Write it like 1234.50");
    Files.writeString(ledger, "Town,Id,Name,Paid\n");
    assertThat(run("reconcile", "--ledger", ledger.toString())).isEqualTo(ExitCode.REFUSED);
    assertThat(err.toString()).contains("ledger.csv:1: The ledger has no column Day");
  }

  @Test
  void refusesAFolderWithoutPublicationAndQuestionsOfUnknownFigures() throws IOException {
    List<String> elsewhere =
        List.of("funding", "--output", folder.resolve("none").toString(), "--rules", rules());
    assertThat(execute(elsewhere)).isEqualTo(ExitCode.REFUSED);
    assertThat(err.toString()).contains("Evaluate first, or name one with --publication");

    Files.writeString(
        folder.resolve("rules/funding.yaml"), RULES.replace("target: target}", "target: targets}"));
    assertThat(run()).isEqualTo(ExitCode.REFUSED);
    assertThat(err.toString())
        .contains("funding.yaml:20:5: Unknown figure: targets (did you mean target?)");
  }

  private String rules() {
    return folder.resolve("rules").toString();
  }

  private int run(String... options) {
    List<String> arguments = new ArrayList<>(List.of("funding"));
    arguments.addAll(List.of(options));
    arguments.addAll(List.of("--output", folder.resolve("output").toString(), "--rules", rules()));
    return execute(arguments);
  }

  private int execute(List<String> arguments) {
    String[] words = arguments.toArray(String[]::new);
    return Main.commandLineOf(words)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(words);
  }
}
