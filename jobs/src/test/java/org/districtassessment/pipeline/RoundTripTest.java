package org.districtassessment.pipeline;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.spark.sql.SparkSession;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.finding.Pseudonyms;
import org.districtassessment.core.rule.BoundRules;
import org.districtassessment.core.schema.Field;
import org.districtassessment.core.schema.FieldType;
import org.districtassessment.core.schema.TableSchema;
import org.districtassessment.stage.KeptRules;
import org.districtassessment.stage.SubmittedFile;
import org.districtassessment.stage.ValidatedSubmissions;
import org.districtassessment.stage.submission.FileNames;
import org.districtassessment.stage.submission.TablesNeeded;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Three districts of the committed samples, planted mistakes and all, rewritten in every format:
 * the same rows are accepted.
 */
class RoundTripTest {

  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final List<String> UNITS = List.of("500111", "500151", "500243");
  private static final List<String> FOLDERS =
      List.of("500111", "500151", "500243", "大足区", "铜梁区", "彭水苗族土家族自治县");

  @TempDir private static Path folder;

  private static BoundRules rules;
  private static SparkSession spark;
  private static List<Sent> sent;
  private static SortedMap<String, List<String>> accepted;
  private static long rejected;

  /**
   * A file of the samples.
   *
   * @param path below the year, without extension
   * @param unit the folder's name; empty for a file of all units
   */
  private record Sent(String path, String unit, TableSchema schema, PlainTable table) {}

  private enum Form {
    UTF_8_TEXT,
    UTF_8_WITH_MARK,
    GB18030_TEXT,
    GB18030_WITH_TITLES_AND_TOTALS,
    UTF_16LE_WITH_TABS,
    UTF_16BE_WITH_TITLES_AND_TOTALS,
    TABS,
    SEMICOLONS,
    GZIP,
    ZIP_WITH_GBK_NAMES,
    WORKBOOKS,
    WORKBOOKS_WITH_TITLES_AND_TOTALS,
    ONE_WORKBOOK_A_UNIT,
    ONE_ZIP_OF_WORKBOOKS;

    void write(Path year) throws IOException {
      switch (this) {
        case UTF_8_TEXT -> texts(year, ".csv", ',', "\n", UTF_8, "");
        case UTF_8_WITH_MARK -> texts(year, ".csv", ',', "\r\n", UTF_8, "\uFEFF");
        case GB18030_TEXT -> texts(year, ".txt", ',', "\r\n", GB18030, "");
        case GB18030_WITH_TITLES_AND_TOTALS ->
            texts(framed(), year, ".csv", ',', "\r\n", GB18030, "");
        case UTF_16LE_WITH_TABS -> texts(year, ".txt", '\t', "\r\n", UTF_16LE, "\uFEFF");
        case UTF_16BE_WITH_TITLES_AND_TOTALS ->
            texts(framed(), year, ".csv", ',', "\n", UTF_16BE, "\uFEFF");
        case TABS -> texts(year, ".tsv", '\t', "\n", UTF_8, "");
        case SEMICOLONS -> texts(year, ".csv", ';', "\r\n", GB18030, "");
        case GZIP -> {
          for (Sent each : sent) {
            store(year, each.path + ".csv.gz", gzip(each.table.text(',', "\n").getBytes(UTF_8)));
          }
        }
        case ZIP_WITH_GBK_NAMES -> {
          Map<String, byte[]> entries = new TreeMap<>();
          for (Sent each : sent) {
            entries.put(each.path + ".csv", each.table.text(',', "\n").getBytes(GB18030));
          }
          store(year, "报送.zip", zip(entries));
        }
        case WORKBOOKS -> {
          for (Sent each : sent) {
            store(year, each.path + ".xlsx", workbook(List.of(each), false));
          }
        }
        case WORKBOOKS_WITH_TITLES_AND_TOTALS -> {
          for (Sent each : sent) {
            store(year, each.path + ".xlsx", workbook(List.of(each), true));
          }
        }
        case ONE_WORKBOOK_A_UNIT -> {
          for (Map.Entry<String, List<Sent>> unit : byUnit().entrySet()) {
            store(year, unit.getKey() + "_年报.xlsx", workbook(unit.getValue(), false));
          }
        }
        case ONE_ZIP_OF_WORKBOOKS -> {
          Map<String, byte[]> entries = new TreeMap<>();
          for (Map.Entry<String, List<Sent>> unit : byUnit().entrySet()) {
            entries.put(unit.getKey() + "/年报.xlsx", workbook(unit.getValue(), true));
          }
          store(year, "报送.zip", zip(entries));
        }
      }
    }
  }

