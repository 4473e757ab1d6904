package org.districtassessment.config;

import java.util.List;
import java.util.Optional;
import org.districtassessment.core.finding.Severity;
import org.districtassessment.core.rule.CheckRule;
import org.districtassessment.core.rule.CheckRule.Method;
import org.districtassessment.core.rule.Expression;

/** Reads {@code checks/<id>.yaml}. */
final class CheckFile {

  private CheckFile() {}

  static Optional<CheckRule> read(Mapping file, Codes codes) {
    String id = file.name("id", Names.KEBAB_CASE);
    String code = file.name("code", Names.CODE);
    codes.codes().add(file, "code", file.problems());
    var title = file.words("title");
    List<String> articles = file.texts("articles");
    Severity severity = file.oneOf("severity", Choices.of(Severity.class));
    String from = file.text("from");
    var where = file.findExpression("where");
    Optional<Expression> key = file.findExpression("key");
    String field = file.text("field");
    Optional<Method> method = file.mapping("method").flatMap(MethodReader::read);
    Method rows = file.required(method, new CheckRule.AcrossUnits(new Expression("1", file.at())));
    List<String> affects = file.texts("affects");
    var message = file.words("message");
    String source = file.text("source");
    return file.build(
        () ->
            new CheckRule(
                id,
                code,
                title,
                articles,
                severity,
                from,
                where.orElse(null),
                key.orElse(null),
                field,
                rows,
                affects,
                message,
                source,
                file.at()));
  }
}
