package org.districtassessment.core.lint;

import com.google.errorprone.annotations.Immutable;
import java.util.Locale;

/** The checks of {@code rules lint}, in the order of docs/RULES.md. */
public enum LintCheck {
  UNREACHABLE_BAND(Level.PROBLEM, FindUnreachableBands::find),
  IMPOSSIBLE_THRESHOLD(Level.PROBLEM, FindImpossibleThresholds::find),
  BETTER_EARNS_LESS(Level.PROBLEM, FindBetterThatEarnsLess::find),
  GROUP_WITHOUT_SCORE(Level.PROBLEM, FindGroupsWithoutScore::find),
  UNREACHABLE_GRADE(Level.PROBLEM, FindUnreachableGrades::find),
  IDLE_VETO(Level.PROBLEM, FindIdleVetoes::find),
  SHARE_ABOVE_WHOLE(Level.WARNING, FindSharesAboveWhole::find),
  FINER_THRESHOLD(Level.WARNING, FindFinerThresholds::find),
  ONLY_STEP(Level.WARNING, FindOnlySteps::find),
  NO_EXAMPLE(Level.WARNING, FindIndicatorsWithoutExample::find),
  ONE_SIDED_EXAMPLES(Level.WARNING, FindOneSidedExamples::find),
  LOWEST_GRADE_START(Level.WARNING, FindLowestGradeStart::find),
  IDLE_QUOTA(Level.WARNING, FindIdleQuota::find),
  IDLE_CAP(Level.WARNING, FindIdleCaps::find),
  UNUSED_VIEW(Level.WARNING, FindUnusedViews::find),
  IDLE_YEAR(Level.WARNING, FindIdleYears::find),
  UNMEASURED_ARTICLE(Level.WARNING, FindUnmeasuredArticles::find);

  /** How much a finding weighs. */
  public enum Level {
    /** Cannot be meant; {@code rules lint} fails. */
    PROBLEM,
    /** May be meant; {@code rules lint} fails under {@code --strict} only. */
    WARNING
  }

  /** What looks for it. */
  @Immutable
  private interface Finder {
    void find(LintInput input);
  }

  private final Level level;
  private final Finder finder;

  LintCheck(Level level, Finder finder) {
    this.level = level;
    this.finder = finder;
  }

  /** Stable, kebab-case; stands behind each message. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public Level level() {
    return level;
  }

  void run(LintInput input) {
    finder.find(input);
  }
}
