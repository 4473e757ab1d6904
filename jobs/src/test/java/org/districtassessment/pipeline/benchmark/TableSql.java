package org.districtassessment.pipeline.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.districtassessment.core.finding.FindingCode;
import org.districtassessment.core.rule.UnitTable;
import org.districtassessment.core.schema.Field;
import org.districtassessment.core.schema.FieldType;
import org.districtassessment.core.schema.ForeignKey;
import org.districtassessment.core.schema.Schemas;
import org.districtassessment.core.schema.TableSchema;

/**
 * Statements of DuckDB that read and validate one table of one year.
 *
 * <p>The CSV reader parses into the types of the schema and keeps lines that do not fit apart; one
 * pass notes what is wrong with a row by itself; keys are compared among all rows that were sent
 * ({@link KeySql}); at last rows with an error are deleted, which leaves the accepted ones.
 *
 * @param prefix in front of names of tables: {@code previous_}, or nothing for the assessed year
 */
record TableSql(TableSchema schema, Schemas schemas, UnitTable units, Path year, String prefix) {

  /** Where problems of all tables stand. */
  static final String PROBLEMS =
      """
      CREATE TABLE problem (
        table_name VARCHAR, unit VARCHAR, row_no BIGINT, severity VARCHAR, code VARCHAR, field VARCHAR);
      CREATE TABLE broken_row (table_name VARCHAR, unit_of_file VARCHAR, line BIGINT, record VARCHAR);
      """;

  /** The name of the table in the script. */
  String name() {
    return prefix + schema.name();
  }

  /** Another table of the same year. */
  Optional<TableSql> sibling(String other) {
    return schemas.table(other).map(found -> new TableSql(found, schemas, units, year, prefix));
  }

  /** The tables that this one refers to. */
  List<String> parents() {
    return schema.foreignKeys().stream().map(ForeignKey::table).distinct().toList();
  }

  boolean isUnitTable() {
    return schema.name().equals(units.table());
  }

  /** The field that names the unit. */
  String unitField() {
    return isUnitTable()
        ? units.key()
        : schema.referenceTo(units.table(), units.key()).orElseThrow();
  }

  boolean isOneFile() {
    return Files.exists(oneFile());
  }

  private Path oneFile() {
    return year.resolve(schema.name() + ".csv");
  }

  /** Reads the files and notes what is wrong with rows by themselves. */
  String read() throws IOException {
    if (!isOneFile() && !hasFilesOfUnits()) {
      return nothing();
    }

    List<CellSql.Problem> problems = new ArrayList<>(CellSql.problems(schema));
    if (!isOneFile()) {
      problems.add(
          CellSql.Problem.of(
              unitField() + " <> unit_of_file",
              FindingCode.UNIT_MISMATCH,
              schema.field(unitField()).orElseThrow()));
    }
    String fields =
        schema.fields().stream().map(TableSql::stored).collect(Collectors.joining(",\n  "));
    String values =
        schema.fields().stream()
            .flatMap(field -> CellSql.values(schema, field).stream())
            .collect(Collectors.joining(",\n      "));
    String columns =
        schema.fields().stream()
            .map(field -> CellSql.text(field.name()) + ": " + CellSql.text(CellSql.readAs(field)))
            .collect(Collectors.joining(", "));
    String any =
        problems.stream()
            .map(each -> "(" + each.condition() + ")")
            .collect(Collectors.joining("\n      OR "));
    String marks =
        problems.stream()
            .map(
                each ->
                    "CASE WHEN " + each.condition() + " THEN " + CellSql.text(each.mark()) + " END")
            .collect(Collectors.joining(",\n      "));
    List<String> missing = new ArrayList<>(List.of(""));
    missing.addAll(CellSql.marksOfAll(schema));
    return """
        CREATE TABLE %1$s AS
        SELECT
          %2$s,
          unit_of_file, problems
        FROM (
          SELECT *, CASE WHEN
              %3$s
            THEN concat_ws(';',
              %4$s) END AS problems
          FROM (
            SELECT
              %5$s,
              %6$s AS unit_of_file
            FROM read_csv(%7$s, columns = {%8$s},
              auto_detect = false, header = true, delim = ',', quote = '"', escape = '"',
              nullstr = [%9$s], filename = true, store_rejects = true,
              rejects_table = 'rejects_of_%1$s', rejects_scan = 'scans_of_%1$s') c));
        INSERT INTO problem
        SELECT '%1$s', %10$s, row_no, split_part(mark, '|', 1), split_part(mark, '|', 2), split_part(mark, '|', 3)
        FROM (
          SELECT *, rowid AS row_no, unnest(string_split(problems, ';')) AS mark
          FROM %1$s
          WHERE problems IS NOT NULL);
        """
            .formatted(
                name(),
                fields,
                any,
                marks,
                values,
                unitOfFile("c.filename"),
                CellSql.text(
                    isOneFile() ? oneFile().toString() : year + "/*/" + schema.name() + "_*.csv"),
                columns,
                CellSql.texts(missing),
                unitOfRow())
        + broken();
  }

