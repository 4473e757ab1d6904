package org.districtassessment.config;

import java.math.BigDecimal;
import java.util.Optional;
import org.districtassessment.core.index.normalise.Normalisation;
import org.districtassessment.core.rule.Expression;
import org.districtassessment.core.rule.IndicatorRule;
import org.districtassessment.core.rule.WhenEmpty;
import org.districtassessment.core.scoring.AllOrNothing;
import org.districtassessment.core.scoring.Direction;
import org.districtassessment.core.scoring.ScoringRule;

/** Reads {@code indicators/<id>.yaml}. */
final class IndicatorFile {

  private static final Choices<WhenEmpty> WHEN_EMPTY = Choices.of(WhenEmpty.class);
  private static final ScoringRule NO_SCORE =
      ScoringRule.forAll(new AllOrNothing(BigDecimal.ONE, Direction.HIGHER_IS_BETTER));

  private IndicatorFile() {}

  static Optional<IndicatorRule> read(Mapping file, EditionKind kind, Codes codes) {
    String id = file.name("id", Names.KEBAB_CASE);
    String code = file.name("code", Names.CODE);
    codes.ids().add(file, "id", file.problems());
    codes.codes().add(file, "code", file.problems());
    var title = file.words("title");
    var articles = file.texts("articles");
    String dimension = file.text("dimension");
    BigDecimal share = DimensionReader.share(file, kind);
    String from = file.text("from");
    var where = file.findExpression("where");
    Expression numerator = numerator(file);
    var denominator = file.findExpression("denominator");
    BigDecimal per = file.findNumber("per").orElse(BigDecimal.ONE);
    var applicable = file.findExpression("applicable");
    Optional<Mapping> missing = file.findMapping("missing");
    WhenEmpty noRows = whenEmpty(missing, "no-rows");
    WhenEmpty zeroDenominator = whenEmpty(missing, "zero-denominator");
    missing.ifPresent(each -> file.required(each.build(() -> true), true));
    String unit = file.text("unit");
    int decimals = file.whole("decimals");
    Direction direction = file.oneOf("direction", Choices.of(Direction.class));
    ScoringRule score =
        kind == EditionKind.POINTS
            ? file.required(score(file, direction), NO_SCORE)
            : ScoringRule.NONE;
    Optional<Normalisation> normalisation =
        kind == EditionKind.INDEX ? normalisation(file) : Optional.empty();
    boolean verified = Status.verified(file);
    String source = file.text("source");
    var examples = ExampleReader.all(file);
    return file.build(
        () ->
            new IndicatorRule(
                id,
                code,
                title,
                articles,
                dimension,
                from,
                where.orElse(null),
                numerator,
                denominator.orElse(null),
                per,
                applicable.orElse(null),
                noRows,
                zeroDenominator,
                unit,
                decimals,
                direction,
                share,
                score,
                normalisation.orElse(null),
                verified,
                source,
                examples,
                file.at()));
  }

  private static Expression numerator(Mapping file) {
    if (!file.has("value")) {
      return file.expression("numerator");
    }

    if (file.has("numerator") || file.has("denominator")) {
      file.refuse(
          file.at("value"),
          "An indicator has either value, or numerator and denominator, not both");
    }
    return file.expression("value");
  }

  private static WhenEmpty whenEmpty(Optional<Mapping> missing, String key) {
    return missing.flatMap(each -> each.findOneOf(key, WHEN_EMPTY)).orElse(WhenEmpty.MISSING);
  }

  private static Optional<Normalisation> normalisation(Mapping file) {
    Optional<Mapping> own = file.findMapping("normalise");
    Optional<Normalisation> read = own.flatMap(NormalisationReader::read);
    if (own.isPresent()) {
      file.required(read.map(each -> true), true);
    }
    return read;
  }

  private static Optional<ScoringRule> score(Mapping file, Direction direction) {
    return file.mapping("score").flatMap(score -> ScoreReader.read(score, direction));
  }
}
