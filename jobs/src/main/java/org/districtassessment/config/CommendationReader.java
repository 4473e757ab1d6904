package org.districtassessment.config;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.districtassessment.core.finding.Text;
import org.districtassessment.core.rule.CommendationRules;
import org.districtassessment.core.rule.CommendationRules.Cases;
import org.districtassessment.core.rule.Expression;
import org.districtassessment.core.rule.GradeScale.Quota;

/** Reads {@code commendation}. */
final class CommendationReader {

  private CommendationReader() {}

  static Optional<CommendationRules> read(Mapping file) {
    Text title = file.words("title");
    List<String> articles = file.texts("articles");
    List<String> grades = names(file, "grades");
    if (grades.isEmpty()) {
      file.refuse(file.at("grades"), "grades must name at least one grade");
    }
    Optional<Quota> quota =
        file.findMapping("quota").flatMap(each -> file.part(GradesReader.quota(each)));
    Optional<BigDecimal> least = file.findNumber("minimum-total");
    List<String> bars = names(file, "barred-by");
    boolean namesBars = file.has("barred-by");
    Optional<Cases> cases = file.findMapping("cases").flatMap(each -> file.part(cases(each)));
    boolean verified = Status.verified(file);
    String source = file.text("source");
    return file.build(
        () ->
            new CommendationRules(
                title,
                articles,
                grades,
                quota.orElse(null),
                least.orElse(null),
                namesBars ? bars : null,
                cases.orElse(null),
                verified,
                source,
                file.at()));
  }

  private static Optional<Cases> cases(Mapping cases) {
    String from = cases.text("from");
    Optional<Expression> where = cases.findExpression("where");
    Expression id = cases.expression("id");
    return cases.build(() -> new Cases(from, where.orElse(null), id));
  }

  /** Returns names, each of which may stand once. */
  private static List<String> names(Mapping file, String key) {
    Unique unique = new Unique("name in " + key);
    for (Node.Scalar name : file.scalars(key)) {
      if (!unique.add(name.text(), name.at(), file.problems())) {
        continue;
      }

      if (!Names.KEBAB_CASE.allow(name.text())) {
        file.refuse(
            name.at(),
            "Invalid name in %s: %s (%s)".formatted(key, name.text(), Names.KEBAB_CASE.words()));
      }
    }
    return file.textsOrEmpty(key);
  }
}
