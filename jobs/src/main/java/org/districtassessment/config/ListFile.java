package org.districtassessment.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.districtassessment.core.finding.Text;
import org.districtassessment.core.rule.Expression;
import org.districtassessment.core.rule.MonitoringList;
import org.districtassessment.core.rule.MonitoringList.Shown;

/** Reads {@code lists/<id>.yaml}. */
final class ListFile {

  private ListFile() {}

  static Optional<MonitoringList> read(Mapping file, Codes codes) {
    String id = file.name("id", Names.KEBAB_CASE);
    String code = file.name("code", Names.CODE);
    codes.codes().add(file, "code", file.problems());
    Text title = file.words("title");
    Text description = file.words("description");
    List<String> articles = file.texts("articles");
    String from = file.text("from");
    Optional<Expression> where = file.findExpression("where");
    Expression key = file.expression("key");
    List<Shown> shown = shown(file);
    String source = file.text("source");
    return file.build(
        () ->
            new MonitoringList(
                id,
                code,
                title,
                description,
                articles,
                from,
                where.orElse(null),
                key,
                shown,
                source,
                file.at()));
  }

  private static List<Shown> shown(Mapping file) {
    Unique names = new Unique("name");
    List<Shown> shown = new ArrayList<>();
    for (Mapping each : file.mappings("show")) {
      String name = each.name("name", Names.SNAKE_CASE);
      names.add(each, "name", file.problems());
      Text title = each.words("title");
      Expression value =
          each.findExpression("value").orElseGet(() -> new Expression(name, each.at("name")));
      file.part(each.build(() -> new Shown(name, title, value))).ifPresent(shown::add);
    }
    return shown;
  }
}
