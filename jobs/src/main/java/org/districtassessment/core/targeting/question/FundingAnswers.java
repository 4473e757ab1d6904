package org.districtassessment.core.targeting.question;

import java.util.ArrayList;
import java.util.List;
import org.districtassessment.core.Meanwhile;
import org.districtassessment.core.rule.EffortRule;
import org.districtassessment.core.rule.EffortShareRule;
import org.districtassessment.core.rule.FundingQuestions;
import org.districtassessment.core.targeting.resampling.Strata;

/**
 * The answers to all questions about the money of a year.
 *
 * @param amounts by source, all of them last
 * @param measures by level, key, source, category, measure and denominator; effort after them
 * @param decided in the order of the rules
 */
public record FundingAnswers(
    List<SourceAmounts> amounts, List<Measured> measures, List<Decided> decided) {

  /** How much is measured; numbers do not depend on it. */
  public enum Extent {
    /** All units and places, of all money and of each source. */
    WHOLE,
    /** Also each group, unit and use, and intervals of all measures. */
    PARTS
  }

  public FundingAnswers {
    amounts = List.copyOf(amounts);
    measures = List.copyOf(measures);
    decided = List.copyOf(decided);
  }

  /**
   * Answers.
   *
   * @param seed of the resampling; the same seed gives the same intervals
   */
  public static FundingAnswers of(
      FundingData data, FundingQuestions questions, long seed, Extent extent) {
    Money money = new Money(data.rows());
    Figures figures = new Figures(data.figures());
    Meanwhile<FundingAnswers> others =
        Meanwhile.start(() -> decide(data, questions, money, figures, seed, extent));
    List<Measured> measures =
        new ArrayList<>(new MeasureMoney(data, questions, money, figures).measure(seed, extent));
    measures.addAll(others.result().measures());
    return new FundingAnswers(SourceAmounts.of(data.rows()), measures, others.result().decided());
  }

  /** All that is decided, and effort, which is measured to be decided. */
  private static FundingAnswers decide(
      FundingData data,
      FundingQuestions questions,
      Money money,
      Figures figures,
      long seed,
      Extent extent) {
    List<Decided> decided =
        new ArrayList<>(new DecideTests(data, questions, money, figures).decide());
    EffortIntervals intervals = new EffortIntervals();
    EffortRule effort = questions.effort();
    if (effort != null) {
      KeptUp keptUp = new KeptUp(data, effort, figures);
      keptUp.measure(intervals);
      decided.addAll(keptUp.decide());
    }
    EffortShareRule share = questions.effortShare();
    if (share != null) {
      ShareKeptUp keptUp = new ShareKeptUp(data, share, figures);
      keptUp.measure(intervals);
      decided.add(keptUp.decide());
    }
    List<Measured> measures =
        extent == Extent.PARTS
            ? intervals.measured(Strata.of(money.sources()), questions.resampling(), seed)
            : intervals.rows();
    return new FundingAnswers(List.of(), measures, decided);
  }
}
