package org.districtassessment.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every indicator of the samples, recomputed by another engine from the accepted rows. */
class IndicatorsInSqlTest {

  @TempDir private static Path accepted;

  @BeforeAll
  static void writeAcceptedRows() throws IOException {
    AcceptedRows.write(SampleYear.request(SampleYear.SAMPLES, accepted), accepted);
  }

  /** Growth of incomes needs a year before, which 2023 does not have. */
  @ParameterizedTest
  @CsvSource({"2023, 39", "2024, 40"})
  void everyIndicatorOfEveryDistrictIsWhatPlainSqlComesTo(int year, int indicatorsWithValues)
      throws IOException, SQLException {
    try (Duck duck = new Duck()) {
      IndicatorsInSql.recompute(duck, accepted, year);

      assertThat(IndicatorsInSql.differences(duck, SampleYear.sharedRun(year))).isEmpty();
      assertThat(
              duck.rows(
                  "SELECT count(*), count(DISTINCT unit), count(DISTINCT indicator_id)"
                      + " FROM recomputed"))
          .containsExactly("1520|38|40");
      assertThat(duck.rows("SELECT count(DISTINCT indicator_id) FROM recomputed WHERE value <> 0"))
          .as("indicators with a value that says something")
          .containsExactly(Integer.toString(indicatorsWithValues));
    }
  }

  /** What was recomputed from is what the publication says was accepted, and nothing else. */
  @Test
  void theRowsAreThoseThatThePublicationSaysWereAccepted() throws IOException, SQLException {
    try (Duck duck = new Duck()) {
      List<String> counted =
          duck.rows(
              """
              SELECT "table", sum(rows_accepted)
              FROM read_parquet('%s/submissions.parquet')
              GROUP BY "table" ORDER BY "table"
              """
                  .formatted(SampleYear.sharedRun(2024)));
      for (String table : counted) {
        String name = table.substring(0, table.indexOf('|'));
        String rows = "read_parquet('" + accepted.resolve("2024").resolve(name) + "/*.parquet')";
        assertThat(duck.rows("SELECT '" + name + "', count(*) FROM " + rows))
            .containsExactly(table);
        assertThat(
                duck.rows(
                    "SELECT _file, _line FROM "
                        + rows
                        + " INTERSECT SELECT file, line FROM read_parquet('"
                        + SampleYear.sharedRun(2024).resolve("rejected_rows.parquet")
                        + "')"))
            .as("accepted, and published as rejected")
            .isEmpty();
      }
      assertThat(counted).hasSizeGreaterThanOrEqualTo(17);
    }
  }
}
