package org.districtassessment.stage;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentSkipListSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.districtassessment.stage.submission.ReuseStore;
import org.districtassessment.stage.submission.SubmissionPlan;
import org.districtassessment.stage.vector.Answers;
import org.districtassessment.stage.vector.RunQueries;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was computed of rows that are the same is taken from the last run, and nothing else is. */
class ReusedAnswersTest {

  private static final List<String> QUERIES =
      List.of(
          "SELECT region_code, count(*), sum(budget), max(founded), avg(budget)"
              + " FROM submissions.current.clinic GROUP BY region_code",
          "SELECT clinic_id, count(*) FROM submissions.current.visit GROUP BY clinic_id",
          "SELECT v.region_code, v.visit_id, s.service_id FROM submissions.current.visit v"
              + " LEFT JOIN submissions.current.service s ON v.service_id = s.service_id",
          "SELECT c.region_code, c.clinic_id FROM submissions.current.clinic c"
              + " LEFT ANTI JOIN submissions.previous.clinic p"
              + " ON c.region_code = p.region_code AND c.clinic_id = p.clinic_id",
          "SELECT region_code, upper(region_name), if(size = 'large', 1, 0)"
              + " FROM submissions.current.region");

  /** Places in which answers were replaced, of tasks too, which run in this process. */
  private static final SortedSet<String> REPLACED = new ConcurrentSkipListSet<>();

  @TempDir Path input;
  @TempDir Path folder;

  /** Passes on what is asked, and remembers what is stored. */
  private record Watched(Answers answers) implements Answers {
    @Override
    public void use(Collection<String> places) {
      answers.use(places);
    }

    @Override
    public Map<String, byte[]> of(String place) {
      return answers.of(place);
    }

    @Override
    public void replace(String place, Map<String, byte[]> computed) {
      REPLACED.add(place);
      answers.replace(place, computed);
    }
  }

  @BeforeEach
  void send() {
    ClinicYear.in(input)
        .with("2023/region.csv", "region_code,region_name,size\nnorth,N,large\nsouth,S,small\n")
        .with("2023/north/clinic.csv", "region_code,clinic_id,budget\nnorth,C001,7\n")
        .with(
            "2024/north/clinic.csv",
            "region_code,clinic_id,budget\nnorth,C001,5\nnorth,C002,6\nnorth,C003,7\n")
        .with("2024/south/clinic.csv", "region_code,clinic_id,budget\nsouth,C001,9.5\n")
        .with("2024/north/visit.csv", "region_code,visit_id,clinic_id\nnorth,1,C001\n")
        .with(
            "2024/south/visit.csv",
            "region_code,visit_id,clinic_id,service_id\nsouth,1,C001,x-ray\n");
  }

  @Test
  void nothingIsComputedWhereNothingChanged() {
    reusing("a");
    assertThat(REPLACED).isNotEmpty();

    assertThat(reusing("a")).isEqualTo(fresh());
    assertThat(REPLACED).isEmpty();
  }

  @Test
  void ofAUnitThatChangedTheSlicesOfOthersStay() throws IOException {
    reusing("a");
    Files.writeString(
        input.resolve("2024/south/clinic.csv"), "region_code,clinic_id,budget\nsouth,C001,1\n");

    assertThat(reusing("a")).isEqualTo(fresh());
    // One of two slices, and the answer about both.
    assertThat(REPLACED.stream().filter(place -> place.contains("-"))).hasSize(1);
    assertThat(REPLACED).hasSize(2);
  }

  @Test
  void aLargerFileDoesNotDealUnitsToOtherSlices() throws IOException {
    reusing("a");
    Files.writeString(
        input.resolve("2024/south/visit.csv"),
        "region_code,visit_id,clinic_id,note\nsouth,1,C001,"
            + "a long note that makes it the largest of all regions, by far\n");

    assertThat(reusing("a")).isEqualTo(fresh());
    assertThat(REPLACED.stream().filter(place -> place.contains("-"))).hasSize(1);
  }

  @Test
  void anotherProgramTakesNothing() {
    reusing("a");
    int all = REPLACED.size();

    assertThat(reusing("b")).isEqualTo(fresh());
    assertThat(REPLACED).hasSize(all);
  }

  @Test
  void rowsThatAnotherRunRemovedAreReadFromWhatWasSubmitted() throws IOException {
    reusing("a");
    ValidatedSubmissions one = validated("a");
    ValidatedSubmissions other = validated("b");
    other.plan().removeUnused();
    one.plan().show(TestSpark.session());

    assertThat(answers(QUERIES, SubmissionPlan.answers(TestSpark.session(), "test")))
        .isEqualTo(fresh());
  }

  @Test
  void aQuestionThatIsNewIsAnsweredBesideThoseThatAreKnown() {
    reusing("a");
    List<String> queries = new ArrayList<>(QUERIES);
    queries.set(0, QUERIES.get(0).replace("sum(budget)", "sum(budget + 1)"));
    REPLACED.clear();
    validated("a");
    List<List<String>> reused =
        answers(
            queries,
            new Watched(requireNonNull(SubmissionPlan.answers(TestSpark.session(), "test"))));
    ClinicYear.in(input).validatedWithPrevious();

    assertThat(reused).isEqualTo(answers(queries, null));
  }

  private List<List<String>> reusing(String madeBy) {
    REPLACED.clear();
    ValidatedSubmissions validated = validated(madeBy);
    List<List<String>> answers =
        answers(
            QUERIES,
            new Watched(requireNonNull(SubmissionPlan.answers(TestSpark.session(), "test"))));
    validated.plan().removeUnused();
    return answers;
  }

  private ValidatedSubmissions validated(String madeBy) {
    return ClinicYear.in(input)
        .validatedWithPrevious(new ReuseStore(folder.toUri() + "store", madeBy));
  }

  private List<List<String>> fresh() {
    ClinicYear.in(input).validatedWithPrevious();
    assertThat(SubmissionPlan.answers(TestSpark.session(), "test")).isNull();
    return answers(QUERIES, null);
  }

  private static List<List<String>> answers(List<String> queries, @Nullable Answers known) {
    List<Dataset<Row>> asked = queries.stream().map(TestSpark.session()::sql).toList();
    return RunQueries.collect(
            TestSpark.session(),
            asked.stream().map(SlicedTables::steps).toList(),
            SlicedTables.tables(asked),
            known)
        .stream()
        .map(rows -> rows.stream().map(row -> row.mkString("|")).sorted().toList())
        .toList();
  }
}
