package org.districtassessment.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerStageCompleted;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One unit's table of 100,000 rows, mistakes all over it: read in parts, it yields each mistake at
 * the line where it was planted.
 */
class LargeFileTest {

  private static final int ROWS = 100_000;
  private static final int BUCKETS = 2;
  private static final int CHUNK = 1 << 16;

  @TempDir Path input;

  /** A text, and what must be found in it, in the order of lines. */
  private record Planted(String text, List<String> findings, int accepted) {

    /** Every 41st row has line ends in a quoted cell, every 97th a mistake. */
    static Planted visits() {
      StringBuilder text =
          new StringBuilder("就诊登记表,,,,\r\nregion_code,visit_id,clinic_id,minutes,note\r\n");
      List<String> findings = new ArrayList<>(List.of("2024/north/visit.csv:1 - title-row 就诊登记表"));
      long line = 3;
      int rejected = 0;
      for (int i = 0; i < ROWS; i++) {
        String id = "V" + i;
        String clinic = "C001";
        String minutes = "" + (1 + i % 600);
        String at = "2024/north/visit.csv:" + line + " ";
        if (i % 97 == 96) {
          rejected++;
          switch (i / 97 % 4) {
            case 0 -> {
              minutes = "x" + i;
              findings.add(at + "minutes type-error x" + i);
            }
            case 1 -> {
              minutes = "601";
              findings.add(at + "minutes constraint-maximum 601");
            }
            case 2 -> {
              clinic = "C9" + i % 10;
              findings.add(at + "clinic_id foreign-key C9" + i % 10);
            }
            default -> {
              id = "V" + (i / 2 + 1); // of a row without mistake
              findings.add(at + "visit_id primary-key " + id);
            }
          }
        }
        boolean isWide = i % 41 == 40;
        String note = isWide ? "\"复诊\r\n第" + i + "次,\n\"\"好\"\"\"" : "备注";
        text.append(String.join(",", "north", id, clinic, minutes, note));
        text.append(i % 3 == 0 ? "\n" : "\r\n");
        line += isWide ? 3 : 1;
      }
      return new Planted(text.toString(), findings, ROWS - rejected);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "GB18030"})
  void findsEveryMistakeAtItsLineInWhateverPart(String charset) throws TimeoutException {
    Planted planted = Planted.visits();
    byte[] bytes = planted.text.getBytes(Charset.forName(charset));
    ClinicYear year =
        ClinicYear.in(input)
            .with("2024/north/clinic.csv", "region_code,clinic_id\nnorth,C001\n")
            .with("2024/north/visit.csv", bytes);
    List<Integer> stages = Collections.synchronizedList(new ArrayList<>());
    SparkListener listener =
        new SparkListener() {
          @Override
          public void onStageCompleted(SparkListenerStageCompleted completed) {
            stages.add(completed.stageInfo().numTasks());
          }
        };
    ValidatedSubmissions validated;
    TestSpark.session().sparkContext().addSparkListener(listener);
    try {
      validated = year.validatedInChunks(BUCKETS, CHUNK);
    } finally {
      TestSpark.session().sparkContext().listenerBus().waitUntilEmpty();
      TestSpark.session().sparkContext().removeSparkListener(listener);
    }

    assertThat(stages).as("looking and cutting, then validating").hasSize(2);
    assertThat(stages.get(1))
        .as("tasks: a bucket each, and a part each")
        .isBetween(BUCKETS + bytes.length / CHUNK - 4, BUCKETS + bytes.length / CHUNK + 4)
        .isGreaterThan(30);
    assertThat(ClinicYear.findings(validated)).isEqualTo(planted.findings);
    SubmittedFile visits =
        validated.files().stream().filter(f -> f.table().equals("visit")).findFirst().orElseThrow();
    assertThat(visits.rowsRead()).isEqualTo(ROWS);
    assertThat(visits.accepted()).isEqualTo(planted.accepted);
    assertThat(
            ClinicYear.sql(
                "SELECT count(*), count(DISTINCT _line), max(_line) FROM submissions.current.visit"))
        .containsExactly(
            planted.accepted + "|" + planted.accepted + "|" + (2 + ROWS + 2 * (ROWS / 41)));
  }
}
