package org.districtassessment.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.districtassessment.core.rule.CheckRule;
import org.districtassessment.core.rule.RuleSet;
import org.districtassessment.core.rule.ScreenFamily;
import org.districtassessment.pipeline.Recall.Kind;

/**
 * Recall by check, as Markdown.
 *
 * @param persons size that was asked for
 * @param planted of a year with planted defects
 * @param honest of the same year with nothing planted
 * @param missed planted defects that nothing found
 */
record RecallReport(
    RuleSet rules,
    long persons,
    long seed,
    int units,
    List<Recall> planted,
    List<Recall> honest,
    List<Mark> missed) {

  private static final Map<Kind, String> NAMES =
      Map.of(Kind.FINDING, "finding", Kind.RULE, "rule", Kind.SCREEN, "screen");

  RecallReport {
    planted = List.copyOf(planted);
    honest = List.copyOf(honest);
    missed = List.copyOf(missed);
  }

  /** What falls short of what is asked for; empty where nothing does. */
  List<String> shortfalls() {
    List<String> shortfalls = new ArrayList<>();
    for (Kind kind : List.of(Kind.FINDING, Kind.RULE)) {
      Recall all = all(planted, kind);
      if (all.recall() < 0.99) {
        shortfalls.add("Recall of " + all.check() + " is below 0.99");
      }
    }
    Recall screens = all(planted, Kind.SCREEN);
    if (screens.recall() < 0.90) {
      shortfalls.add("Recall of screens is below 0.90");
    }
    if (screens.falseDiscoveryRate() > 0.10) {
      shortfalls.add("False discovery rate of screens is above 0.10");
    }
    for (Recall each : honest) {
      if (each.kind() != Kind.SCREEN || each.flagged() > nominal(each.check()) * units) {
        shortfalls.add("With nothing planted, %s has false alarms".formatted(each.check()));
      }
    }
    return shortfalls;
  }

  String markdown() {
    StringBuilder page = new StringBuilder();
    page.append("# Recall of planted defects 植入问题的查出率\n\n");
    page.append(
        String.format(
            Locale.ROOT,
            """
            Made by `./run.sh recall`; do not edit. A synthetic year of about %,d persons in %d districts \
            (seed %d, with the year before) is evaluated twice: with the defects of its specification \
            planted, and with none. A planted defect counts as found where the check names exactly its \
            file and line, or, of a whole district, the district and for a screen the field. A place that \
            is named without anything planted for that check is a false alarm.

            """,
            persons,
            units,
            seed));
    page.append("## With planted defects\n\n");
    page.append("| Kind | Checks | Planted | Found | Recall | Flagged | False alarms | FDR |\n");
    page.append("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n");
    for (Kind kind : Kind.values()) {
      long checks = planted.stream().filter(each -> each.kind() == kind).count();
      page.append(row(NAMES.getOrDefault(kind, ""), Long.toString(checks), all(planted, kind)));
    }
    page.append("\n| Check | Kind | Planted | Found | Recall | Flagged | False alarms | FDR |\n");
    page.append("| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |\n");
    for (Recall each : planted) {
      page.append(row(label(each.check()), NAMES.getOrDefault(each.kind(), ""), each));
    }
    page.append(missedLines());
    page.append(
        """

        ## With nothing planted

        A finding or a rule must then say nothing. Screens of a family accept a share of false
        discoveries, and where nothing is wrong every alarm is false: at most that share of years
        may have one. Nominal is the rate of the family; 0 for a screen without tests.

        | Screen | Nominal | Flagged | Share of the districts |
        | --- | ---: | ---: | ---: |
        """);
    for (CheckRule check : rules.checks()) {
      if (Recall.screens(rules).contains(check.id())) {
        int flagged = honestOf(check.id());
        page.append(
            String.format(
                Locale.ROOT,
                "| %s | %.2f | %d | %.3f |\n",
                label(check.id()),
                nominal(check.id()),
                flagged,
                (double) flagged / units));
      }
    }
    page.append(
        "\nFindings and rules: %d.\n"
            .formatted(all(honest, Kind.FINDING).flagged() + all(honest, Kind.RULE).flagged()));
    return page.toString();
  }

  private String missedLines() {
    StringBuilder lines = new StringBuilder();
    if (!missed.isEmpty()) {
      lines.append("\nNot found:\n\n");
      missed.forEach(mark -> lines.append("- ").append(mark).append('\n'));
    }
    return lines.toString();
  }

  private int honestOf(String check) {
    return honest.stream()
        .filter(each -> each.check().equals(check))
        .mapToInt(Recall::flagged)
        .sum();
  }

  private double nominal(String check) {
    return rules.checks().stream()
        .filter(each -> each.id().equals(check))
        .flatMap(
            each ->
                rules.screens().stream()
                    .filter(family -> family.name().equals(each.method().family())))
        .map(ScreenFamily::falseDiscoveryRate)
        .mapToDouble(Number::doubleValue)
        .findFirst()
        .orElse(0);
  }

  /** The check with its code, where it has one. */
  private String label(String check) {
    return rules.checks().stream()
        .filter(each -> each.id().equals(check))
        .map(each -> each.code() + " `" + check + "`")
        .findFirst()
        .orElse("`" + check + "`");
  }

  private static Recall all(List<Recall> recalls, Kind kind) {
    return Recall.sum(
        NAMES.getOrDefault(kind, "") + "s",
        kind,
        recalls.stream().filter(each -> each.kind() == kind).toList());
  }

  private static String row(String first, String second, Recall recall) {
    return String.format(
        Locale.ROOT,
        "| %s | %s | %d | %d | %s | %d | %d | %.3f |\n",
        first,
        second,
        recall.planted(),
        recall.found(),
        recall.planted() == 0 ? "" : String.format(Locale.ROOT, "%.3f", recall.recall()),
        recall.flagged(),
        recall.falseAlarms(),
        recall.falseDiscoveryRate());
  }
}
