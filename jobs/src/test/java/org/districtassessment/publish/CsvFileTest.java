package org.districtassessment.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.districtassessment.publish.Tables.CLINICS;
import static org.districtassessment.publish.Tables.decimal;
import static org.districtassessment.publish.Tables.field;
import static org.districtassessment.publish.Tables.row;
import static org.districtassessment.publish.Tables.schema;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.districtassessment.core.finding.RefusedException;
import org.districtassessment.core.schema.FieldType;
import org.districtassessment.core.schema.TableSchema;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvFileTest {

  private static final TableSchema MIXED =
      schema(
          "mixed",
          field("text", FieldType.STRING, 0),
          field("whole", FieldType.INTEGER, 0),
          field("number", FieldType.NUMBER, 10),
          field("truth", FieldType.BOOLEAN, 0),
          field("day", FieldType.DATE, 0),
          field("year", FieldType.YEAR, 0));

  @TempDir private Path folder;

  @Test
  void writesWhatASpreadsheetAndAParserBothRead() throws IOException {
    assertThat(written(CLINICS, Tables.clinics()))
        .isEqualTo(
            """
            \uFEFFclinic,beds,budget,share,open,founded,year
            城口诊所,12,1234.50,0.0000000001,true,2020-02-29,2024
            '=1+1,-1,-0.05,100.0000000000,false,1999-12-31,1999
            "",,,,,,
            ,0,0.00,0.5000000000,true,1970-01-01,2000
            "say ""hi"", twice
            please",9223372036854775807,99999999999999999999999.99,33.3333333333,true,2024-06-30,2024
            ''-x,-9223372036854775808,-99999999999999999999999.99,1.0000000000,false,2024-01-01,2024
            00123456789012345,7,7.00,7.0000000000,,,2024
            """
                .replace("\n", "\r\n"));
  }

  @Test
  void readsBackWhatItWrote() throws IOException {
    assertThat(read(CLINICS, written(CLINICS, Tables.clinics())))
        .usingRecursiveComparison()
        .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
        .isEqualTo(Tables.clinics());
  }

  @Test
  void writesTextsThatComeAgainInEachColumnByItself() throws IOException {
    TableSchema table =
        schema("texts", field("a", FieldType.STRING, 0), field("b", FieldType.STRING, 0));

    assertThat(
            written(
                table,
                List.of(
                    row("x,y", "x,y"),
                    row("x,y", null),
                    row("=z", "x,y"),
                    row("x,y", "=z"),
                    row("=z", "=z"))))
        .isEqualTo(
            "\uFEFFa,b\r\n\"x,y\",\"x,y\"\r\n\"x,y\",\r\n'=z,\"x,y\"\r\n\"x,y\",'=z\r\n'=z,'=z\r\n");
  }

  @Test
  void writesACellThatIsLargerThanItsBuffer() throws IOException {
    TableSchema table =
        schema("large", field("a", FieldType.STRING, 0), field("b", FieldType.STRING, 0));
    String large = "区".repeat(70_000);

    assertThat(written(table, List.of(row("first", large), row(large, "last"))))
        .isEqualTo("\uFEFFa,b\r\nfirst," + large + "\r\n" + large + ",last\r\n");
  }

  @Test
  void neverWritesANumberWithAnExponent() throws IOException {
    TableSchema table = schema("numbers", field("n", FieldType.NUMBER, 10));

    assertThat(written(table, List.of(row(decimal("1E-10")), row(decimal("1E+20")))))
        .isEqualTo("\uFEFFn\r\n0.0000000001\r\n100000000000000000000.0000000000\r\n");
  }

  @Test
  void keepsARowWithASingleMissingCell() throws IOException {
    TableSchema table = schema("one", field("text", FieldType.STRING, 0));
    List<List<@Nullable Object>> rows = List.of(row("a"), row((Object) null), row(""), row("b"));

    assertThat(read(table, written(table, rows))).isEqualTo(rows);
  }

  @Test
  void saysWhereAFileWasChanged() {
    assertThatThrownBy(() -> read(MIXED, "\uFEFFtext,whole,number,truth,day,year\r\na,x,,,,\r\n"))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            "mixed.csv:2: whole is no integer: \"x\". The file was changed after it was published;"
                + " publish again");
    assertThatThrownBy(() -> read(MIXED, "\uFEFFwhole,text\r\n"))
        .isInstanceOf(RefusedException.class)
        .hasMessageStartingWith("mixed.csv:1: The header must be [text, whole,");
    assertThatThrownBy(() -> read(MIXED, "text,whole,number,truth,day,year\r\na,b\r\n"))
        .isInstanceOf(RefusedException.class)
        .hasMessageStartingWith("mixed.csv:2: The row has 2 cells for 6 columns");
    assertThatThrownBy(() -> read(MIXED, ""))
        .isInstanceOf(RefusedException.class)
        .hasMessageStartingWith("mixed.csv:1: The header is missing");
  }

  @Test
  void doesNotOverwriteAFile() throws IOException {
    Path file = Files.createFile(folder.resolve("there.csv"));

    assertThatThrownBy(() -> CsvFile.create(file, MIXED))
        .isInstanceOf(java.nio.file.FileAlreadyExistsException.class);
  }

  @Property(tries = 500)
  void readsBackEveryTable(@ForAll("tables") List<List<@Nullable Object>> rows) throws IOException {
    Path file = Files.createTempFile("table", ".csv");
    try {
      Files.delete(file);
      write(file, MIXED, rows);

      assertThat(escaped(read(MIXED, Files.readString(file, UTF_8)))).isEqualTo(escaped(rows));
    } finally {
      Files.deleteIfExists(file);
    }
  }

  @Provide
  Arbitrary<List<List<@Nullable Object>>> tables() {
    Arbitrary<String> texts =
        Arbitraries.oneOf(
            Arbitraries.strings().withChars("'\"=,;+-@\t\r\n\0 \uFEFF\u3000a城").ofMaxLength(6),
            Arbitraries.strings().alpha().ofMaxLength(4),
            Arbitraries.just("👍 𠮷"));
    Arbitrary<BigDecimal> numbers =
        Arbitraries.bigIntegers()
            .between(BigInteger.TEN.pow(30).negate(), BigInteger.TEN.pow(30))
            .map(unscaled -> new BigDecimal(unscaled, 10));
    Arbitrary<LocalDate> days =
        Arbitraries.integers().between(-100_000, 100_000).map(LocalDate::ofEpochDay);
    return Combinators.combine(
            texts.injectNull(0.2),
            Arbitraries.longs().injectNull(0.2),
            numbers.injectNull(0.2),
            Arbitraries.of(true, false).injectNull(0.2),
            days.injectNull(0.2),
            Arbitraries.integers().between(1000, 9999).injectNull(0.2))
        .as((text, whole, number, truth, day, year) -> row(text, whole, number, truth, day, year))
        .list()
        .ofMaxSize(6);
  }

  /** Shows control characters, so that a failure can be read. */
  private static String escaped(List<List<@Nullable Object>> rows) {
    StringBuilder shown = new StringBuilder();
    rows.toString()
        .chars()
        .forEach(
            c -> {
              if (c < ' ' || c == 0xFEFF) {
                shown.append(String.format("\\u%04x", c));
              } else {
                shown.append((char) c);
              }
            });
    return shown.toString();
  }

  private String written(TableSchema schema, List<List<@Nullable Object>> rows) throws IOException {
    Path file = folder.resolve(schema.name() + ".csv");
    write(file, schema, rows);
    return Files.readString(file, UTF_8);
  }

  @SuppressWarnings("NullAway") // see Tables.table
  private static void write(Path file, TableSchema schema, List<List<@Nullable Object>> rows)
      throws IOException {
    try (CsvFile csv = CsvFile.create(file, schema)) {
      for (List<@Nullable Object> row : rows) {
        csv.write(row);
      }
    }
  }

  @SuppressWarnings("NullAway") // see Tables.table
  private static List<List<@Nullable Object>> read(TableSchema schema, String text)
      throws IOException {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    CsvRows.read(
        schema.name() + ".csv", new ByteArrayInputStream(text.getBytes(UTF_8)), schema, rows::add);
    return rows;
  }
}
