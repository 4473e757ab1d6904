package org.districtassessment.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.districtassessment.config.RuleFiles;
import org.districtassessment.config.SchemaFiles;
import org.districtassessment.core.composite.IndicatorValue;
import org.districtassessment.core.composite.State;
import org.districtassessment.core.composite.Unit;
import org.districtassessment.core.composite.UnitYear;
import org.districtassessment.core.finding.FindingCode;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.finding.Problems;
import org.districtassessment.core.rule.RuleSet;
import org.districtassessment.core.rule.SubmittedColumns;
import org.districtassessment.core.schema.Schemas;
import org.junit.jupiter.api.Test;

/** The pages of the clinic edition, against pages that were read by a person. */
class PagesTest {

  private static final Path CLINICS = Path.of("jobs/src/test/resources/editions/clinics");

  private static final SubmittedColumns COLUMNS =
      new SubmittedColumns(
          Map.of(
              "clinics-per-1000",
              new TreeSet<>(
                  List.of(
                      new SubmittedColumns.Column("district", "residents"),
                      new SubmittedColumns.Column("clinic", "clinic_id"),
                      new SubmittedColumns.Column("clinic", "beds")))));

  private static final UnitYear NORTH =
      new UnitYear(
          new Unit("500101", "North|town", "城"),
          2024,
          List.of(
              new IndicatorValue(
                  "500101",
                  "clinics-per-1000",
                  State.VALUE,
                  new BigDecimal("3"),
                  new BigDecimal("2000"),
                  new BigDecimal("1.50"))));

  private final Problems problems = new Problems();
  private final Schemas schemas = SchemaFiles.read(CLINICS.resolve("schemas"), problems);
  private final RuleSet rules = RuleFiles.read(CLINICS.resolve("2024"), problems).orElseThrow();

  @Test
  void listsTheIndicatorSystem() throws IOException {
    assertThat(IndicatorsPage.of(rules, COLUMNS, NORTH))
        .isEqualTo(Files.readString(CLINICS.resolve("INDICATORS.md")));
  }

  @Test
  void describesATableForThoseWhoFillItIn() throws IOException {
    assertThat(TablePage.of(schemas.table("clinic").orElseThrow()))
        .isEqualTo(Files.readString(CLINICS.resolve("tables/clinic.md")));
  }

  @Test
  void listsTheTables() throws IOException {
    assertThat(TablePage.index(schemas))
        .isEqualTo(Files.readString(CLINICS.resolve("tables/README.md")));
  }

  @Test
  void listsRowRulesAndChecks() {
    assertThat(FindingsPage.of(rules, schemas))
        .endsWith(
            """
            ## 行内规则 / Row rules of tables

            | Code | Severity | 消息 | Message | Table | Rule |
            | --- | --- | --- | --- | --- | --- |
            | `bed-money` | error | 床位要钱 | Beds cost money | `clinic` | `beds = 0 OR budget > 0` |

            ## 疑点核查 / Anomaly checks of clinic-review 2024

            | Code | Severity | 消息 | Message | From |
            | --- | --- | --- | --- | --- |
            | `K01` | warning | 床位数异常 | Odd number of beds | `clinic` |
            """);
  }

  @Test
  void listsEveryFindingCode() {
    String page = FindingsPage.of(rules, schemas);
    for (FindingCode code : FindingCode.values()) {
      assertThat(page).contains("\n| `" + code.code() + "` | " + code.severity().id() + " | ");
    }
    assertThat(page)
        .contains("| “{value}”小于允许的最小值 {expected}。请核对 |")
        .doesNotContain("%1$s")
        .doesNotContain("%2$s");
  }

  /** {@code ./run.sh rules docs} renews the page. */
  @Test
  void listsHowCellsMayBeWritten() throws IOException {
    assertThat(ConversionsPage.of()).isEqualTo(Files.readString(Path.of("docs/CONVERSIONS.md")));
  }

  @Test
  void showsTheIndicatorSystemOnATerminal() {
    assertThat(IndicatorsTable.of(rules, Language.ZH, 60))
        .isEqualTo(
            """
            代码  指标          分值  计分
            ────  ────────────  ────  ──────────────────────────────────
            A     服务             6
            A01   每千人诊所数     6  乡：≥ 1 得满分，否则不得分；城：…
            B     Money            4
            B01   Cost per bed     4  ≤ 100 得 4 分，≤ 250.5 得 2 分，…
            J01   Model clinic        bonus
            J02   False data          veto
            """);
  }
}
