package org.districtassessment.core.rule;

import static org.districtassessment.core.Checks.check;

import java.math.BigDecimal;
import java.util.List;
import org.districtassessment.core.finding.SourceLocation;
import org.districtassessment.core.finding.Text;
import org.jspecify.annotations.Nullable;

/**
 * What the command {@code funding} asks of published money; every part may be left out. Figures are
 * named by {@link Figure#id}, amounts by {@link MoneyRows.Amount#id} or {@link #AMOUNT}.
 *
 * @param denominators with whose people money is compared, side by side; unique by id
 * @param need how units are ranked; null where they are not
 * @param needOfPlaces how places are ranked, by figures told apart by place; null where not
 */
public record FundingQuestions(
    List<Denominator> denominators,
    @Nullable Need need,
    @Nullable Need needOfPlaces,
    Resampling resampling,
    List<Ratio> ratios,
    List<Progress> progress,
    @Nullable EffortRule effort,
    @Nullable AllocationRule allocation,
    @Nullable LedgerRule ledger,
    List<Test> tests,
    @Nullable DisciplineRule discipline,
    @Nullable EffortShareRule effortShare) {

  /** The name of all money of a row, beside the ids of further amounts. */
  public static final String AMOUNT = "amount";

  /** Where a file asks nothing. */
  public static final FundingQuestions NONE =
      new FundingQuestions(
          List.of(),
          null,
          null,
          Resampling.USUAL,
          List.of(),
          List.of(),
          null,
          null,
          null,
          List.of(),
          null,
          null);

  public FundingQuestions {
    denominators = List.copyOf(denominators);
    ratios = List.copyOf(ratios);
    progress = List.copyOf(progress);
    tests = List.copyOf(tests);
  }

  /**
   * Returns what amounts that are proposed are whole multiples of: that of the allocation, or 1.
   */
  public BigDecimal unitOfMoney() {
    return allocation == null ? BigDecimal.ONE : allocation.unit();
  }

  /**
   * People that money is compared with.
   *
   * @param everybody figure
   * @param target figure: the target population among them
   */
  public record Denominator(
      String id, Text title, String everybody, String target, SourceLocation at) {}

  /**
   * How units or places are ranked.
   *
   * @param figure that they are ranked by
   * @param people figure: those whom the targeted money is divided by, and the weight
   * @param variance figure: variance of the first one when the households that it is a mean of are
   *     drawn anew; null where only money is resampled
   */
  public record Need(
      String figure,
      String people,
      @Nullable String variance,
      Neediest neediest,
      SourceLocation at) {}

  /** Which end of the ranking is the neediest. */
  public enum Neediest {
    LOWEST,
    HIGHEST
  }

  /**
   * How intervals are made.
   *
   * @param repetitions samples that are drawn, at least 100
   * @param level of the intervals, such as 0.95
   */
  public record Resampling(int repetitions, BigDecimal level) {

    static final Resampling USUAL = new Resampling(1000, new BigDecimal("0.95"));

    private static final int LEAST = 100;
    private static final int MOST = 100_000;

    public Resampling {
      check(
          repetitions >= LEAST && repetitions <= MOST,
          "Invalid repetitions: %s (must be in %s to %s)",
          repetitions,
          LEAST,
          MOST);
      check(
          level.signum() > 0 && level.compareTo(BigDecimal.ONE) < 0,
          "Invalid level: %s (must be above 0 and below 1)",
          level);
    }
  }

  /**
   * One amount divided by another.
   *
   * @param numerator amount
   * @param denominator amount
   * @param per whether it is asked of all money, of each source or of each category
   */
  public record Ratio(
      String id,
      Text title,
      String numerator,
      String denominator,
      Per per,
      Limit limit,
      SourceLocation at) {}

  /** What a ratio is computed for. */
  public enum Per {
    ALL,
    SOURCE,
    CATEGORY
  }

  /**
   * The part of the money that must have been reached at the end of a month.
   *
   * @param month 1 to 12
   * @param numerator amount; a row's counts from the day of its date on
   */
  public record Progress(int month, String numerator, Limit limit, SourceLocation at) {

    public Progress {
      check(month >= 1 && month <= 12, "Invalid month: %s (must be 1 to 12)", month);
    }
  }

  /**
   * A measure that must reach a limit.
   *
   * @param level what is measured: all units, each group, each unit
   * @param sources whether all money together or each source
   * @param denominator its id; null for the first, or where the measure has none
   */
  public record Test(
      String id,
      Text title,
      MoneyMeasure measure,
      Level level,
      Sources sources,
      @Nullable String denominator,
      Limit limit,
      SourceLocation at) {}

  /** What a test is asked of. */
  public enum Level {
    ALL,
    GROUP,
    UNIT
  }

  /** Which money a test is asked of. */
  public enum Sources {
    ALL,
    EACH
  }
}
