package org.districtassessment.config;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.districtassessment.core.rule.Adjustment;
import org.districtassessment.core.rule.Adjustment.Kind;
import org.districtassessment.core.rule.Adjustment.VetoEffect;

/** Reads {@code adjustments}. */
final class AdjustmentReader {

  private AdjustmentReader() {}

  static List<Adjustment> all(Mapping file, Codes codes) {
    List<Adjustment> adjustments = new ArrayList<>();
    for (Mapping adjustment : file.mappings("adjustments")) {
      read(adjustment, codes).ifPresent(adjustments::add);
    }
    return adjustments;
  }

  private static Optional<Adjustment> read(Mapping adjustment, Codes codes) {
    String id = adjustment.name("id", Names.KEBAB_CASE);
    String code = adjustment.name("code", Names.CODE);
    codes.ids().add(adjustment, "id", adjustment.problems());
    codes.codes().add(adjustment, "code", adjustment.problems());
    Kind kind = adjustment.oneOf("kind", Choices.of(Kind.class));
    var title = adjustment.words("title");
    List<String> articles = adjustment.texts("articles");
    String from = adjustment.text("from");
    var where = adjustment.findExpression("where");
    var amount = adjustment.expression("amount");
    Optional<BigDecimal> cap = adjustment.findNumber("cap");
    Optional<VetoEffect> effect = adjustment.findOneOf("effect", Choices.of(VetoEffect.class));
    Optional<String> target = target(adjustment, effect);
    boolean verified = Status.verified(adjustment);
    String source = adjustment.text("source");
    if (kind == Kind.VETO && !adjustment.has("effect")) {
      adjustment.refuse(adjustment.at(), "A veto needs an effect");
    }
    if (kind == Kind.VETO && cap.isPresent()) {
      adjustment.refuse(adjustment.at("cap"), "A veto has no cap (delete it)");
    }
    if (kind != Kind.VETO && effect.isPresent()) {
      adjustment.refuse(adjustment.at("effect"), "Only a veto has an effect (delete it)");
    }
    if (cap.isPresent() && cap.get().signum() <= 0) {
      adjustment.refuse(
          adjustment.at("cap"), "Invalid cap of %s: %s (must be > 0)".formatted(id, cap.get()));
    }
    return adjustment.build(
        () ->
            new Adjustment(
                id,
                code,
                kind,
                title,
                articles,
                from,
                where.orElse(null),
                amount,
                cap.orElse(null),
                effect.orElse(null),
                target.orElse(null),
                verified,
                source,
                adjustment.at()));
  }

  /** The grade or indicator that the effect is about, under the key that the effect calls for. */
  private static Optional<String> target(Mapping adjustment, Optional<VetoEffect> effect) {
    Optional<String> grade = adjustment.findText("grade");
    Optional<String> indicator = adjustment.findText("indicator");
    boolean toGrade = effect.equals(Optional.of(VetoEffect.CAP_GRADE));
    boolean toIndicator = effect.equals(Optional.of(VetoEffect.ZERO_INDICATOR));
    requireOnly(adjustment, "grade", toGrade, "cap-grade");
    requireOnly(adjustment, "indicator", toIndicator, "zero-indicator");
    return toGrade ? grade : indicator;
  }

  private static void requireOnly(Mapping adjustment, String key, boolean due, String effect) {
    if (due && !adjustment.has(key)) {
      adjustment.refuse(adjustment.at("effect"), "The effect " + effect + " needs the key " + key);
    }
    if (!due && adjustment.has(key)) {
      adjustment.refuse(
          adjustment.at(key), key + " goes with the effect " + effect + " only (delete it)");
    }
  }
}