  @BeforeAll
  static void validateTheOriginals() throws IOException {
    rules =
        LoadRules.load(SampleYear.RULES, Path.of("schemas"), Path.of("schemas")).check().bind(2024);
    spark = Sessions.start("local[2]", Map.of());
    Path samples = SampleYear.SAMPLES.resolve("2024");
    FileNames names = new FileNames(rules.schemas().all());
    sent = new ArrayList<>();
    for (String all : List.of("district", "event", "survey", "base_funding", "price_index")) {
      PlainTable table = PlainTable.read(samples.resolve(all + ".csv")).withFirst(UNITS);
      sent.add(new Sent(all, "", schema(all), table));
    }
    Path year = folder.resolve("original/2024");
    for (Sent each : sent) {
      store(year, each.path + ".csv", each.table.text(',', "\n").getBytes(UTF_8));
    }
    for (String unit : FOLDERS) {
      try (Stream<Path> files = Files.list(samples.resolve(unit))) {
        for (Path file : files.sorted().toList()) {
          String name = file.getFileName().toString();
          String stem = name.substring(0, name.length() - ".csv".length());
          String table = names.match(stem).orElseThrow().table();
          sent.add(new Sent(unit + "/" + stem, unit, schema(table), PlainTable.read(file)));
          store(year, unit + "/" + name, Files.readAllBytes(file));
        }
      }
    }
    rejected = validated(folder.resolve("original"));
    accepted = acceptedRows();
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void acceptsTheSameRows(Form form) throws IOException {
    Path input = folder.resolve(form.name());
    form.write(input.resolve("2024"));
    long rejectedNow = validated(input);
    SortedMap<String, List<String>> rows = acceptedRows();
    assertThat(rows.values().stream().mapToInt(List::size).sum()).isGreaterThan(3500);
    for (String table : accepted.keySet()) {
      assertThat(rows.get(table)).as(table).isNotEmpty().isEqualTo(accepted.get(table));
    }
    assertThat(rejectedNow).isEqualTo(rejected).isPositive();
  }

  /** Returns how many rows were rejected. */
  private static long validated(Path input) {
    RunRequest request =
        new RunRequest(
            input.toString(),
            2024,
            SampleYear.RULES,
            Path.of("schemas"),
            Path.of("schemas"),
            folder.resolve("output").toString(),
            null,
            Language.EN,
            new Pseudonyms(SampleYear.key()),
            "local[2]",
            Map.of());
    ValidatedSubmissions validated =
        Validation.validate(
            spark,
            request,
            rules,
            KeptRules.none(),
            Validation.find(request, rules.rules(), rules.schemas(), 2024),
            TablesNeeded.all(rules.schemas().all()));
    assertThat(validated.files())
        .extracting(SubmittedFile::status)
        .containsOnly(SubmittedFile.Status.READ);
    assertThat(validated.files()).hasSameSizeAs(sent);
    return validated.files().stream().mapToLong(SubmittedFile::rejected).sum();
  }

  /** All columns of the tables, without the place that a row came from. */
  private static SortedMap<String, List<String>> acceptedRows() {
    SortedMap<String, List<String>> rows = new TreeMap<>();
    for (TableSchema table : rules.schemas().all()) {
      String fields = table.fields().stream().map(Field::name).collect(Collectors.joining(", "));
      List<String> lines = new ArrayList<>();
      spark
          .sql("SELECT " + fields + " FROM submissions.current." + table.name())
          .collectAsList()
          .forEach(row -> lines.add(row.mkString("|")));
      Collections.sort(lines);
      rows.put(table.name(), lines);
    }
    return rows;
  }

  private static TableSchema schema(String table) {
    return rules.schemas().table(table).orElseThrow();
  }

  private static SortedMap<String, List<Sent>> byUnit() {
    SortedMap<String, List<Sent>> units = new TreeMap<>();
    for (Sent each : sent) {
      String unit = each.unit.isEmpty() ? "全市" : each.unit;
      units.computeIfAbsent(unit, name -> new ArrayList<>()).add(each);
    }
    return units;
  }

  private static void texts(
      Path year, String ending, char delimiter, String lineEnd, Charset charset, String mark)
      throws IOException {
    texts(sent, year, ending, delimiter, lineEnd, charset, mark);
  }

  private static void texts(
      List<Sent> tables,
      Path year,
      String ending,
      char delimiter,
      String lineEnd,
      Charset charset,
      String mark)
      throws IOException {
    for (Sent each : tables) {
      String text = mark + each.table.text(delimiter, lineEnd);
      store(year, each.path + ending, text.getBytes(charset));
    }
  }

  /** The tables with a title above, totals and remarks below, as an office prints them. */
  private static List<Sent> framed() {
    return sent.stream()
        .map(
            each -> {
              List<List<String>> rows = new ArrayList<>();
              int columns = each.table.header().size();
              rows.add(wide(columns, "2024年度报表"));
              rows.add(wide(columns, "填报单位：示例局", "2025年1月10日"));
              rows.addAll(each.table.rows());
              rows.add(wide(columns, total(each.table.header())));
              rows.add(wide(columns, "注：本表由各科室汇总。"));
              rows.add(wide(columns, "填表人：张三", "", "审核人：李四"));
              rows.add(wide(columns, ""));
              return new Sent(each.path, each.unit, each.schema, new PlainTable(rows));
            })
        .toList();
  }

  /** A row of totals leaves the column of the unit empty: a row with a unit is one of data. */
  private static String[] total(List<String> header) {
    boolean isUnit = header.get(2).equals("district_code");
    return isUnit ? new String[] {"合  计", "12"} : new String[] {"合  计", "", "12"};
  }

  private static List<String> wide(int columns, String... cells) {
    List<String> row = new ArrayList<>(Collections.nCopies(columns, ""));
    for (int i = 0; i < cells.length && i < columns; i++) {
      row.set(i, cells[i]);
    }
    return row;
  }

  /** A sheet for each table; numbers and dates are such cells, everything else is text. */
  private static byte[] workbook(List<Sent> tables, boolean isFramed) throws IOException {
    try (XSSFWorkbook workbook = new XSSFWorkbook()) {
      CellStyle date = workbook.createCellStyle();
      date.setDataFormat(workbook.createDataFormat().getFormat("yyyy/m/d"));
      for (Sent each : tables) {
        Sheet sheet = workbook.createSheet(each.schema.title().zh());
        List<Optional<Field>> fields =
            each.table.header().stream().map(label -> field(each.schema, label)).toList();
        int from = isFramed ? 2 : 0;
        if (isFramed) {
          sheet.createRow(0).createCell(0).setCellValue("2024年度报表");
          sheet.addMergedRegion(new CellRangeAddress(0, 0, 0, fields.size() - 1));
          sheet.createRow(1).createCell(0).setCellValue("填报单位：示例局");
        }
        for (int i = 0; i < each.table.rows().size(); i++) {
          Row row = sheet.createRow(from + i);
          List<String> cells = each.table.rows().get(i);
          for (int j = 0; j < cells.size(); j++) {
            Field field = i == 0 || j >= fields.size() ? null : fields.get(j).orElse(null);
            if (!cells.get(j).isEmpty()) {
              fill(row.createCell(j), cells.get(j), field, date);
            }
          }
        }
        if (isFramed) {
          int end = from + each.table.rows().size();
          sheet.createRow(end).createCell(0).setCellValue("合计");
          sheet.createRow(end + 2).createCell(0).setCellValue("填表人：张三");
        }
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      workbook.write(bytes);
      return bytes.toByteArray();
    }
  }

  private static void fill(Cell cell, String text, @Nullable Field field, CellStyle date) {
    FieldType type = field == null ? FieldType.STRING : field.type();
    boolean isNumber = type == FieldType.NUMBER || type == FieldType.INTEGER;
    if (isNumber && text.matches("-?\\d{1,12}(\\.\\d{1,4})?")) {
      cell.setCellValue(new BigDecimal(text).doubleValue());
    } else if (type == FieldType.DATE && text.matches("(19[1-9]|20)\\d{1,2}-\\d\\d-\\d\\d")) {
      cell.setCellValue(LocalDate.parse(text));
      cell.setCellStyle(date);
    } else {
      cell.setCellValue(text);
    }
  }

  private static Optional<Field> field(TableSchema schema, String label) {
    String plain = label.strip().toLowerCase(Locale.ROOT);
    return schema.fields().stream()
        .filter(
            field ->
                Stream.concat(
                        Stream.of(field.name(), field.title().zh(), field.title().en()),
                        field.aliases().stream())
                    .anyMatch(name -> name.toLowerCase(Locale.ROOT).equals(plain)))
        .findFirst();
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  private static byte[] zip(Map<String, byte[]> entries) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(packed, Charset.forName("GBK"))) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        out.putNextEntry(new ZipEntry(entry.getKey()));
        out.write(entry.getValue());
        out.closeEntry();
      }
    }
    return packed.toByteArray();
  }

  private static void store(Path year, String path, byte[] bytes) throws IOException {
    Path file = year.resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }
}
