package org.districtassessment.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.districtassessment.publish.Tables.CLINICS;
import static org.districtassessment.publish.Tables.bounded;
import static org.districtassessment.publish.Tables.clinics;
import static org.districtassessment.publish.Tables.decimal;
import static org.districtassessment.publish.Tables.field;
import static org.districtassessment.publish.Tables.row;
import static org.districtassessment.publish.Tables.schema;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.parquet.HadoopReadOptions;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.LocalInputFile;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.schema.FieldType;
import org.districtassessment.core.schema.TableSchema;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetFileTest {

  @TempDir private Path folder;

  @Test
  void holdsTheSameAsTheCsvFileToAnotherReader() throws Exception {
    Path parquet = written(CLINICS, clinics());
    Path csv = folder.resolve("clinics.csv");
    writeCsv(csv, CLINICS, clinics());

    List<String> fromParquet = lines("SELECT * FROM read_parquet('" + parquet + "')");
    List<String> fromCsv =
        lines(
            "SELECT * REPLACE (CASE WHEN clinic LIKE '''%' THEN substr(clinic, 2) ELSE clinic END"
                + " AS clinic) FROM read_csv('"
                + csv
                + "', header = true, quote = '\"', escape = '\"', allow_quoted_nulls = false,"
                + " columns = {'clinic': 'VARCHAR', 'beds': 'BIGINT', 'budget': 'DECIMAL(38,2)',"
                + " 'share': 'DECIMAL(18,10)', 'open': 'BOOLEAN', 'founded': 'DATE', 'year':"
                + " 'INTEGER'}, new_line = '\\r\\n')");

    assertThat(fromParquet).hasSize(clinics().size()).isEqualTo(fromCsv);
    assertThat(fromParquet.get(0)).isEqualTo("城口诊所|12|1234.50|0.0000000001|true|2020-02-29|2024");
    assertThat(fromParquet.get(2)).isEqualTo("|null|null|null|null|null|null");
    assertThat(fromParquet.get(3)).isEqualTo("null|0|0.00|0.5000000000|true|1970-01-01|2000");
    assertThat(fromParquet.get(5))
        .startsWith("'-x|-9223372036854775808|-99999999999999999999999.99|");
  }

  @Test
  void takesTheTypeOfANumberFromTheBoundsOfItsField() throws Exception {
    Path file =
        written(
            schema(
                "numbers",
                field("free", FieldType.NUMBER, 2),
                bounded("full", 10, "-99999999", "99999999"),
                bounded("over", 10, "0", "100000000")),
            List.of());

    assertThat(
            lines(
                "SELECT column_name, column_type FROM (DESCRIBE FROM read_parquet('"
                    + file
                    + "'))"))
        .containsExactly("free|DECIMAL(38,2)", "full|DECIMAL(18,10)", "over|DECIMAL(38,10)");
  }

  @Test
  void refusesANumberBeyondItsBounds() {
    TableSchema table = schema("numbers", bounded("n", 2, "0", "100"));

    assertThatThrownBy(() -> written(table, List.of(row(decimal("12345678901234567.00")))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("n of numbers has more than 18 digits: 12345678901234567.00");
  }

  @Test
  void tellsTitlesAndUnitsToItsReaders() throws Exception {
    Path file = written(CLINICS, clinics());
    Map<String, String> metadata = new TreeMap<>();
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT decode(key), decode(value) FROM parquet_kv_metadata('" + file + "')")) {
      while (rows.next()) {
        metadata.put(rows.getString(1), rows.getString(2));
      }
    }

    assertThat(metadata)
        .containsEntry("title", "Table clinics")
        .containsEntry("title.beds", "Column beds")
        .containsEntry("description.beds", "what beds is")
        .containsEntry("unit.budget", "yuan")
        .doesNotContainKey("unit.beds");
    StructType spark =
        (StructType) DataType.fromJson(metadata.get("org.apache.spark.sql.parquet.row.metadata"));
    assertThat(spark.apply("budget").dataType().sql()).isEqualTo("DECIMAL(38,2)");
    assertThat(spark.apply("share").dataType().sql()).isEqualTo("DECIMAL(18,10)");
    assertThat(spark.apply("budget").getComment().get()).isEqualTo("Column budget");
    assertThat(spark.apply("budget").metadata().getString("unit")).isEqualTo("yuan");
  }

  @Test
  void lettingAByteOfAPageChangeIsNoticedByItsReader() throws Exception {
    TableSchema table = schema("words", field("word", FieldType.STRING, 0));
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      rows.add(row("word " + i * 7919 % 10_007));
    }
    Path file = written(table, rows);
    assertThat(pages(file)).isEqualTo(1);

    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 3] ^= 1;
    Files.write(file, bytes);

    assertThatThrownBy(() -> pages(file))
        .hasStackTraceContaining("CRC checksum verification failed");
  }

  @Test
  void leavesNoOtherFileBesideIt() throws Exception {
    written(CLINICS, clinics());

    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactly("clinics.parquet");
    }
  }

  @Test
  void hasTheSameBytesInEveryProcess() throws Exception {
    Set<String> digests = new HashSet<>();
    digests.add(digest(written(CLINICS, clinics())));
    for (int i = 0; i < 5; i++) {
      Path child = folder.resolve("child-" + i);
      String[] zone = {"UTC", "Asia/Shanghai", "America/New_York", "UTC", "Asia/Tokyo"};
      String[] language = {"en", "zh", "tr", "ar", "th"};
      ProcessBuilder process = ChildJvm.of(WriteClinics.class, child);
      process
          .environment()
          .put(
              "JAVA_TOOL_OPTIONS",
              "-Duser.timezone=" + zone[i] + " -Duser.language=" + language[i]);
      assertThat(ChildJvm.output(process)).contains("written");
      digests.add(digest(child.resolve("clinics.parquet")));
    }

    assertThat(digests).hasSize(1);
  }

  /** Writes the clinics as a Parquet file into the folder of its first argument. */
  static final class WriteClinics {

    private WriteClinics() {}

    public static void main(String[] arguments) throws IOException {
      Path folder = Files.createDirectories(Path.of(arguments[0]));
      write(folder.resolve("clinics.parquet"), CLINICS, clinics());
      System.out.println("written");
    }
  }

  /** It is asked for beside other work, where nobody would see it fail. */
  @Test
  void preparesForAnyTable() throws IOException {
    ParquetFile.prepare(CLINICS, Language.EN);
    Path file = written(CLINICS, clinics());

    assertThat(file).exists();
    assertThat(folder.toFile().list()).containsExactly(file.getFileName().toString());
  }

  private Path written(TableSchema schema, List<List<@Nullable Object>> rows) throws IOException {
    Path file = folder.resolve(schema.name() + ".parquet");
    write(file, schema, rows);
    return file;
  }

  @SuppressWarnings("NullAway") // see Tables.table
  private static void write(Path file, TableSchema schema, List<List<@Nullable Object>> rows)
      throws IOException {
    try (ParquetFile parquet = ParquetFile.create(file, schema, Language.EN)) {
      for (List<@Nullable Object> row : rows) {
        parquet.write(row);
      }
    }
  }

  @SuppressWarnings("NullAway") // see Tables.table
  private static void writeCsv(Path file, TableSchema schema, List<List<@Nullable Object>> rows)
      throws IOException {
    try (CsvFile csv = CsvFile.create(file, schema)) {
      for (List<@Nullable Object> row : rows) {
        csv.write(row);
      }
    }
  }

  private static String digest(Path file) throws IOException {
    return Digests.of(Files.newInputStream(file)).sha256();
  }

  /** Reads the first column, checking the checksums of its pages, and returns their number. */
  private static int pages(Path file) throws IOException {
    int pages = 0;
    try (ParquetFileReader reader =
        ParquetFileReader.open(
            new LocalInputFile(file),
            HadoopReadOptions.builder(new PlainParquetConfiguration())
                .usePageChecksumVerification(true)
                .build())) {
      ColumnDescriptor column = reader.getFileMetaData().getSchema().getColumns().get(0);
      PageReader reading = reader.readNextRowGroup().getPageReader(column);
      for (DataPage page = reading.readPage(); page != null; page = reading.readPage()) {
        pages++;
      }
    }
    return pages;
  }

  private static List<String> lines(String query) throws SQLException {
    List<String> lines = new ArrayList<>();
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        List<String> cells = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
          @Nullable Object value = rows.getObject(i);
          cells.add(value instanceof BigDecimal number ? number.toPlainString() : "" + value);
        }
        lines.add(String.join("|", cells));
      }
    }
    return lines;
  }
}
