package org.districtassessment.core.targeting.question;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.districtassessment.core.finding.SourceLocation;
import org.districtassessment.core.finding.Text;
import org.districtassessment.core.rule.FundingQuestions;
import org.districtassessment.core.rule.FundingQuestions.Denominator;
import org.districtassessment.core.rule.FundingQuestions.Need;
import org.districtassessment.core.rule.FundingQuestions.Neediest;
import org.districtassessment.core.rule.FundingQuestions.Resampling;
import org.districtassessment.core.rule.Limit;
import org.districtassessment.core.targeting.FigureValue;
import org.districtassessment.core.targeting.MoneyRow;
import org.jspecify.annotations.Nullable;

/**
 * Three units of 1,000 people, 100 of them the target population, with incomes of 10, 20 and 30.
 *
 * <pre>
 * unit group source project amount share spent paid on
 * a    one   s      p1         300   0.5   300 2018-09-30
 * b    one   s      p2         100   0.5    50 2018-10-01
 * c    two   s      p3         200  0.25   200 never (the share is assumed)
 * c    two   t      p4         400   0.5   200 2018-01-01
 * c    two   t      p5        -100     0     0 2018-12-01 (taken back)
 * </pre>
 */
final class Grants {

  static final SourceLocation AT = new SourceLocation("funding.yaml", 1, 1);
  static final Denominator PEOPLE =
      new Denominator("people", Text.same("People"), "everybody", "target", AT);
  static final Need INCOME = new Need("income", "target", null, Neediest.LOWEST, AT);

  private Grants() {}

  static FundingData data() {
    return new FundingData(2018, units(), rows(), figures());
  }

  static List<FundingData.Unit> units() {
    return List.of(
        new FundingData.Unit("a", "A", "one", new BigDecimal("80"), "good"),
        new FundingData.Unit("b", "B", "one", new BigDecimal("60"), "fair"),
        new FundingData.Unit("c", "C", "two", null, null));
  }

  private static List<MoneyRow> rows() {
    return List.of(
        row("a", "s", "p1", "300", "0.5", "300", "2018-09-30", false),
        row("b", "s", "p2", "100", "0.5", "50", "2018-10-01", false),
        row("c", "s", "p3", "200", "0.25", "200", null, true),
        row("c", "t", "p4", "400", "0.5", "200", "2018-01-01", false),
        row("c", "t", "p5", "-100", "0", "0", "2018-12-01", false));
  }

  static List<FigureValue> figures() {
    List<FigureValue> figures = new ArrayList<>();
    int income = 10;
    for (String unit : List.of("a", "b", "c")) {
      figures.add(figure("everybody", unit, "", "1000"));
      figures.add(figure("target", unit, "", "100"));
      figures.add(figure("income", unit, "", String.valueOf(income)));
      figures.add(figure("money-of-year", unit, "2016", "100"));
      figures.add(figure("money-of-year", unit, "2017", "100"));
      figures.add(figure("targeted-of-year", unit, "2016", "50"));
      figures.add(figure("targeted-of-year", unit, "2017", "25"));
      figures.add(figure("total-of-year", unit, "2016", "100"));
      figures.add(figure("total-of-year", unit, "2017", "100"));
      figures.add(figure("prices", unit, "2016", "1"));
      figures.add(figure("prices", unit, "2017", "1"));
      figures.add(figure("prices", unit, "2018", "1.2"));
      income += 10;
    }
    return figures;
  }

  static FigureValue figure(String id, String unit, String by, String value) {
    return new FigureValue(id, unit, by, new BigDecimal(value));
  }

  static Limit atLeast(String value) {
    return new Limit(Limit.Side.AT_LEAST, new BigDecimal(value), false, "made up");
  }

  /** A row of which no more is known. */
  static MoneyRow row(
      String unit, String source, String project, BigDecimal amount, BigDecimal share) {
    return new MoneyRow(
        unit, project, null, source, null, null, null, null, null, null, amount, share, false,
        Map.of(), null, null);
  }

  /** Questions that ask for measures alone. */
  static FundingQuestions questions(
      List<Denominator> denominators, @Nullable Need need, Resampling resampling) {
    return new FundingQuestions(
        denominators,
        need,
        null,
        resampling,
        List.of(),
        List.of(),
        null,
        null,
        null,
        List.of(),
        null,
        null);
  }

  static MoneyRow row(
      String unit,
      String source,
      String project,
      String amount,
      String share,
      String spent,
      @Nullable String date,
      boolean assumed) {
    return new MoneyRow(
        unit,
        project,
        null,
        source,
        null,
        null,
        date,
        null,
        null,
        null,
        new BigDecimal(amount),
        new BigDecimal(share),
        assumed,
        Map.of("spent", new BigDecimal(spent)),
        null,
        null);
  }
}
