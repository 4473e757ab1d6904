package org.districtassessment.stage.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordReaderTest {

  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # text (N: LF, R: CR, Q: quote) | line:cells by /   | because
          a,bNc,dN                        | 1:a/b;2:c/d       | two records
          a,bRNc                          | 1:a/b;2:c         | CRLF is one line end, the last may lack
          aRbRNc                          | 1:a;2:b;3:c       | line ends may be mixed
          Qa,bQ,Qc QQdQQQN                | 1:a,b/c QdQ       | quotes are written twice
          QaNbRNcRdQ,eNf                  | 1:aNbRNcRd/e;5:f  | line ends in quotes count
          a QbQ cN                        | 1:a QbQ c         | a quote inside is a character
          QaQb,cN                         | 1:QaQb/c          | text behind the quote is not guessed at
          QaQ ,cN                         | 1:a/c             | blanks behind the quote are dropped
          ,                               | 1:/               | two empty cells
          NaN                             | 1:;2:a            | an empty line is a record
          """)
  void splitsRecords(String text, String records, String because) throws IOException {
    for (int step = 1; step < 5; step++) {
      assertThat(read(written(text), step)).as(because).isEqualTo(written(records));
    }
  }

  @Test
  void keepsTheRestOfTheFileInARecordWhoseQuoteNeverEnds() throws IOException {
    var reader = new RecordReader(dripping("a,b\n1,\"2\n3,4\n", 3), 15, (byte) ',', 1);
    assertThat(reader.next()).isTrue();
    assertThat(reader.unclosed()).isFalse();
    assertThat(reader.next()).isTrue();
    assertThat(reader.unclosed()).isTrue();
    assertThat(reader.line()).isEqualTo(2);
    assertThat(cell(reader, 1)).isEqualTo("2\n3,4\n");
    assertThat(reader.next()).isFalse();
  }

  @Test
  void doesNotTakeMoreThanItsLimitForOneRecord() throws IOException {
    byte[] endless = new byte[RecordReader.LONGEST_RECORD + 1000];
    Arrays.fill(endless, (byte) 'x');
    var reader = new RecordReader(new ByteArrayInputStream(endless), endless.length, (byte) ',', 1);
    assertThat(reader.next()).isTrue();
    assertThat(reader.unclosed()).isTrue();
    assertThat(reader.next()).isFalse();
  }

  @Property(tries = 500)
  void readsBackWhateverIsWritten(
      @ForAll("tables") List<List<String>> table,
      @ForAll("lineEnds") String lineEnd,
      @ForAll @IntRange(min = 1, max = 40) int step)
      throws IOException {
    StringBuilder text = new StringBuilder();
    StringBuilder wanted = new StringBuilder();
    long line = 1;
    for (List<String> record : table) {
      List<String> quoted = record.stream().map(RecordReaderTest::quoted).toList();
      String joined = String.join(",", quoted);
      text.append(joined).append(lineEnd);
      wanted.append(wanted.length() == 0 ? "" : ";").append(line).append(':');
      wanted.append(String.join("/", record));
      line += 1 + joined.split("\r\n|\r|\n", -1).length - 1;
    }
    assertThat(read(text.toString(), step)).isEqualTo(wanted.toString());
  }

  @Provide
  Arbitrary<List<List<String>>> tables() {
    Arbitrary<String> cell = Arbitraries.strings().withChars("ab,\"\r\n 李é").ofMaxLength(8);
    return cell.list().ofMinSize(1).ofMaxSize(5).list().ofMaxSize(6);
  }

  @Provide
  Arbitrary<String> lineEnds() {
    return Arbitraries.of("\n", "\r\n", "\r");
  }

  /** The records as {@code line:cell/cell;line:cell}. */
  private static String read(String text, int step) throws IOException {
    List<String> records = new ArrayList<>();
    try (var reader = new RecordReader(dripping(text, step), 0, (byte) ',', 1)) {
      while (reader.next()) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < reader.cells(); i++) {
          cells.add(cell(reader, i));
        }
        records.add(reader.line() + ":" + String.join("/", cells));
        assertThat(reader.unclosed()).isFalse();
      }
    }
    return String.join(";", records);
  }

  private static String cell(RecordReader reader, int cell) {
    return Cells.text(reader.bytes(), reader.start(cell), reader.end(cell));
  }

  /** A stream that gives few bytes at a time, so that every state meets the end of a buffer. */
  private static InputStream dripping(String text, int step) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)) {
      @Override
      public synchronized int read(byte[] bytes, int from, int length) {
        return super.read(bytes, from, Math.min(length, step));
      }
    };
  }

  private static String written(String text) {
    return text.replace('N', '\n').replace('R', '\r').replace('Q', '"');
  }

  private static String quoted(String cell) {
    boolean needed = cell.isEmpty() || cell.chars().anyMatch(c -> ",\"\r\n".indexOf(c) >= 0);
    return needed ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
  }
}
