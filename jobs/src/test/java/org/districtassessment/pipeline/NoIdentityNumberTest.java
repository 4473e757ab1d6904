package org.districtassessment.pipeline;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.finding.Pseudonyms;
import org.districtassessment.core.finding.RefusedException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The committed samples, and beside them files in which numbers stand where they should not, are
 * checked, profiled and evaluated: no identity number that came in stands in anything that comes
 * out. What comes out is published files, return lists, the log down to its information, the
 * console, the events that Spark's pages show, and the problems of a run that is refused.
 */
class NoIdentityNumberTest {

  private static final String OLD = "990038194702150734";
  private static final String UNIT = "500243";

  @TempDir private static Path folder;

  private static final IdentityNumbers NUMBERS = new IdentityNumbers();

  /** Formats each event as it comes and looks at it at once. */
  private static final class Searched extends AbstractAppender {

    private long events;

    Searched() {
      super("searched", null, null, false, Property.EMPTY_ARRAY);
    }

    @Override
    public synchronized void append(LogEvent event) {
      events++;
      NUMBERS.searchText("log", event.getMessage().getFormattedMessage());
      Throwable thrown = event.getThrown();
      if (thrown != null) {
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        NUMBERS.searchText("log", trace.toString());
      }
    }
  }

  @BeforeAll
  static void sendNumbersWhereverTheyMayStand() throws IOException {
    Path input = folder.resolve("input");
    FileUtils.copyDirectory(SampleYear.SAMPLES.toFile(), input.toFile());
    PlainTable persons =
        PlainTable.read(SampleYear.SAMPLES.resolve("2024/" + UNIT + "/person_" + UNIT + ".csv"));
    List<List<String>> some = persons.rows().subList(0, 40);
    Path office = Files.createDirectories(input.resolve("2024/" + UNIT + "/office"));
    send(office, "person_unclosed.csv", new PlainTable(some).text(',', "\n") + UNIT + ",\"");
    send(office, "person_moved.csv", edited(some, row -> row.add(1, "x")));
    send(office, "person_lost.csv", edited(some, row -> row.remove(0)));
    send(
        office,
        "person_label.csv",
        new PlainTable(some).text(',', "\n").replaceFirst("身份证号码", "证号"));
    send(office, "person_blanks.csv", edited(some, row -> row.set(1, spaced(row.get(1)))));
    send(office, "person_wide.csv", edited(some, row -> row.set(1, wide(row.get(1)))));
    send(
        office,
        "person_small.csv",
        edited(some, row -> row.set(1, row.get(1).toLowerCase(Locale.ROOT))));
    send(office, "person_dates.csv", edited(some, row -> row.set(3, "1999-01-01")));
    send(office, "person_elsewhere.csv", edited(some, row -> row.set(2, row.get(1))));
    send(office, "person_gender.csv", edited(some, row -> row.set(4, "号" + row.get(1) + "男")));
    send(office, "person_longer.csv", edited(some, row -> row.set(12, "7" + row.get(1) + "3")));
    send(office, "person_shorter.csv", edited(some, row -> row.set(1, row.get(1) + "1")));
    send(office, "person_title.csv", "张三 " + OLD + ",,\n" + edited(some, row -> row.set(1, "")));
    send(office, "person_note.csv", edited(some, row -> row.set(0, "注：" + row.get(1))));
    send(office, "person_header.csv", new PlainTable(some).text(',', "\n").replaceFirst("户号", OLD));
    send(office, "person_" + OLD + ".csv", edited(some, row -> row.set(8, row.get(1))));
    send(office, OLD + ".csv", "a\n");
    send(office, OLD + ".doc", "a\n");
    Files.write(
        office.resolve("person_gbk.csv"),
        Mixed.of(new PlainTable(some).text(',', "\n").getBytes(Charset.forName("GBK")), 0xFF));
    Files.write(
        office.resolve("person_utf16.txt"),
        ("\uFEFF" + new PlainTable(some).text('\t', "\n")).getBytes(UTF_16LE));
    Files.write(office.resolve("person_sheet.xlsx"), workbook(some));
    Files.write(office.resolve("person_cut.xlsx"), Mixed.cut(workbook(some)));
    try (Stream<Path> files = Files.walk(input)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        NUMBERS.collect(file.toString());
        if (file.toString().endsWith(".csv") && !file.toString().contains("gbk")) {
          NUMBERS.collect(PlainTable.text(file));
        }
      }
    }
  }

  /** Bytes that are no text of one encoding. */
  private static final class Mixed {

    static byte[] of(byte[] bytes, int last) {
      byte[] mixed = java.util.Arrays.copyOf(bytes, bytes.length + 1);
      mixed[bytes.length] = (byte) last;
      return mixed;
    }

    static byte[] cut(byte[] bytes) {
      return java.util.Arrays.copyOf(bytes, bytes.length * 2 / 3);
    }
  }

  @Test
  void standsInNothingThatARunGivesAway() throws IOException, SQLException {
    assertThat(NUMBERS.count()).isGreaterThan(25_000);
    Path events = Files.createDirectories(folder.resolve("events"));
    Path output = folder.resolve("output");
    Searched log = new Searched();
    ByteArrayOutputStream console = new ByteArrayOutputStream();
    whileListening(
        log,
        console,
        () -> {
          RunRequest request = request(folder.resolve("input"), output, events);
          CheckSubmissions.checkAndProfile(request, told(console));
          Evaluate.evaluate(request, told(console));
        });
    NUMBERS.search("console", console.toByteArray());
    assertThat(log.events).as("events of the log").isGreaterThan(100);
    assertThat(console.toString(UTF_8)).contains("rows of");

    List<Path> files = new ArrayList<>();
    for (Path each : List.of(output, events)) {
      try (Stream<Path> paths = Files.walk(each)) {
        paths.forEach(path -> NUMBERS.searchText("names", path.toString()));
      }
      try (Stream<Path> paths = Files.walk(each)) {
        paths.filter(Files::isRegularFile).forEach(files::add);
      }
    }
    try (Duck duck = new Duck()) {
      for (Path file : files) {
        String name = folder.relativize(file).toString();
        NUMBERS.search(name, Files.readAllBytes(file));
        if (name.endsWith(".parquet")) {
          duck.rows("SELECT * FROM read_parquet('" + file + "')")
              .forEach(row -> NUMBERS.searchText(name, row));
        }
      }
    }
    assertThat(files).extracting(Path::toString).anyMatch(name -> name.endsWith(".xlsx"));
    assertThat(files).extracting(Path::toString).anyMatch(name -> name.contains("events"));
    assertThat(NUMBERS.searched()).isGreaterThan(20_000_000L);
    assertThat(NUMBERS.hits()).isEmpty();
  }

  @Test
  void standsInNoProblemOfARefusedRun() throws IOException {
    Path input = folder.resolve("refused");
    Path year = Files.createDirectories(input.resolve("2024"));
    send(
        year,
        "district.csv",
        PlainTable.text(SampleYear.SAMPLES.resolve("2024/district.csv"))
            .replace("500101,", OLD + ",")
            .replace("1570000", OLD));
    RefusedException refused =
        catchThrowableOfType(
            RefusedException.class,
            () ->
                Evaluate.evaluate(request(input, folder.resolve("none"), folder), Progress.SILENT));
    NUMBERS.searchText("problems", refused + "\n" + refused.problems());
    assertThat(refused.problems()).isNotEmpty();
    assertThat(NUMBERS.hits()).isEmpty();
  }

  @Test
  void isFoundWhereItStands() throws IOException {
    IdentityNumbers numbers = new IdentityNumbers();
    numbers.collect("a" + OLD + "b 99003819470215073X");
    numbers.search("inside", ("1" + OLD + "2").getBytes(UTF_8));
    numbers.search("spaced", "990038 19470215 073x".getBytes(UTF_8));
    numbers.search("wide", wide(OLD).getBytes(UTF_8));
    numbers.search("utf-16", OLD.getBytes(UTF_16LE));
    numbers.search("workbook", workbook(List.of(List.of("a", OLD))));
    numbers.search("masked", "990038********0734".getBytes(UTF_8));
    assertThat(numbers.count()).isEqualTo(2);
    assertThat(numbers.hits().keySet())
        .containsExactlyInAnyOrder(
            "inside",
            "spaced",
            "wide",
            "utf-16",
            "workbook!xl/sharedStrings.xml",
            "workbook!xl/workbook.xml");
  }

  private static RunRequest request(Path input, Path output, Path events) {
    return new RunRequest(
        input.toString(),
        2024,
        SampleYear.RULES,
        Path.of("schemas"),
        Path.of("schemas"),
        output.toString(),
        null,
        Language.ZH,
        new Pseudonyms(SampleYear.key()),
        "local[2]",
        Map.of(
            "spark.eventLog.enabled", "true",
            "spark.eventLog.compress", "false",
            "spark.eventLog.dir", events.toUri().toString()));
  }

  private static Progress told(ByteArrayOutputStream console) {
    return new Progress() {
      @Override
      public void stage(String name) {
        console.writeBytes((name + "\n").getBytes(UTF_8));
      }

      @Override
      public void done(String what) {
        console.writeBytes((what + "\n").getBytes(UTF_8));
      }
    };
  }

  /** Runs with the log open down to its information, and with the standard streams taken. */
  private static void whileListening(Searched log, ByteArrayOutputStream console, Runnable run) {
    LoggerContext context = (LoggerContext) LogManager.getContext(false);
    LoggerConfig root = context.getConfiguration().getRootLogger();
    Level before = root.getLevel();
    PrintStream out = System.out;
    PrintStream err = System.err;
    PrintStream taken = new PrintStream(console, true, UTF_8);
    Map<String, ?> appenders = Map.copyOf(root.getAppenders());
    log.start();
    appenders.keySet().forEach(root::removeAppender);
    root.addAppender(log, Level.INFO, null);
    Configurator.setRootLevel(Level.INFO);
    System.setOut(taken);
    System.setErr(taken);
    try {
      run.run();
    } finally {
      System.setOut(out);
      System.setErr(err);
      Configurator.setRootLevel(before);
      context.reconfigure();
      log.stop();
    }
  }

  private static void send(Path office, String name, String text) throws IOException {
    Files.writeString(office.resolve(name), text);
  }

  /** The table with every row behind the header changed. */
  private static String edited(List<List<String>> rows, Consumer<List<String>> change) {
    List<List<String>> changed = new ArrayList<>();
    for (List<String> row : rows) {
      List<String> copy = new ArrayList<>(row);
      if (!changed.isEmpty()) {
        change.accept(copy);
      }
      changed.add(copy);
    }
    return new PlainTable(changed).text(',', "\n");
  }

  private static String spaced(String number) {
    return number.substring(0, 6) + " " + number.substring(6, 14) + " " + number.substring(14);
  }

  private static String wide(String number) {
    StringBuilder wide = new StringBuilder();
    number.chars().forEach(c -> wide.append((char) (c + 0xFEE0)));
    return wide.toString();
  }

  /** A sheet, named by a number, with a text cell for each cell, and one that is no table. */
  private static byte[] workbook(List<List<String>> rows) throws IOException {
    try (XSSFWorkbook workbook = new XSSFWorkbook()) {
      XSSFSheet sheet = workbook.createSheet(OLD);
      for (int i = 0; i < rows.size(); i++) {
        XSSFRow row = sheet.createRow(i);
        for (int j = 0; j < rows.get(i).size(); j++) {
          row.createCell(j).setCellValue(rows.get(i).get(j));
        }
      }
      workbook.createSheet("附" + OLD).createRow(0).createCell(0).setCellValue(OLD);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      workbook.write(bytes);
      return bytes.toByteArray();
    }
  }
}
