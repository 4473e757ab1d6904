package org.districtassessment.generate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.districtassessment.core.finding.SourceLocation;
import org.districtassessment.core.finding.Text;
import org.districtassessment.core.schema.Constraints;
import org.districtassessment.core.schema.Field;
import org.districtassessment.core.schema.FieldType;
import org.districtassessment.core.schema.Schemas;
import org.districtassessment.core.schema.TableSchema;
import org.districtassessment.generate.GenerateOptions.Planting;
import org.districtassessment.stage.TestSpark;

/** A small subject to generate: regions with clinics, which have visits. */
final class Clinics {

  static final String UNITS = "code,label,size\nN,North,1\nS,South,1\n";

  static final String HEAD =
      """
      format: district-assessment-generator/1
      units:
        file: units.csv
        key: region
        name: label
        weight: size
        columns: {region: "if(copy = 0, code, concat(code, copy))"}
      """;

  static final String PLAIN_FILES =
      """
      files:
        names: ["{unit}/{table}_{unit}"]
        headers: {name: 1}
      """;

  /** Two clinics a region, of which the first has one visit and the second two. */
  static final String TABLES =
      """
      tables:
        - name: clinic
          each: unit
          count: 2
          key: clinic_id
          columns:
            region: unit.region
            clinic_id: concat(region, '-', n)
            budget: 100.5 * n
            open: n = 1
        - name: visit
          each: clinic
          entity: clinic
          count: clinic.n
          key: concat(clinic_id, '/', visit_number)
          columns:
            region: unit.region
            clinic_id: clinic.clinic_id
            visit_number: n
            remarks: if(n = 2, concat('second,', char(10), 'and "last"'), cast(year as string))
      """;

  private Clinics() {}

  static Schemas schemas() {
    return new Schemas(
        List.of(
            table(
                "clinic",
                field("region", FieldType.STRING),
                field("clinic_id", FieldType.STRING),
                field("budget", FieldType.NUMBER),
                field("open", FieldType.BOOLEAN)),
            table(
                "visit",
                field("region", FieldType.STRING),
                field("clinic_id", FieldType.STRING),
                field("visit_number", FieldType.INTEGER),
                field("remarks", FieldType.STRING))));
  }

  static TableSchema table(String name, Field... fields) {
    return new TableSchema(
        name,
        new Text("表" + name, "Table " + name),
        Text.same(""),
        Arrays.asList(fields),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        false,
        SourceLocation.ofFile("schema"));
  }

  static Field field(String name, FieldType type) {
    return new Field(
        name,
        type,
        new Text("列" + name, "Field " + name),
        Text.same(""),
        List.of("alias " + name),
        null,
        type == FieldType.NUMBER ? 2 : 0,
        false,
        Constraints.NONE,
        type == FieldType.BOOLEAN ? List.of("true", "是") : List.of(),
        type == FieldType.BOOLEAN ? List.of("false", "否") : List.of(),
        SourceLocation.ofFile("schema"));
  }

  /**
   * Writes the specification and the units, generates below {@code folder} and returns the files.
   */
  static Generated generate(Path folder, String spec, GenerateOptions options, int slices)
      throws IOException {
    Path file = Files.writeString(folder.resolve("generator.yaml"), spec);
    Files.writeString(folder.resolve("units.csv"), UNITS);
    GenerateReport report =
        GenerateSubmissions.generate(TestSpark.session(), file, schemas(), options, slices);
    return new Generated(report, files(Path.of(options.output())));
  }

  static GenerateOptions options(Path output, int... years) {
    return new GenerateOptions(
        output.toString(),
        Arrays.stream(years).boxed().toList(),
        7,
        null,
        100,
        Planting.AS_SPECIFIED);
  }

  /** Text of every file by its path below the output. */
  record Generated(GenerateReport report, SortedMap<String, String> files) {

    List<String> lines(String file) {
      return files.getOrDefault(file, "").lines().toList();
    }

    /** Cells of the ledger's lines, which hold no quotes in these tests. */
    List<List<String>> ledger(int year) {
      List<List<String>> ledger = new ArrayList<>();
      lines("planted-" + year + ".csv").stream()
          .skip(1)
          .forEach(line -> ledger.add(List.of(line.split(",", -1))));
      return ledger;
    }
  }

  private static SortedMap<String, String> files(Path output) throws IOException {
    SortedMap<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(output)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        String name = output.relativize(path).toString().replace('\\', '/');
        files.put(name, Files.readString(path, StandardCharsets.UTF_8));
      }
    }
    return files;
  }
}
