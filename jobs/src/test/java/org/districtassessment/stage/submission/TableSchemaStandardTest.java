package org.districtassessment.stage.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.districtassessment.config.SchemaFiles;
import org.districtassessment.core.finding.FindingCode;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.finding.Problems;
import org.districtassessment.core.schema.TableSchema;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the Table Schema standard says of fields and constraints, clause by clause, from the
 * descriptor to the findings. The standard's word on a clause stands in the last column.
 *
 * <p>Where we differ on purpose: an empty cell is missing even if {@code missingValues} leaves it
 * out; usual marks such as a dash are missing in fields that do not allow them as a value; cells in
 * other spellings are converted where that is certain; {@code unique} and {@code primaryKey} hold
 * among all files of a unit, not within one file.
 */
class TableSchemaStandardTest {

  @TempDir Path folder;

  @ParameterizedTest(name = "{0}: [{2}] gives [{3}]")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      ignoreLeadingAndTrailingWhitespace = true,
      textBlock =
          """
          # clause             | field                                                                      | cell       | result
          # Any value is a string, also one that looks like something else.
          type string          | "type": "string"                                                           | 1          | text
          # Integers: an optional sign, then digits, leading zeros allowed.
          type integer         | "type": "integer"                                                          | 007        | 7
          type integer         | "type": "integer"                                                          | +5         | 5
          type integer         | "type": "integer"                                                          | 5x         | type-error
          # Numbers: decimals with a point, digits before or behind it.
          type number          | "type": "number"                                                           | -.5        | -0.5
          type number          | "type": "number"                                                           | x          | type-error
          # Booleans: the default true and false values; trueValues and falseValues replace them.
          type boolean         | "type": "boolean"                                                          | True       | 1
          type boolean         | "type": "boolean"                                                          | 0          | 0
          trueValues           | "type": "boolean", "trueValues": ["oui"], "falseValues": ["non"]           | oui        | 1
          trueValues           | "type": "boolean", "trueValues": ["oui"], "falseValues": ["non"]           | peut-être  | type-error
          # Dates: ISO 8601 yyyy-MM-dd, and the day must exist.
          type date            | "type": "date"                                                             | 2024-02-29 | 2024-02-29
          type date            | "type": "date"                                                             | 2023-02-29 | type-error
          # Years: as XML Schema's gYear.
          type year            | "type": "year"                                                             | 2024       | 2024
          # required: the field cannot be null.
          required             | "type": "string", "constraints": {"required": true}                        | ``         | constraint-required
          required             | "type": "string", "constraints": {"required": false}                       | ``         | missing
          # Constraints but required do not apply to null.
          null and constraints | "type": "integer", "constraints": {"minimum": 5}                           | ``         | missing
          null and constraints | "type": "string", "constraints": {"minLength": 5}                          | ``         | missing
          null and constraints | "type": "string", "constraints": {"enum": ["a"]}                           | ``         | missing
          # minimum and maximum are inclusive, of the field's type.
          minimum              | "type": "integer", "constraints": {"minimum": 5}                           | 5          | 5
          minimum              | "type": "integer", "constraints": {"minimum": 5}                           | 4          | constraint-minimum
          minimum              | "type": "integer", "constraints": {"minimum": "5"}                         | 10         | 10
          minimum              | "type": "number", "constraints": {"minimum": "0.005"}                      | 0.00       | constraint-minimum
          minimum              | "type": "date", "constraints": {"minimum": "2024-01-01"}                   | 2023-12-31 | constraint-minimum
          minimum              | "type": "year", "constraints": {"minimum": 2000}                           | 1999       | constraint-minimum
          maximum              | "type": "number", "constraints": {"maximum": 1.5}                          | 1.50       | 1.5
          maximum              | "type": "number", "constraints": {"maximum": 1.5}                          | 1.51       | constraint-maximum
          # exclusiveMinimum and exclusiveMaximum (version 2): not the bound itself.
          exclusiveMinimum     | "type": "integer", "constraints": {"exclusiveMinimum": 5}                  | 5          | constraint-exclusive-minimum
          exclusiveMinimum     | "type": "integer", "constraints": {"exclusiveMinimum": 5}                  | 6          | 6
          exclusiveMinimum     | "type": "number", "constraints": {"exclusiveMinimum": 0}                   | 0.01       | 0.01
          exclusiveMinimum     | "type": "number", "constraints": {"exclusiveMinimum": "0.005"}             | 0.01       | 0.01
          exclusiveMaximum     | "type": "number", "constraints": {"exclusiveMaximum": 1}                   | 1.00       | constraint-exclusive-maximum
          exclusiveMaximum     | "type": "number", "constraints": {"exclusiveMaximum": "0.995"}             | 0.99       | 0.99
          exclusiveMaximum     | "type": "date", "constraints": {"exclusiveMaximum": "2024-01-01"}          | 2024-01-01 | constraint-exclusive-maximum
          # minLength and maxLength count characters, not bytes.
          minLength            | "type": "string", "constraints": {"minLength": 2}                          | 重庆       | text
          minLength            | "type": "string", "constraints": {"minLength": 3}                          | 重庆       | constraint-length
          maxLength            | "type": "string", "constraints": {"maxLength": 2}                          | 重庆       | text
          maxLength            | "type": "string", "constraints": {"maxLength": 1}                          | 😀         | text
          maxLength            | "type": "string", "constraints": {"maxLength": 2}                          | abc        | constraint-length
          # pattern: XML Schema syntax, which is anchored: the whole value must match.
          pattern              | "type": "string", "constraints": {"pattern": "[a-c]+"}                     | abc        | text
          pattern              | "type": "string", "constraints": {"pattern": "[a-c]+"}                     | abcd       | constraint-pattern
          pattern              | "type": "string", "constraints": {"pattern": "ab?"}                        | abb        | constraint-pattern
          # enum: exactly one of the values, compared as values of the type.
          enum                 | "type": "string", "constraints": {"enum": ["a", "b"]}                      | b          | text
          enum                 | "type": "string", "constraints": {"enum": ["a", "b"]}                      | B          | constraint-enum
          enum                 | "type": "integer", "constraints": {"enum": [1, 2]}                         | 02         | 2
          enum                 | "type": "integer", "constraints": {"enum": [1, 2]}                         | 3          | constraint-enum
          enum                 | "type": "number", "constraints": {"enum": ["1.50"]}                        | 1.5        | 1.5
          enum                 | "type": "date", "constraints": {"enum": ["2024-01-01"]}                    | 2024-01-02 | constraint-enum
          # missingValues: compared as strings before any conversion to the type.
          missingValues        | "type": "integer", "missingValues": ["-99"]                                | -99        | missing
          missingValues        | "type": "integer", "missingValues": ["-99"]                                | -099       | -99
          missingValues        | "type": "string", "missingValues": ["NA"], "constraints": {"required": true} | NA       | constraint-required
          missingValues        | "type": "string"                                                           | none       | missing
          # missingValues of a field (version 2) stand instead of the table's.
          field missingValues  | "type": "string", "missingValues": ["NA"]                                  | none       | text
          # A primary key implies required.
          primaryKey           | "type": "string", "x-key": true                                            | ``         | constraint-required
          primaryKey           | "type": "string", "x-key": true                                            | none       | constraint-required
          """)
  void doesWhatTheStandardSays(String clause, String field, String cell, String result)
      throws IOException {
    boolean isKey = field.contains("\"x-key\": true");
    String descriptor =
        """
        {"name": "t", "title": "t", "fields": [{"name": "a", %s}], "missingValues": ["", "none"]%s}
        """
            .formatted(
                field.replace(", \"x-key\": true", ""), isKey ? ", \"primaryKey\": \"a\"" : "");
    Files.writeString(folder.resolve("t.schema.json"), descriptor);
    Problems problems = new Problems();
    TableSchema table = SchemaFiles.read(folder, problems).table("t").orElseThrow();
    assertThat(problems.sorted()).isEmpty();
    assertThat(result(table, cell)).as(clause).isEqualTo(result);
  }

  /** Codes of the findings; else the value. */
  private static String result(TableSchema table, String cell) {
    TableLayout layout = new TableLayout(table, "none", "none");
    byte[] bytes = Cells.utf8(cell);
    if (layout.isMissing(0, bytes, 0, bytes.length)) {
      return layout.required(0) ? FindingCode.REQUIRED.code() : "missing";
    }

    CellReader reader = layout.reader(0);
    FieldCheck check = new FieldCheck(table.fields().get(0), 0, reader, Language.EN);
    if (!reader.reads(bytes, 0, bytes.length)) {
      return reader.failure().code();
    }

    List<RowProblem> found = new ArrayList<>();
    check.check(reader, found);
    if (!found.isEmpty()) {
      return found.stream().map(RowProblem::code).collect(Collectors.joining(" "));
    }

    return reader.isText() ? "text" : reader.canonical(reader.value());
  }
}
