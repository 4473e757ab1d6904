package org.districtassessment.core.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.districtassessment.core.finding.Problems;

/**
 * Writes down what it is asked. A view has the columns {@code district_code} and those that its
 * query names with {@code AS}; an expression that says {@code broken} is reported.
 */
final class FakeAnalyzer implements ExpressionAnalyzer {

  private static final Pattern AS = Pattern.compile("(?i) as (\\w+)");
  private static final Pattern FROM = Pattern.compile("(?i)(?:from|join)\\s+([\\w.]+)");

  final List<String> asked = new ArrayList<>();

  @Override
  public Optional<Relation> view(
      SqlView view, Iterable<Relation> relations, Set<String> parameters, Problems problems) {
    List<String> names =
        StreamSupport.stream(relations.spliterator(), false).map(Relation::name).toList();
    asked.add("view " + view.name() + " over " + names + " with " + new TreeSet<>(parameters));
    if (reported(view.query(), problems)) {
      return Optional.empty();
    }

    List<Relation.Column> columns = new ArrayList<>();
    columns.add(new Relation.Column("district_code", "string"));
    Matcher as = AS.matcher(view.query().sql());
    while (as.find()) {
      columns.add(new Relation.Column(as.group(1), "boolean"));
    }
    return Optional.of(new Relation(view.name(), columns));
  }

  @Override
  public Set<String> relations(SqlView view) {
    Set<String> names = new TreeSet<>();
    Matcher from = FROM.matcher(view.query().sql());
    while (from.find()) {
      names.add(from.group(1));
    }
    return names;
  }

  @Override
  public void all(List<Question> questions, Problems problems) {
    for (Question each : questions) {
      String rows = each.extent() == Extent.ROWS ? "rows" : "a row";
      String sql = each.expression().sql();
      asked.add(each.yields() + " of " + rows + " of " + each.over().name() + ": " + sql);
      reported(each.expression(), problems);
    }
  }

  private static boolean reported(Expression expression, Problems problems) {
    boolean broken = expression.sql().contains("broken");
    if (broken) {
      problems.add(expression.at(), "Broken: %s", expression.sql().strip());
    }
    return broken;
  }
}
