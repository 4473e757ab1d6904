package org.districtassessment.stage.expression;

import static java.util.Objects.requireNonNull;
import static org.districtassessment.stage.expression.Trees.list;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.districtassessment.core.Meanwhile;
import org.districtassessment.core.finding.Problems;
import org.districtassessment.core.rule.Relation;
import org.districtassessment.core.rule.SqlView;

/**
 * Finds the columns of views. Those that are expected are looked at together, as many at a time as
 * do not read from each other; whichever has a problem is looked at alone when it is asked for.
 */
final class ViewAnalysis {

  private static final Pattern COLUMN_NAME = Pattern.compile("[a-z_][a-z0-9_]*");

  private static final Set<DataType> COLUMN_TYPES =
      Set.of(
          DataTypes.BooleanType,
          DataTypes.DateType,
          DataTypes.DoubleType,
          DataTypes.IntegerType,
          DataTypes.LongType,
          DataTypes.StringType);

  private final CheckedResolver resolver;
  private final Map<SqlView, Expected> expected = new HashMap<>();

  ViewAnalysis(CheckedResolver resolver) {
    this.resolver = resolver;
  }

  /**
   * A view without a problem.
   *
   * @param read the tables and views that it was resolved over
   */
  private record Expected(Relation relation, Map<String, Relation> read) {

    boolean holdsFor(Map<String, Relation> relations) {
      return relations.entrySet().containsAll(read.entrySet());
    }
  }

  /** A view that passed the gate, not yet resolved. */
  private record Waiting(SqlView view, LogicalPlan parsed, Set<String> reads) {}

  /** Looks at views that will be asked for. */
  void expect(List<SqlView> views, Collection<Relation> tables, Set<String> parameters) {
    Map<String, Relation> known = byName(tables);
    List<Waiting> waiting = waiting(views, known.keySet(), parameters);
    boolean found = true;
    while (found) {
      List<Waiting> ready =
          waiting.stream().filter(each -> known.keySet().containsAll(each.reads())).toList();
      waiting.removeAll(ready);
      Map<String, Relation> resolved = resolve(ready, known);
      known.putAll(resolved);
      found = !resolved.isEmpty();
    }
  }

  /** Returns a view as expressions see it; empty where there is a problem. */
  Optional<Relation> view(
      SqlView view, Iterable<Relation> relations, Set<String> parameters, Problems problems) {
    Map<String, Relation> byName = byName(relations);
    Expected known = expected.get(view);
    if (known != null && known.holdsFor(byName)) {
      return Optional.of(known.relation());
    }

    Problems found = new Problems();
    Optional<Relation> result =
        ExpressionGate.query(view.query(), byName.keySet(), parameters, found)
            .map(parsed -> ParsedTrees.withParameters(parsed, SampleValues.of(parameters)))
            .map(parsed -> overEmpty(parsed, byName))
            .flatMap(
                plan ->
                    resolver
                        .resolve(List.of(new CheckedResolver.Parsed(view.query(), plan, found)))
                        .get(0))
            .map(plan -> new Relation(view.name(), columns(view, plan, found)));
    problems.addAll(found.sorted());
    return found.isEmpty() ? result : Optional.empty();
  }

  /** Returns the names of tables and views that a view reads. */
  Set<String> relations(SqlView view) {
    Expected known = expected.get(view);
    return known == null ? ExpressionGate.relations(view.query()) : known.read().keySet();
  }

  private static List<Waiting> waiting(
      List<SqlView> views, Set<String> tables, Set<String> parameters) {
    List<Supplier<Optional<Waiting>>> readers = new ArrayList<>();
    Set<String> names = new HashSet<>(tables);
    for (SqlView view : views) {
      Set<String> before = Set.copyOf(names);
      if (names.add(view.name())) {
        readers.add(() -> read(view, before, parameters));
      }
    }
    return Meanwhile.each(readers, Supplier::get).stream()
        .flatMap(Optional::stream)
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private static Optional<Waiting> read(
      SqlView view, Set<String> relations, Set<String> parameters) {
    return ExpressionGate.query(view.query(), relations, parameters, new Problems())
        .map(parsed -> ParsedTrees.withParameters(parsed, SampleValues.of(parameters)))
        .map(parsed -> new Waiting(view, parsed, ParsedTrees.relations(parsed)));
  }

  /** Resolves views over known ones, and returns those without a problem. */
  private Map<String, Relation> resolve(List<Waiting> ready, Map<String, Relation> known) {
    List<CheckedResolver.Parsed> parsed =
        ready.stream()
            .map(
                each ->
                    new CheckedResolver.Parsed(
                        each.view().query(), overEmpty(each.parsed(), known), new Problems()))
            .toList();
    List<Optional<LogicalPlan>> resolved = resolver.resolve(parsed);
    Map<String, Relation> relations = new LinkedHashMap<>();
    for (int i = 0; i < ready.size(); i++) {
      Waiting each = ready.get(i);
      Problems problems = parsed.get(i).problems();
      Optional<Relation> relation =
          resolved
              .get(i)
              .map(plan -> new Relation(each.view().name(), columns(each.view(), plan, problems)))
              .filter(found -> problems.isEmpty());
      relation.ifPresent(
          found -> {
            Map<String, Relation> read = new HashMap<>(known);
            read.keySet().retainAll(each.reads());
            expected.put(each.view(), new Expected(found, read));
            relations.put(found.name(), found);
          });
    }
    return relations;
  }

  private static LogicalPlan overEmpty(LogicalPlan parsed, Map<String, Relation> relations) {
    return ParsedTrees.withRelations(
        parsed, name -> Resolver.emptyTable(requireNonNull(relations.get(name), name)));
  }

  private static Map<String, Relation> byName(Iterable<Relation> relations) {
    Map<String, Relation> byName = new HashMap<>();
    relations.forEach(relation -> byName.put(relation.name(), relation));
    return byName;
  }

  private static List<Relation.Column> columns(SqlView view, LogicalPlan plan, Problems problems) {
    List<Relation.Column> columns = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Attribute attribute : list(plan.output())) {
      String name = attribute.name();
      DataType type = attribute.dataType();
      if (!COLUMN_NAME.matcher(name).matches()) {
        problems.add(
            view.query().at(),
            "Give the column %s of view %s a snake_case name with AS",
            name,
            view.name());
      } else if (!names.add(name)) {
        problems.add(view.query().at(), "View %s has two columns %s", view.name(), name);
      }

      if (!COLUMN_TYPES.contains(type) && !(type instanceof DecimalType)) {
        problems.add(
            view.query().at(),
            "Column %s of view %s has the type %s; cast it",
            name,
            view.name(),
            type.simpleString());
      }
      columns.add(new Relation.Column(name, type.simpleString()));
    }
    return columns;
  }
}
