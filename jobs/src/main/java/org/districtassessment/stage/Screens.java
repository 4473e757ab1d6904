package org.districtassessment.stage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.districtassessment.core.anomaly.Anomaly;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.rule.CheckRule;
import org.districtassessment.core.rule.CopiedRowsScreen;
import org.districtassessment.core.rule.OutlierMethod;
import org.districtassessment.core.rule.RuleSet;
import org.districtassessment.core.rule.UnitMethod;
import org.districtassessment.stage.Families.Judge;
import org.districtassessment.stage.expression.Query;
import org.districtassessment.stage.vector.GivenTexts;

/**
 * The statistical screens of an edition: counted in one job, tested in plain Java, judged by
 * family. Every test of a family is known before the first one is judged.
 */
final class Screens {

  private final Outliers outliers;
  private final JudgeUnitFields unitFields;
  private final CopiedRows copies;
  private final Judge judge;
  private final Language language;

  private Screens(
      Outliers outliers,
      JudgeUnitFields unitFields,
      CopiedRows copies,
      Judge judge,
      Language language) {
    this.outliers = outliers;
    this.unitFields = unitFields;
    this.copies = copies;
    this.judge = judge;
    this.language = language;
  }

  /** Returns what has to be counted. */
  static List<Query> counts(RuleQueries queries, List<CheckRule> checks) {
    List<Query> parts =
        new ArrayList<>(Outliers.counts(queries, only(checks, OutlierMethod.class)));
    parts.addAll(UnitFields.counts(queries, only(checks, UnitMethod.class)));
    parts.addAll(CopiedRows.counts(queries, only(checks, CopiedRowsScreen.class)));
    return parts;
  }

  /**
   * Tests and judges what was counted.
   *
   * @param tallies what {@link #counts} gave
   */
  static Screens of(RuleSet rules, Map<String, List<Tally>> tallies, Language language) {
    List<CheckRule> checks = rules.checks();
    List<CheckRule> ofRows = only(checks, OutlierMethod.class);
    List<CheckRule> ofUnits = only(checks, UnitMethod.class);
    List<CheckRule> ofCopies = only(checks, CopiedRowsScreen.class);
    Outliers outliers = Outliers.measure(ofRows, tallies, new OutlierWords(language));
    JudgeUnitFields unitFields = JudgeUnitFields.of(ofUnits, tallies, new UnitWords(language));
    CopiedRows copies = CopiedRows.measure(ofCopies, tallies);
    Families families = new Families();
    outliers.addTests(families);
    unitFields.addTests(families);
    copies.addTests(families);
    Judge judge = families.judge(rules.screens());
    outliers.judge(judge);
    copies.judge(judge);
    return new Screens(outliers, unitFields, copies, judge, language);
  }

  /** Returns the checks that point at rows, which have to be read again to say where they are. */
  static List<CheckRule> thatPoint(List<CheckRule> checks) {
    List<CheckRule> that = new ArrayList<>(only(checks, OutlierMethod.class));
    that.addAll(CopiedRows.ofOneYear(only(checks, CopiedRowsScreen.class)));
    return that;
  }

  /** Returns, of each of them, the rows that it points at: those that {@link #at} gives. */
  static List<Query> pointedAt(RuleQueries queries, List<CheckRule> checks) {
    List<Query> rows = new ArrayList<>(Outliers.rows(queries, only(checks, OutlierMethod.class)));
    rows.addAll(CopiedRows.others(queries, only(checks, CopiedRowsScreen.class)));
    return rows;
  }

  /** Returns what checks point at; those that point at nothing are not among them. */
  SortedMap<String, GivenTexts> at() {
    SortedMap<String, GivenTexts> at = new TreeMap<>(outliers.at());
    at.putAll(copies.at());
    return at;
  }

  /** The name of what a check points at. */
  static String at(CheckRule check) {
    return "what " + check.id() + " points at";
  }

  /**
   * Returns the anomalies of a check.
   *
   * @param rows what {@link #pointedAt} gave for it
   */
  List<Anomaly> anomalies(CheckRule check, List<SuspectRow> rows) {
    if (check.method() instanceof OutlierMethod) {
      return outliers.anomalies(check, rows, language);
    }
    if (check.method() instanceof CopiedRowsScreen) {
      return copies.anomalies(check, rows, new UnitWords(language), language);
    }
    return unitFields.anomalies(check, judge).stream()
        .map(each -> each.of(check, language))
        .toList();
  }

  private static List<CheckRule> only(
      List<CheckRule> checks, Class<? extends CheckRule.Method> method) {
    return checks.stream().filter(check -> method.isInstance(check.method())).toList();
  }
}
