package org.districtassessment.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Questions within a unit need no shuffle. */
class PartitioningTest {

  @TempDir Path input;

  @BeforeEach
  void validate() {
    ClinicYear.in(input)
        .with("2024/north/clinic.csv", "region_code,clinic_id\nnorth,C001\nnorth,C002\n")
        .with("2024/south/clinic.csv", "region_code,clinic_id\nsouth,C001\n")
        .with(
            "2024/visit.csv",
            """
            region_code,visit_id,clinic_id,minutes
            south,1,C001,10
            north,1,C001,20
            south,2,C001,30
            north,2,C002,40
            north,3,C001,50
            """)
        .with("2023/region.csv", "region_code,region_name,size\nnorth,N,large\nwest,W,small\n")
        .with("2023/north/clinic.csv", "region_code,clinic_id\nnorth,C001\nwest,C009\n")
        .with("2023/west/clinic.csv", "region_code,clinic_id\nwest,C001\n")
        .validatedWithPrevious();
  }

  @Test
  void groupsByUnitAndAKeyWithoutShuffle() {
    expectWithoutShuffle(
        """
        SELECT region_code, clinic_id, count(*), sum(minutes)
        FROM submissions.current.visit GROUP BY region_code, clinic_id
        """,
        "north|C001|2|70",
        "north|C002|1|40",
        "south|C001|2|40");
  }

  @Test
  void joinsTwoTablesByUnitAndAKeyWithoutShuffle() {
    expectWithoutShuffle(
        """
        SELECT /*+ MERGE(c) */ v.region_code, count(*), count(DISTINCT c.clinic_id)
        FROM submissions.current.visit v
        JOIN submissions.current.clinic c
          ON c.region_code = v.region_code AND c.clinic_id = v.clinic_id
        GROUP BY v.region_code
        """,
        "north|3|2",
        "south|2|1");
  }

  @Test
  void joinsAnAggregateBackToItsTableWithoutShuffle() {
    expectWithoutShuffle(
        """
        SELECT /*+ MERGE(c) */ c.region_code, count(*), sum(v.n)
        FROM submissions.current.clinic c
        LEFT JOIN (
          SELECT region_code, clinic_id, count(*) AS n FROM submissions.current.visit
          GROUP BY region_code, clinic_id) v
          ON c.region_code = v.region_code AND c.clinic_id = v.clinic_id
        GROUP BY c.region_code
        """,
        "north|2|3",
        "south|1|2");
  }

  @Test
  void joinsBothYearsWithoutShuffle() {
    expectWithoutShuffle(
        """
        SELECT /*+ MERGE(p) */ c.region_code, count(c.clinic_id), count(p.clinic_id)
        FROM submissions.current.clinic c LEFT JOIN submissions.previous.clinic p
          ON c.region_code = p.region_code AND c.clinic_id = p.clinic_id
        GROUP BY c.region_code
        """,
        "north|2|1",
        "south|1|0");
  }

  @Test
  void joinsTheUnitTableWithoutShuffle() {
    expectWithoutShuffle(
        """
        SELECT /*+ MERGE(r) */ r.region_code, r.residents, count(v.visit_id)
        FROM submissions.current.region r LEFT JOIN submissions.current.visit v
          ON r.region_code = v.region_code
        GROUP BY r.region_code, r.residents
        """,
        "north|2000|3",
        "south|1000|2");
  }

  @Test
  void joinsTheSubmittedFilesWithoutShuffle() {
    expectWithoutShuffle(
        """
        SELECT /*+ MERGE(f) */ c.region_code, c.clinics, f.file, f.sheet, f.version, f.status,
               f.received_on, f.working_days_late, f.rows_read, f.rows_accepted
        FROM (
          SELECT region_code, count(*) AS clinics FROM submissions.current.clinic
          GROUP BY region_code) c
        JOIN submissions.current.submission_file f ON c.region_code = f.region_code
        WHERE f.table_name = 'clinic'
        """,
        "north|2|2024/north/clinic.csv|null|1|read|null|null|2|2",
        "south|1|2024/south/clinic.csv|null|1|read|null|null|1|1");
  }

  private static void expectWithoutShuffle(String query, String... rows) {
    Dataset<Row> result = TestSpark.session().sql(query);
    String plan = result.queryExecution().executedPlan().toString();
    assertThat(plan).contains("BatchScan").doesNotContain("Exchange");
    assertThat(List.copyOf(ClinicYear.lines(result))).containsExactlyInAnyOrder(rows);
  }
}