  private boolean hasFilesOfUnits() throws IOException {
    try (Stream<Path> files = Files.find(year, 2, (file, about) -> about.isRegularFile())) {
      return files.anyMatch(
          file ->
              file.getNameCount() == year.getNameCount() + 2
                  && file.getFileName().toString().startsWith(schema.name() + "_"));
    }
  }

  /** A table that nobody sent. */
  private String nothing() {
    return schema.fields().stream()
        .map(
            field ->
                field.name()
                    + " "
                    + (field.type() == FieldType.BOOLEAN ? "BOOLEAN" : CellSql.readAs(field)))
        .collect(
            Collectors.joining(
                ", ",
                "CREATE TABLE " + name() + " (",
                ", unit_of_file VARCHAR, problems VARCHAR);\n"));
  }

  /** A value as it is kept: few different texts as numbers of them. */
  private static String stored(Field field) {
    List<String> words = field.constraints().enumeration();
    return field.type() == FieldType.STRING && !words.isEmpty()
        ? "TRY_CAST(%1$s AS ENUM (%2$s)) AS %1$s".formatted(field.name(), CellSql.texts(words))
        : field.name();
  }

  /** Lines that the reader could not take apart or convert. */
  private String broken() {
    return """
        INSERT INTO broken_row
        SELECT '%1$s', %2$s, r.line, any_value(r.csv_line)
        FROM rejects_of_%1$s r
        JOIN scans_of_%1$s s USING (scan_id, file_id)
        GROUP BY s.file_path, r.line;
        INSERT INTO problem
        SELECT '%1$s', %2$s, -CAST(r.line AS BIGINT), 'error',
          CASE r.error_type WHEN 'CAST' THEN 'type-error' WHEN 'MISSING COLUMNS' THEN 'missing-cell'
            WHEN 'TOO MANY COLUMNS' THEN 'extra-cell' ELSE 'format-error' END,
          CASE r.error_type WHEN 'CAST' THEN r.column_name ELSE '' END
        FROM rejects_of_%1$s r
        JOIN scans_of_%1$s s USING (scan_id, file_id);
        """
        .formatted(name(), unitOfFile("s.file_path"));
  }

  private String unitOfFile(String path) {
    return isOneFile() ? "CAST(NULL AS VARCHAR)" : "split_part(" + path + ", '/', -2)";
  }

  /** The unit of a row, where it is known. */
  String unitOfRow() {
    if (!isOneFile()) {
      return "unit_of_file";
    }

    return isUnitTable()
        ? unitField()
        : "CASE WHEN %1$s IN (SELECT %2$s FROM %3$s%4$s) THEN %1$s END"
            .formatted(unitField(), units.key(), prefix, units.table());
  }

  /** Whether a row names the unit it belongs to, so that its keys count. */
  String takesPart() {
    if (isUnitTable()) {
      return "true";
    }

    return isOneFile()
        ? "%s IN (SELECT %s FROM %s%s)".formatted(unitField(), units.key(), prefix, units.table())
        : unitField() + " = unit_of_file";
  }

  /** Keeps rejected rows with their reasons, counts, and leaves the accepted rows in the table. */
  String reject() {
    String record =
        schema.fields().stream()
            .map(
                field ->
                    field.sensitive()
                        ? "coalesce(pseudonym(t." + field.name() + "), '')"
                        : "coalesce(CAST(t." + field.name() + " AS VARCHAR), '')")
            .collect(Collectors.joining(", "));
    return """
        INSERT INTO submission
        WITH wrong AS (
          SELECT DISTINCT row_no FROM problem WHERE table_name = '%1$s' AND severity = 'error' AND row_no >= 0)
        SELECT '%1$s', unit, sum(rows_read), sum(rows_rejected)
        FROM (
          SELECT unit_of_file AS unit, count(*) AS rows_read, count(wrong.row_no) AS rows_rejected
          FROM %1$s t
          LEFT JOIN wrong ON wrong.row_no = t.rowid
          GROUP BY unit_of_file
          UNION ALL
          SELECT unit_of_file, count(*), count(*) FROM broken_row WHERE table_name = '%1$s' GROUP BY unit_of_file)
        GROUP BY unit;
        INSERT INTO rejected_row
        SELECT '%1$s', w.unit, w.codes, concat_ws(',', %2$s)
        FROM %1$s t
        JOIN (
          SELECT row_no, any_value(unit) AS unit, string_agg(DISTINCT code, ';' ORDER BY code) AS codes
          FROM problem
          WHERE table_name = '%1$s' AND severity = 'error'
          GROUP BY row_no) w ON w.row_no = t.rowid
        UNION ALL
        SELECT '%1$s', b.unit_of_file, w.codes, regexp_replace(b.record, '[0-9]{15,}[Xx]?', '*', 'g')
        FROM broken_row b
        JOIN (
          SELECT unit, row_no, string_agg(DISTINCT code, ';' ORDER BY code) AS codes
          FROM problem
          WHERE table_name = '%1$s' AND row_no < 0
          GROUP BY unit, row_no) w
          ON w.row_no = -b.line AND w.unit IS NOT DISTINCT FROM b.unit_of_file
        WHERE b.table_name = '%1$s';
        DELETE FROM %1$s
        WHERE rowid IN (SELECT row_no FROM problem WHERE table_name = '%1$s' AND severity = 'error');
        """
        .formatted(name(), record);
  }
}
