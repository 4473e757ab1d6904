package org.districtassessment.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.districtassessment.config.Editions.SCHEMAS;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.districtassessment.core.finding.Problem;
import org.districtassessment.core.finding.Problems;
import org.districtassessment.core.finding.Severity;
import org.districtassessment.core.finding.SourceLocation;
import org.districtassessment.core.finding.Text;
import org.districtassessment.core.schema.Constraints;
import org.districtassessment.core.schema.Field;
import org.districtassessment.core.schema.FieldType;
import org.districtassessment.core.schema.ForeignKey;
import org.districtassessment.core.schema.Identity;
import org.districtassessment.core.schema.Intake;
import org.districtassessment.core.schema.OtherUnit;
import org.districtassessment.core.schema.PlausibleRange;
import org.districtassessment.core.schema.RowRule;
import org.districtassessment.core.schema.Schemas;
import org.districtassessment.core.schema.TableSchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaFilesTest {

  @TempDir Path temporary;

  @Test
  void readsATable() {
    TableSchema clinic = read().table("clinic").orElseThrow();
    assertThat(clinic.title()).isEqualTo(new Text("诊所", "Clinics"));
    assertThat(clinic.description()).isEqualTo(Text.same("One row per clinic."));
    assertThat(clinic.primaryKey()).containsExactly("district_code", "clinic_id");
    assertThat(clinic.foreignKeys())
        .containsExactly(
            new ForeignKey(List.of("district_code"), "district", List.of("district_code")));
    assertThat(clinic.fileNames()).containsExactly("诊所表");
    assertThat(clinic.missingValues()).containsExactly("", "-");
    assertThat(clinic.mayBeAbsent()).isTrue();
    assertThat(clinic.at()).isEqualTo(at(1, 1));
    assertThat(clinic.rowRules())
        .containsExactly(
            new RowRule(
                "bed-money",
                Severity.ERROR,
                "beds = 0 OR budget > 0",
                "beds",
                new Text("床位要钱", "Beds cost money"),
                at(24, 21)));
    TableSchema district = read().table("district").orElseThrow();
    assertThat(district.missingValues()).containsExactly("");
    assertThat(district.mayBeAbsent()).isFalse();
    assertThat(district.primaryKey()).containsExactly("district_code");
  }

  @Test
  void readsFieldsOfEveryType() {
    List<Field> fields = read().table("clinic").orElseThrow().fields();
    assertThat(fields.get(0).constraints().pattern()).hasToString("C\\d{6}");
    assertThat(fields.get(0).constraints().required()).isTrue();
    assertThat(fields.get(0).aliases()).containsExactly("编号");
    assertThat(fields.get(0).title()).isEqualTo(new Text("诊所编号", "Clinic id"));
    assertThat(fields.get(1).title()).isEqualTo(Text.same("district_code"));
    assertThat(fields.get(2).constraints().enumeration()).containsExactly("city", "county");
    assertThat(fields.get(3))
        .isEqualTo(
            new Field(
                "beds",
                FieldType.INTEGER,
                Text.same("beds"),
                Text.same(""),
                List.of(),
                "beds",
                0,
                false,
                new Constraints(false, false, "0", "5000", null, null, null, List.of()),
                List.of(),
                List.of(),
                at(9, 5)));
    assertThat(fields.get(4).decimals()).isEqualTo(3);
    assertThat(fields.get(4).unit()).isEqualTo("yuan");
    assertThat(fields.get(5).trueValues()).containsExactly("是");
    assertThat(fields.get(5).falseValues()).containsExactly("否");
    assertThat(fields.get(6).constraints().minimum()).isEqualTo("1949-10-01");
    assertThat(fields.get(7).sensitive()).isTrue();
  }

  @Test
  void readsHowCellsMayBeWritten() {
    Path folder = Editions.copy(SCHEMAS, temporary.resolve("schemas"));
    Editions.replace(
        folder,
        "clinic.schema.json",
        "\"x-decimals\": 3",
        "\"x-decimals\": 3, \"missingValues\": [\"none\"],"
            + " \"x-units\": [{\"unit\": \"元\", \"factor\": 1}, {\"unit\": \"千元\", \"factor\": \"1000\"}],"
            + " \"x-plausible\": {\"minimum\": \"0.5\"}");
    Editions.replace(
        folder,
        "clinic.schema.json",
        "\"x-sensitive\": true",
        "\"x-sensitive\": true, \"x-identity\": {\"scheme\": \"gb-11643\", \"birth-date\": \"since\"}");
    Problems problems = new Problems();
    List<Field> fields = SchemaFiles.read(folder, problems).table("clinic").orElseThrow().fields();
    assertThat(problems.sorted()).isEmpty();
    assertThat(fields.get(4).intake())
        .isEqualTo(
            new Intake(
                List.of(
                    new OtherUnit("元", BigDecimal.ONE), new OtherUnit("千元", new BigDecimal("1E3"))),
                new PlausibleRange(new BigDecimal("0.5"), null),
                List.of("none"),
                null));
    assertThat(fields.get(7).intake())
        .isEqualTo(
            new Intake(List.of(), null, null, new Identity(Identity.Scheme.GB_11643, "since")));
    assertThat(fields.get(3).intake()).isEqualTo(Intake.PLAIN);
  }

  @Test
  void letsOnlyPublishedFieldsStandForDimensions() {
    Problems problems = new Problems();
    TableSchema scorecard =
        SchemaFiles.readPublished(SCHEMAS, problems).table("scorecard").orElseThrow();
    assertThat(problems.isEmpty()).isTrue();
    assertThat(scorecard.fields()).extracting(Field::name).contains("points_{dimension}");

    SchemaFiles.read(SCHEMAS.resolve("published"), problems);
    assertThat(Editions.lines(problems, SCHEMAS))
        .containsExactly(
            "published/scorecard.schema.json:5:14: Invalid name: points_{dimension} (snake_case)");
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "type": "integer" | "type": "intger" | clinic.schema.json:9:30: Unknown type: intger (did you mean integer?)
          "name": "clinic", | "name": "clinics", | clinic.schema.json:3:11: The table's name clinics differs from the file's (rename the file to clinics.schema.json, or write clinic)
          "x-decimals": 3 | "x-decimals": 30 | clinic.schema.json:10:56: Invalid x-decimals of budget: 30 (0 to 12)
          "x-decimals": 3 | "decimals": 3 | clinic.schema.json:10:42: Unknown key: decimals (did you mean x-decimals?)
          "x-unit": "beds" | "x-decimals": 1 | clinic.schema.json:9:55: x-decimals goes with the type number only (delete it)
          "minimum": 0 | "minimum": "none" | clinic.schema.json:9:86: minimum must be of type integer, not "none"
          "minimum": 0 | "minimum": 6000 | clinic.schema.json:9:86: The minimum 6000 is above the maximum 5000
          "minimum": 0 | "pattern": "0" | clinic.schema.json:9:86: pattern goes with the type string only (delete it)
          "1949-10-01" | "1949-13-01" | clinic.schema.json:12:66: minimum must be of type date, not "1949-13-01"
          C\\\\d{6} | C(\\\\d | clinic.schema.json:6:72: Invalid pattern: C(\\d (Unclosed group)
          ["编号"] | ["fund"] | clinic.schema.json:8:14: Duplicate header: fund (first at clinic.schema.json:6:20)
          ["否"] | ["是"] | clinic.schema.json:11:78: 是 cannot mean true and false
          "x-sensitive": true | "x-sensitive": "yes" | clinic.schema.json:13:60: Unknown x-sensitive: yes (one of true, false)
          "type": "number" | "type": "number", "x-sensitive": true | clinic.schema.json:10:5: A sensitive field must be a string: budget
          "fields": "district_code"}} | "fields": ["district_code", "x"]}} | clinic.schema.json:18:5: A foreign key to district must name as many fields on both sides
          "severity": "error" | "severity": "fatal" | clinic.schema.json:23:39: Unknown severity: fatal (one of error, warning, info)
          "x-optional": true | "x-optional": 1 | clinic.schema.json:21:17: Unknown x-optional: 1 (one of true, false)
          "x-decimals": 3 | "x-units": [{"unit": "万元", "factor": 0}] | clinic.schema.json:10:79: Invalid factor of 万元: 0 (must be above 0)
          "x-decimals": 3 | "x-units": [{"unit": "万元"}] | clinic.schema.json:10:54: Missing key: factor
          "x-decimals": 3 | "x-units": [{"unit": "4元", "factor": 1}] | clinic.schema.json:10:63: Invalid unit: 4元 (a word that does not begin with a digit)
          "x-decimals": 3 | "x-units": [{"unit": "元", "factor": 1}, {"unit": "元", "factor": 2}] | clinic.schema.json:10:91: Duplicate unit: 元 (first at clinic.schema.json:10:63)
          "x-decimals": 3 | "x-plausible": {"minimum": 5, "maximum": 1} | clinic.schema.json:10:69: Invalid minimum of the plausible range: 5 (above the maximum 1)
          "x-decimals": 3 | "x-plausible": {} | clinic.schema.json:10:57: A plausible range needs a minimum or a maximum
          "x-sensitive": true | "x-units": [{"unit": "元", "factor": 1}] | clinic.schema.json:13:56: x-units goes with the types number and integer only (delete it)
          "x-sensitive": true | "x-plausible": {"minimum": 5} | clinic.schema.json:13:60: x-plausible goes with the types number and integer only (delete it)
          "x-sensitive": true | "x-identity": {"scheme": "gb-11643"} | clinic.schema.json:13:59: x-identity goes with x-sensitive: true only (add that)
          "x-sensitive": true | "x-sensitive": true, "x-identity": {"scheme": "gb11643"} | clinic.schema.json:13:91: Unknown scheme: gb11643 (did you mean gb-11643?)
          "minimum": 0 | "exclusiveMinimum": 9, "exclusiveMaximum": 9 | clinic.schema.json:9:95: The exclusiveMinimum 9 is not below the exclusiveMaximum 9
          ["诊所表"] | ["Districts"] | district.schema.json:2:32: Duplicate name of files: Districts (first at clinic.schema.json:20:20)
          """)
  void saysWhereAMistakeIsAndWhatToDo(String good, String bad, String problem) {
    Path folder = Editions.copy(SCHEMAS, temporary.resolve("schemas"));
    Editions.replace(folder, "clinic.schema.json", good, bad);
    Problems problems = new Problems();
    SchemaFiles.read(folder, problems);
    assertThat(Editions.lines(problems, folder)).containsExactly(problem);
  }

  @Test
  void saysThatTheFolderIsMissingOrEmpty() {
    Problems problems = new Problems();
    SchemaFiles.read(temporary.resolve("none"), problems);
    SchemaFiles.read(temporary, problems);
    assertThat(problems.sorted())
        .extracting(Problem::toString)
        .containsExactly(
            temporary + ": The folder holds no *.schema.json file",
            temporary + "/none: The folder does not exist (it should hold *.schema.json files)");
  }

  private static Schemas read() {
    Problems problems = new Problems();
    Schemas schemas = SchemaFiles.read(SCHEMAS, problems);
    assertThat(problems.sorted()).isEmpty();
    return schemas;
  }

  private static SourceLocation at(int line, int column) {
    return new SourceLocation(SourceFile.nameOf(SCHEMAS) + "/clinic.schema.json", line, column);
  }
}
