package org.districtassessment.stage.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.districtassessment.stage.SlicedTables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The name of a step says what it asks, and nothing of when and where it was asked. */
class StepNamesTest {

  private static final List<String> QUERIES =
      List.of(
          "SELECT id + 1 AS value FROM thing",
          "SELECT id + 2 AS value FROM thing",
          "SELECT id - 1 AS value FROM thing",
          "SELECT (id + 1) * 1 AS value FROM thing",
          "SELECT try_add(id, 1) AS value FROM thing",
          "SELECT other + 1 AS value FROM thing",
          "SELECT id + 1 AS value FROM matter",
          "SELECT id + 1 AS value FROM thing WHERE other > 0",
          "SELECT id + 1 AS value FROM thing WHERE other > 0 OR word = 'a'",
          "SELECT id + 1 AS value FROM thing WHERE other > 0 OR word = 'b'",
          "SELECT id + 1 AS value FROM thing WHERE word IN ('a', 'b', 'c')",
          "SELECT word, sum(id) AS value FROM thing GROUP BY word",
          "SELECT word, max(id) AS value FROM thing GROUP BY word",
          "SELECT word, sum(id) FILTER (WHERE other = 1) AS value FROM thing GROUP BY word",
          "SELECT word, count(DISTINCT id) AS value FROM thing GROUP BY word",
          "SELECT word, percentile(id, 0.5) AS value FROM thing GROUP BY word",
          "SELECT word, percentile(id, 0.9) AS value FROM thing GROUP BY word",
          "SELECT word, avg(CAST(id AS DECIMAL(10, 2))) AS value FROM thing GROUP BY word",
          "SELECT word, avg(CAST(id AS DECIMAL(10, 1))) AS value FROM thing GROUP BY word",
          "SELECT t.id FROM thing t JOIN matter m ON t.id = m.id",
          "SELECT t.id FROM thing t JOIN matter m ON t.id = m.other",
          "SELECT t.id FROM thing t LEFT JOIN matter m ON t.id = m.id",
          "SELECT id FROM thing UNION ALL SELECT id FROM matter",
          "SELECT CASE WHEN word LIKE 'a%' THEN DATE '2024-01-31' END AS value FROM thing",
          "SELECT make_date(other, 1, 1) AS value FROM thing",
          "SELECT round(id / 3, 2) AS value, substring(word, 1, 2) FROM thing");

  @BeforeAll
  static void tables() {
    Dataset<Row> rows =
        SlicedTables.session().sql("SELECT 1L AS id, 2 AS other, 'a' AS word").coalesce(1);
    SlicedTables.of("thing", rows).createOrReplaceTempView("thing");
    SlicedTables.of("matter", rows).createOrReplaceTempView("matter");
    RunQueriesTest.makeTables();
  }

  @Test
  void isTheSameWheneverTheSameIsAsked() {
    List<@Nullable String> first = names(QUERIES);

    assertThat(first).doesNotContainNull().doesNotHaveDuplicates();
    assertThat(names(QUERIES)).isEqualTo(first);
  }

  @Test
  void doesNotRestOnWhatElseIsAskedOrWhereItStands() {
    String alone = names(List.of(QUERIES.get(1))).get(0);

    assertThat(names(List.of(QUERIES.get(6), QUERIES.get(1))).get(1)).isEqualTo(alone);
    assertThat(names(List.of("SELECT\n\n  id + 2 AS number\nFROM thing AS t")).get(0))
        .isEqualTo(alone);
  }

  @Test
  void isThereForAllThatIsComputed() {
    List<String> all =
        Stream.concat(
                // Rows that are everywhere are part of a name, and there are none here.
                RunQueriesTest.queries().filter(query -> !query.contains("BROADCAST")),
                RunQueriesTest.expressions().map(each -> "SELECT " + each + " AS value FROM item"))
            .toList();

    List<@Nullable String> names = names(all);
    assertThat(all.stream().filter(each -> names.get(all.indexOf(each)) == null)).isEmpty();
  }

  private static List<@Nullable String> names(List<String> texts) {
    List<Dataset<Row>> queries = texts.stream().map(SlicedTables.session()::sql).toList();
    PlacedQueries placed =
        PlacedQueries.of(
            queries.stream().map(SlicedTables::steps).toList(), SlicedTables.tables(queries));
    StepNames names = new StepNames(table -> placed.tables().get(table).name(), Map.of());
    List<@Nullable String> all = new ArrayList<>();
    placed.outputs().forEach(output -> all.add(names.of(output).name()));
    return all;
  }
}
