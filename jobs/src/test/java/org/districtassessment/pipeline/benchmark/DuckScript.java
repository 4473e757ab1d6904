package org.districtassessment.pipeline.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.districtassessment.core.rule.BoundRules;
import org.districtassessment.core.schema.TableSchema;
import org.districtassessment.pipeline.IndicatorsInSql;

/**
 * The work of an evaluation as a script of DuckDB: a file per stage, in the order of their names.
 *
 * @param input folder with a folder per year, as {@link PlainSpec} has it written
 * @param output folder for what is published
 * @param key of the pseudonyms
 * @param memory what DuckDB may use, such as {@code 4GB}
 */
record DuckScript(BoundRules rules, Path input, Path output, String key, String memory) {

  private static final int HMAC_BLOCK = 64;

  /** What is published, with the order of its rows. */
  private static final Map<String, String> TABLES =
      Map.of(
          "submission", "table_name, unit",
          "finding", "table_name, unit, code, field, row_no",
          "rejected_row", "table_name, unit, codes, record",
          "recomputed", "unit, indicator_id",
          "tally", "check_id, unit, field",
          "found", "check_id, unit, row_key, field",
          "listed", "unit, list_id, row_key");

  /** Writes the files and returns their folder. */
  Path write(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.createDirectories(output);
    int number = 0;
    for (Map.Entry<String, String> stage : stages().entrySet()) {
      Files.writeString(
          folder.resolve("%d %s.sql".formatted(number++, stage.getKey())), stage.getValue());
    }
    return folder;
  }

  /** The folder of the table that the script publishes. */
  static Path published(Path output, String table) {
    return output.resolve(table + ".parquet");
  }

  private Map<String, String> stages() throws IOException {
    List<TableSql> tables = tables();
    CheckSql checks = new CheckSql(rules);
    Map<String, String> stages = new LinkedHashMap<>();
    stages.put("settings", settings());
    StringBuilder read = new StringBuilder(TableSql.PROBLEMS);
    for (TableSql table : tables) {
      read.append(table.read());
    }
    stages.put("read and check rows", read.toString());
    StringBuilder keys = new StringBuilder();
    tables.forEach(table -> keys.append(new KeySql(table).checkKeys()));
    keys.append(
        """
        CREATE TABLE submission (table_name VARCHAR, unit VARCHAR, rows_read BIGINT, rows_rejected BIGINT);
        CREATE TABLE rejected_row (table_name VARCHAR, unit VARCHAR, codes VARCHAR, record VARCHAR);
        """);
    tables.forEach(table -> keys.append(table.reject()));
    keys.append(
        "CREATE VIEW finding AS SELECT * FROM problem WHERE table_name NOT LIKE 'previous\\_%' ESCAPE '\\';\n");
    stages.put("check keys", keys.toString());
    stages.put(
        "indicators", "SET VARIABLE year = " + rules.year() + ";\n" + IndicatorsInSql.script());
    stages.put("views", before() + checks.views());
    stages.put(
        "anomalies",
        "CREATE TABLE found (check_id VARCHAR, unit VARCHAR, row_key VARCHAR, field VARCHAR, observed VARCHAR, expected VARCHAR);\n"
            + String.join("", checks.checksSql()));
    stages.put(
        "counts of screens",
        "CREATE TABLE tally (check_id VARCHAR, unit VARCHAR, field VARCHAR, observed VARCHAR);\n"
            + String.join("", new ScreenSql(rules).tallies()));
    stages.put(
        "lists",
        "CREATE TABLE listed (list_id VARCHAR, unit VARCHAR, row_key VARCHAR, shown VARCHAR);\n"
            + String.join("", checks.listsSql()));
    stages.put("publish", publish());
    return stages;
  }

  private String settings() {
    return """
        SET memory_limit = '%s';
        SET temp_directory = '%s';
        SET threads = %d;
        CREATE MACRO pseudonym(text) AS
          'P' || left(sha256(%s || unhex(sha256(%s || encode(upper(trim(text)))))), 24);
        """
        .formatted(
            memory,
            output.resolve("spilled"),
            Runtime.getRuntime().availableProcessors(),
            padded(0x5c),
            padded(0x36));
  }

  /** The key of HMAC-SHA-256 as RFC 2104 pads it; it is no longer than a block. */
  private String padded(int pad) {
    byte[] bytes = key.getBytes(UTF_8);
    StringBuilder blob = new StringBuilder();
    for (int i = 0; i < HMAC_BLOCK; i++) {
      int octet = i < bytes.length ? bytes[i] & 0xff : 0;
      blob.append("\\x%02X".formatted(octet ^ pad));
    }
    return "'" + blob + "'::BLOB";
  }

  /** All tables of the year, and of the year before those that something reads. */
  private List<TableSql> tables() throws IOException {
    List<TableSql> tables = new ArrayList<>();
    addTables(rules.schemas().all(), rules.year(), "", tables);
    Set<String> before = new TreeSet<>(CheckSql.tablesBefore(rules));
    var matcher = Pattern.compile("previous_(\\w+)").matcher(IndicatorsInSql.script());
    while (matcher.find()) {
      before.add(matcher.group(1));
    }
    List<TableSql> earlier = new ArrayList<>();
    addTables(rules.schemas().all(), rules.year() - 1, "previous_", earlier);
    for (TableSql table : earlier) {
      if (before.contains(table.schema().name())) {
        before.addAll(table.parents());
      }
    }
    earlier.stream().filter(table -> before.contains(table.schema().name())).forEach(tables::add);
    return tables;
  }

  /** The unit table comes first: others look into it. */
  private void addTables(
      Iterable<TableSchema> schemas, int year, String prefix, List<TableSql> tables) {
    List<TableSql> others = new ArrayList<>();
    for (TableSchema schema : schemas) {
      TableSql table =
          new TableSql(
              schema,
              rules.schemas(),
              rules.rules().unit(),
              input.resolve(Integer.toString(year)).toAbsolutePath(),
              prefix);
      (schema.name().equals(rules.rules().unit().table()) ? tables : others).add(table);
    }
    tables.addAll(others);
  }

  /** The year before under the names that rules write. */
  private String before() {
    StringBuilder views = new StringBuilder("CREATE SCHEMA previous;\n");
    for (String table : CheckSql.tablesBefore(rules)) {
      views.append("CREATE VIEW previous.%1$s AS FROM main.previous_%1$s;%n".formatted(table));
    }
    return views.toString();
  }

  private String publish() {
    StringBuilder copies = new StringBuilder();
    new TreeSet<>(TABLES.keySet())
        .forEach(
            table -> {
              String rows = "(FROM %s ORDER BY %s)".formatted(table, TABLES.get(table));
              copies.append(
                  "COPY %s TO '%s' (FORMAT parquet, COMPRESSION zstd);%n"
                      .formatted(rows, published(output, table)));
              copies.append(
                  "COPY %s TO '%s' (FORMAT csv, HEADER);%n"
                      .formatted(rows, output.resolve(table + ".csv")));
            });
    return copies.toString();
  }

  /** Reads a stage of a script. */
  static String read(Path stage) throws IOException {
    return Files.readString(stage, UTF_8);
  }
}
