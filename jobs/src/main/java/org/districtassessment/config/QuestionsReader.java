package org.districtassessment.config;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.districtassessment.core.rule.EffortRule;
import org.districtassessment.core.rule.EffortShareRule;
import org.districtassessment.core.rule.FundingQuestions;
import org.districtassessment.core.rule.FundingQuestions.Denominator;
import org.districtassessment.core.rule.FundingQuestions.Level;
import org.districtassessment.core.rule.FundingQuestions.Need;
import org.districtassessment.core.rule.FundingQuestions.Neediest;
import org.districtassessment.core.rule.FundingQuestions.Per;
import org.districtassessment.core.rule.FundingQuestions.Progress;
import org.districtassessment.core.rule.FundingQuestions.Ratio;
import org.districtassessment.core.rule.FundingQuestions.Resampling;
import org.districtassessment.core.rule.FundingQuestions.Sources;
import org.districtassessment.core.rule.FundingQuestions.Test;
import org.districtassessment.core.rule.Limit;
import org.districtassessment.core.rule.MoneyMeasure;

/** Reads what {@code funding.yaml} asks of published money; every part may be left out. */
final class QuestionsReader {

  private QuestionsReader() {}

  static FundingQuestions read(Mapping file) {
    FundingQuestions none = FundingQuestions.NONE;
    return new FundingQuestions(
        denominators(file),
        file.findMapping("need").flatMap(QuestionsReader::need).orElse(null),
        file.findMapping("need-of-places").flatMap(QuestionsReader::need).orElse(null),
        file.findMapping("resampling")
            .flatMap(QuestionsReader::resampling)
            .orElse(none.resampling()),
        ratios(file),
        progress(file),
        file.findMapping("effort").flatMap(EffortReader::read).orElse(null),
        file.findMapping("allocation").flatMap(AllocationReader::read).orElse(null),
        file.findMapping("reconciliation").flatMap(LedgerReader::read).orElse(null),
        tests(file),
        file.findMapping("discipline").flatMap(DisciplineReader::read).orElse(null),
        file.findMapping("effort-share").flatMap(QuestionsReader::effortShare).orElse(null));
  }

  private static List<Denominator> denominators(Mapping file) {
    Unique ids = new Unique("denominator");
    List<Denominator> denominators = new ArrayList<>();
    for (Mapping one : file.mappings("denominators")) {
      String id = one.name("id", Names.KEBAB_CASE);
      ids.add(one, "id", file.problems());
      var title = one.words("title");
      String everybody = one.text("everybody");
      String target = one.text("target");
      one.build(() -> new Denominator(id, title, everybody, target, one.at()))
          .ifPresent(denominators::add);
    }
    return denominators;
  }

  private static Optional<Need> need(Mapping need) {
    String figure = need.text("figure");
    String people = need.text("people");
    Optional<String> variance = need.findText("variance");
    Neediest neediest = need.oneOf("neediest", Choices.of(Neediest.class));
    return need.build(() -> new Need(figure, people, variance.orElse(null), neediest, need.at()));
  }

  private static Optional<Resampling> resampling(Mapping resampling) {
    int repetitions = resampling.whole("repetitions");
    BigDecimal level = resampling.findNumber("level").orElse(new BigDecimal("0.95"));
    return resampling.build(() -> new Resampling(repetitions, level));
  }

  private static List<Ratio> ratios(Mapping file) {
    Unique ids = new Unique("ratio");
    List<Ratio> ratios = new ArrayList<>();
    for (Mapping one : file.mappings("ratios")) {
      String id = one.name("id", Names.KEBAB_CASE);
      ids.add(one, "id", file.problems());
      var title = one.words("title");
      String numerator = one.text("numerator");
      String denominator = one.text("denominator");
      Per per = one.oneOf("per", Choices.of(Per.class));
      Limit limit = limit(one);
      one.build(() -> new Ratio(id, title, numerator, denominator, per, limit, one.at()))
          .ifPresent(ratios::add);
    }
    return ratios;
  }

  private static List<Progress> progress(Mapping file) {
    Unique months = new Unique("month");
    List<Progress> progress = new ArrayList<>();
    for (Mapping one : file.mappings("progress")) {
      int month = one.whole("month");
      months.add(one, "month", file.problems());
      String numerator = one.text("numerator");
      Limit limit = limit(one);
      one.build(() -> new Progress(month, numerator, limit, one.at())).ifPresent(progress::add);
    }
    return progress;
  }

  private static Optional<EffortShareRule> effortShare(Mapping share) {
    var title = share.words("title");
    String source = share.text("source");
    String targeted = share.text("targeted");
    String total = share.text("total");
    int from = share.whole("from");
    int to = share.whole("to");
    EffortRule.Rule rule = share.oneOf("rule", Choices.of(EffortRule.Rule.class));
    Limit limit = limit(share);
    return share.build(
        () ->
            new EffortShareRule(title, source, targeted, total, from, to, rule, limit, share.at()));
  }

  private static List<Test> tests(Mapping file) {
    Unique ids = new Unique("test");
    List<Test> tests = new ArrayList<>();
    for (Mapping one : file.mappings("tests")) {
      String id = one.name("id", Names.KEBAB_CASE);
      ids.add(one, "id", file.problems());
      var title = one.words("title");
      MoneyMeasure measure = one.oneOf("measure", Choices.of(MoneyMeasure.class));
      Level level = one.oneOf("level", Choices.of(Level.class));
      Sources sources = one.oneOf("source", Choices.of(Sources.class));
      Optional<String> denominator = one.findText("denominator");
      Limit limit = limit(one);
      one.build(
              () ->
                  new Test(
                      id,
                      title,
                      measure,
                      level,
                      sources,
                      denominator.orElse(null),
                      limit,
                      one.at()))
          .ifPresent(tests::add);
    }
    return tests;
  }

  /** Reads exactly one of {@code at-least} and {@code at-most}. */
  static Limit limit(Mapping one) {
    Optional<BigDecimal> least = one.findNumber("at-least");
    Optional<BigDecimal> most = one.findNumber("at-most");
    if (one.has("at-least") == one.has("at-most")) {
      one.refuse(one.at(), "Exactly one of at-least and at-most is needed");
    }
    boolean verified = Status.verified(one);
    String reference = one.text("reference");
    return new Limit(
        least.isPresent() ? Limit.Side.AT_LEAST : Limit.Side.AT_MOST,
        least.or(() -> most).orElse(BigDecimal.ONE),
        verified,
        reference);
  }
}
