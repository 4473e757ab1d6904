package org.districtassessment.stage.vector;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.connector.catalog.CatalogV2Util;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.districtassessment.stage.vector.Step.Aggregate;
import org.districtassessment.stage.vector.Step.Filter;
import org.districtassessment.stage.vector.Step.Join;
import org.districtassessment.stage.vector.Step.Known;
import org.districtassessment.stage.vector.Step.Project;
import org.districtassessment.stage.vector.Step.Scan;
import org.districtassessment.stage.vector.Step.Union;
import org.jspecify.annotations.Nullable;

/** Steps of queries over the tables that a run reads. What several queries ask is one step. */
final class ReadingSteps {

  private final ReadTables read;
  private final UniqueSteps unique = new UniqueSteps();
  private final List<SupportsRead> tables = new ArrayList<>();
  private final Map<String, Integer> numbers = new HashMap<>();

  ReadingSteps(ReadTables read) {
    this.read = read;
  }

  UniqueSteps unique() {
    return unique;
  }

  /** The tables that steps read, by their numbers. */
  List<SupportsRead> tables() {
    return tables;
  }

  /**
   * Returns the step whose rows are those of a query.
   *
   * @param number of the query
   */
  Step of(int number, QuerySteps query) {
    return new Copy(number, query.tables()).of(query.output());
  }

  /** The steps of one query. */
  private final class Copy {

    private final int query;
    private final List<String> names;
    private final IdentityHashMap<Step, Step> copies = new IdentityHashMap<>();

    private Copy(int query, List<String> names) {
      this.query = query;
      this.names = names;
    }

    private Step of(Step step) {
      Step copy = copies.get(step);
      if (copy == null) {
        copy = unique.one(copied(step));
        copies.put(step, copy);
      }
      return copy;
    }

    private Step copied(Step step) {
      if (step instanceof Scan scan) {
        return scan(scan);
      }
      if (step instanceof Project project) {
        return new Project(of(project.of()), project.values());
      }
      if (step instanceof Filter filter) {
        return new Filter(of(filter.of()), filter.condition());
      }
      if (step instanceof Aggregate aggregate) {
        return new Aggregate(of(aggregate.of()), aggregate.keys(), aggregate.aggregations());
      }
      if (step instanceof Union union) {
        return new Union(union.of().stream().map(this::of).toList());
      }
      if (step instanceof Join join) {
        return new Join(
            join.kind(),
            of(join.left()),
            of(join.right()),
            join.leftKeys(),
            join.rightKeys(),
            join.condition(),
            join.isRightSmall());
      }
      if (step instanceof Known known) {
        return known;
      }

      throw new IllegalStateException("Not a step of a query: " + step);
    }

    private Step scan(Scan scan) {
      String name = names.get(scan.table());
      SupportsRead table = read.of(query, name);
      if (table instanceof GivenTexts given) {
        return new Known(scan.types(), known(given));
      }

      StructType columns = CatalogV2Util.v2ColumnsToStructType(table.columns());
      for (int i = 0; i < scan.types().size(); i++) {
        if (!columns.apply(i).dataType().equals(scan.types().get(i))) {
          throw new IllegalStateException(
              "%s has other columns than the query was made for: %s"
                  .formatted(name, columns.apply(i)));
        }
      }
      return new Scan(number(table), scan.types());
    }

    private List<List<@Nullable Object>> known(GivenTexts given) {
      List<List<@Nullable Object>> rows = new ArrayList<>();
      for (List<String> row : given.rows()) {
        List<@Nullable Object> values = new ArrayList<>();
        row.forEach(text -> values.add(UTF8String.fromString(text)));
        rows.add(values);
      }
      return rows;
    }

    private int number(SupportsRead table) {
      return numbers.computeIfAbsent(
          table.name(),
          name -> {
            tables.add(table);
            return tables.size() - 1;
          });
    }
  }
}
