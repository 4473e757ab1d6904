package org.districtassessment.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Row;
import org.districtassessment.config.SchemaFiles;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.finding.Problems;
import org.districtassessment.core.finding.Pseudonyms;
import org.districtassessment.core.rule.UnitTable;
import org.districtassessment.core.schema.Schemas;
import org.districtassessment.stage.submission.TablesNeeded;
import org.districtassessment.stage.submission.ValidationJob;
import org.districtassessment.stage.submission.ValidationSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Files as offices really send them, made by other programs, against what a person wrote beside
 * them. All cases are one year, each the submission of a unit of its own.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OfficeCorpusTest {

  private static final Path CORPUS = Path.of("jobs/src/test/resources/corpus");
  private static final UnitTable UNITS =
      new UnitTable("harbour", "harbour_code", "harbour_name", "harbour_class");
  private static final Pseudonyms PSEUDONYMS =
      new Pseudonyms("corpus".getBytes(StandardCharsets.UTF_8));
  private static final List<String> TABLES = List.of("boat", "crew", "trip");

  private final List<CorpusCase> cases = CorpusCase.all(CORPUS, PSEUDONYMS);

  /** Accepted rows by unit and table, each with its columns by name. */
  private final SortedMap<String, SortedMap<String, List<Map<String, String>>>> accepted =
      new TreeMap<>();

  private final List<Row> findings = new ArrayList<>();
  private final SortedMap<String, List<SubmittedFile>> files = new TreeMap<>();

  List<CorpusCase> cases() {
    return cases;
  }

  @BeforeAll
  void validateAllCases(@TempDir Path input) throws IOException {
    Problems problems = new Problems();
    Schemas schemas = SchemaFiles.read(CORPUS.resolve("schemas"), problems);
    assertThat(problems.sorted()).isEmpty();
    Path year = Files.createDirectories(input.resolve("2024"));
    Files.copy(CORPUS.resolve("harbour.csv"), year.resolve("harbour.csv"));
    cases.forEach(each -> each.send(year));
    TestSpark.session();
    ValidatedSubmissions validated =
        ValidateSubmissions.validateSubmissions(
            TestSpark.session(),
            new ValidationSettings(
                schemas, UNITS, Map.of(), PSEUDONYMS, Language.ZH, null, ValidationJob.Cut.BY_SIZE),
            FindSubmissions.findSubmissions(
                input.toString(),
                2024,
                schemas,
                UNITS,
                ClinicYear.RULES,
                Language.ZH,
                new Configuration()),
            null,
            TablesNeeded.all(schemas.all()));
    findings.addAll(ClinicYear.findingRows(validated).collectAsList());
    for (SubmittedFile file : validated.files()) {
      files.computeIfAbsent(unitOf(file.path()), unit -> new ArrayList<>()).add(file);
    }
    for (String table : TABLES) {
      readAccepted(table);
    }
  }

  private void readAccepted(String table) {
    String query = "SELECT * FROM submissions.current." + table + " ORDER BY _file, _line";
    for (Row row : TestSpark.session().sql(query).collectAsList()) {
      Map<String, String> values = new TreeMap<>();
      for (String column : row.schema().fieldNames()) {
        values.put(column, shown(row.getAs(column)));
      }
      accepted
          .computeIfAbsent(values.get("harbour_code"), unit -> new TreeMap<>())
          .computeIfAbsent(table, name -> new ArrayList<>())
          .add(values);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void yieldsWhatIsWrittenBesideIt(CorpusCase expected) {
    SortedMap<String, List<String>> rows = new TreeMap<>();
    accepted
        .getOrDefault(expected.unit(), new TreeMap<>())
        .forEach((table, ofTable) -> rows.put(table, asked(expected, table, ofTable)));
    SortedMap<String, List<String>> wanted = new TreeMap<>();
    expected.rows().forEach((table, ofTable) -> wanted.put(table, ofTable.values()));
    assertThat(rows).as("rows").isEqualTo(wanted);
    assertThat(findingsOf(expected)).as("findings").hasSameElementsAs(expected.findings());
    assertThat(findingsOf(expected)).as("findings").hasSameSizeAs(expected.findings());
    assertThat(submitted(expected)).as("files").hasSameElementsAs(expected.submitted());
  }

  @Test
  void isLargeEnough() {
    assertThat(cases).hasSizeGreaterThanOrEqualTo(100);
    assertThat(cases).extracting(CorpusCase::unit).doesNotHaveDuplicates();
  }

  @Test
  void showsNoIdentityNumber() {
    assertThat(findings)
        .extracting(finding -> finding.mkString("|"))
        .noneMatch(finding -> finding.contains("990101") || finding.contains("９９０１０１"));
  }

  private static List<String> asked(
      CorpusCase expected, String table, List<Map<String, String>> rows) {
    CorpusCase.Rows wanted = expected.rows().get(table);
    if (wanted == null) {
      return rows.stream().map(Map::toString).toList(); // none was expected
    }

    return rows.stream()
        .map(
            row ->
                wanted.columns().stream()
                    .map(column -> row.getOrDefault(column, "no column " + column))
                    .collect(Collectors.joining(" | ")))
        .toList();
  }

  /** Findings as they are expected, with their message where that is expected, too. */
  private List<String> findingsOf(CorpusCase expected) {
    List<String> lines = new ArrayList<>();
    for (Row finding : findings) {
      String file = finding.getAs("file");
      if (!unitOf(file).equals(expected.unit())) {
        continue;
      }

      List<String> parts = new ArrayList<>(List.of(withoutUnit(file)));
      for (String column : List.of("sheet", "line", "column", "field", "code", "value")) {
        parts.add(shown(finding.getAs(column)));
      }
      String line = String.join(" | ", parts);
      String withMessage = line + " | " + finding.getAs("message");
      lines.add(expected.findings().contains(withMessage) ? withMessage : line);
    }
    return lines;
  }

  private List<String> submitted(CorpusCase expected) {
    return files.getOrDefault(expected.unit(), List.of()).stream()
        .map(
            file ->
                String.join(
                    " | ",
                    withoutUnit(file.path()),
                    shown(file.sheet()),
                    shown(file.encoding()),
                    "%d = %d + %d".formatted(file.rowsRead(), file.accepted(), file.rejected())))
        .toList();
  }

  private static String unitOf(String path) {
    String[] folders = path.split("/", -1);
    return folders.length > 2 ? folders[1] : "";
  }

  private static String withoutUnit(String path) {
    return path.substring(path.indexOf('/', path.indexOf('/') + 1) + 1);
  }

  /** A value as it stands in {@code expected.txt}: nothing is {@code -}, a blank text is quoted. */
  private static String shown(@Nullable Object value) {
    if (value == null) {
      return "-";
    }

    if (value instanceof BigDecimal number) {
      return number.toPlainString();
    }

    String text = value.toString().replace("\r", "\\r").replace("\n", "\\n").replace("\t", "\\t");
    return text.isBlank() ? '"' + text + '"' : text;
  }
}
