package org.districtassessment.stage.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.districtassessment.config.RuleFiles;
import org.districtassessment.config.SchemaFiles;
import org.districtassessment.core.finding.Problems;
import org.districtassessment.core.rule.RuleSet;
import org.districtassessment.core.rule.SubmittedColumns;
import org.districtassessment.core.schema.Schemas;
import org.junit.jupiter.api.Test;

/** The shipped edition, whose views were followed by a person from the rule to the columns. */
class TraceColumnsTest {

  private final Problems problems = new Problems();
  private final Schemas schemas = SchemaFiles.read(Path.of("schemas"), problems);
  private final RuleSet rules =
      RuleFiles.read(Path.of("rules/relocation-followup/2024"), problems).orElseThrow();
  private final SubmittedColumns columns = TraceColumns.traceColumns(rules, schemas);

  @Test
  void followsAnIndicatorThroughAViewOverAView() {
    assertThat(of("zero-employment"))
        .containsExactly(
            "household.household_id",
            "person.birth_date",
            "person.employed",
            "person.household_id",
            "person.labour_able",
            "person.student");
  }

  @Test
  void namesTheColumnThatSaysToWhomAnIndicatorApplies() {
    assertThat(of("in-plan")).containsExactly("district.resettlement_sites", "site.in_plan");
  }

  @Test
  void namesTheYearBefore() {
    assertThat(of("income-jump")).contains("household.net_income", "previous.household.net_income");
  }

  @Test
  void namesNoColumnThatOnlyAnotherRuleNeeds() {
    assertThat(of("model-case")).containsExactly("event.kind", "event.status");
  }

  private List<String> of(String rule) {
    return columns.of(List.of(rule)).stream()
        .map(column -> column.table() + "." + column.name())
        .toList();
  }
}
