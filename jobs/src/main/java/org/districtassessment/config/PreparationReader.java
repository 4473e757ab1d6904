package org.districtassessment.config;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.districtassessment.core.index.prepare.Denominate;
import org.districtassessment.core.index.prepare.Fallback;
import org.districtassessment.core.index.prepare.Impute;
import org.districtassessment.core.index.prepare.PreparationStep;
import org.districtassessment.core.index.prepare.ScreenUnits;
import org.districtassessment.core.index.prepare.TreatOutliers;
import org.districtassessment.core.scoring.Scope;

/** Reads {@code prepare}: what is done to values before they are normalised, in this order. */
final class PreparationReader {

  private static final BigDecimal USUAL_SKEWNESS = new BigDecimal("2");
  private static final BigDecimal USUAL_KURTOSIS = new BigDecimal("3.5");

  /** The kinds of steps. */
  private enum Step {
    DENOMINATE,
    IMPUTE,
    SCREEN_UNITS,
    TREAT_OUTLIERS
  }

  private PreparationReader() {}

  static List<PreparationStep> all(Mapping index) {
    List<PreparationStep> steps = new ArrayList<>();
    for (Mapping step : index.mappings("prepare")) {
      Optional<PreparationStep> read = read(step);
      index.required(read, new Denominate());
      read.ifPresent(steps::add);
    }
    return steps;
  }

  private static Optional<PreparationStep> read(Mapping step) {
    return switch (step.oneOf("step", Choices.of(Step.class))) {
      case DENOMINATE -> step.build(Denominate::new);
      case IMPUTE -> impute(step);
      case SCREEN_UNITS -> screen(step);
      case TREAT_OUTLIERS -> treat(step);
    };
  }

  private static Optional<PreparationStep> impute(Mapping step) {
    Impute.Method method = step.oneOf("method", Choices.of(Impute.Method.class));
    Scope scope = step.findOneOf("scope", Choices.of(Scope.class)).orElse(Scope.ALL);
    OptionalDouble constant = Doubles.find(step, "constant");
    Set<String> only = new TreeSet<>(step.texts("only"));
    return step.build(() -> new Impute(method, scope, constant, only));
  }

  private static Optional<PreparationStep> screen(Mapping step) {
    double available = Doubles.find(step, "minimum-available").orElse(0);
    double nonZero = Doubles.find(step, "minimum-non-zero").orElse(0);
    return step.build(() -> new ScreenUnits(available, nonZero));
  }

  private static Optional<PreparationStep> treat(Mapping step) {
    double skewness = step.findNumber("skewness").orElse(USUAL_SKEWNESS).doubleValue();
    double kurtosis = step.findNumber("kurtosis").orElse(USUAL_KURTOSIS).doubleValue();
    OptionalInt most =
        step.findWhole("most-winsorised").map(OptionalInt::of).orElse(OptionalInt.empty());
    Fallback fallback =
        step.findMapping("otherwise")
            .map(each -> step.required(fallback(each), Fallback.of(Fallback.Kind.NONE)))
            .orElse(Fallback.of(Fallback.Kind.NONE));
    Set<String> exempt = new TreeSet<>(step.texts("exempt"));
    return step.build(() -> new TreatOutliers(skewness, kurtosis, most, fallback, exempt));
  }

  private static Optional<Fallback> fallback(Mapping otherwise) {
    Fallback.Kind kind = otherwise.oneOf("kind", Choices.of(Fallback.Kind.class));
    OptionalDouble lambda = Doubles.find(otherwise, "lambda");
    return otherwise.build(() -> new Fallback(kind, lambda));
  }
}
