package org.districtassessment.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.districtassessment.core.rule.Figure;
import org.districtassessment.core.rule.MoneyRows;
import org.districtassessment.core.rule.MoneyRows.Amount;

/** Reads {@code rows} and {@code figures} of {@code funding.yaml}, which both may be left out. */
final class MoneyReader {

  private MoneyReader() {}

  static Optional<MoneyRows> rows(Mapping file) {
    return file.findMapping("rows").flatMap(MoneyReader::read);
  }

  private static Optional<MoneyRows> read(Mapping rows) {
    var key = rows.expression("key");
    var name = rows.findExpression("name");
    var place = rows.findExpression("place");
    var category = rows.findExpression("category");
    var date = rows.findExpression("date");
    var whole = rows.findExpression("whole");
    var since = rows.findExpression("since");
    var finished = rows.findExpression("finished");
    var share = rows.expression("share");
    var assumed = rows.findExpression("assumed");
    List<Amount> amounts = amounts(rows);
    return rows.build(
        () ->
            new MoneyRows(
                key,
                name.orElse(null),
                place.orElse(null),
                category.orElse(null),
                date.orElse(null),
                whole.orElse(null),
                since.orElse(null),
                finished.orElse(null),
                share,
                assumed.orElse(null),
                amounts));
  }

  private static List<Amount> amounts(Mapping rows) {
    Unique ids = new Unique("amount");
    List<Amount> amounts = new ArrayList<>();
    for (Mapping amount : rows.mappings("amounts")) {
      String id = amount.name("id", Names.SNAKE_CASE);
      boolean isNew = ids.add(id, amount.at("id"), rows.problems());
      var title = amount.words("title");
      var value = amount.expression("value");
      Optional<Amount> read = amount.build(() -> new Amount(id, title, value));
      if (isNew) {
        read.ifPresent(amounts::add);
      }
    }
    return amounts;
  }

  static List<Figure> figures(Mapping file) {
    Unique ids = new Unique("figure");
    List<Figure> figures = new ArrayList<>();
    for (Mapping figure : file.mappings("figures")) {
      String id = figure.name("id", Names.KEBAB_CASE);
      ids.add(figure, "id", file.problems());
      var title = figure.words("title");
      String from = figure.text("from");
      var by = figure.findText("by");
      var value = figure.expression("value");
      var where = figure.findExpression("where");
      figure
          .build(
              () ->
                  new Figure(
                      id, title, from, by.orElse(null), value, where.orElse(null), figure.at()))
          .ifPresent(figures::add);
    }
    return figures;
  }
}
