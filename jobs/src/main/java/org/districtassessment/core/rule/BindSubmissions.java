package org.districtassessment.core.rule;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Optional;
import org.districtassessment.core.finding.Problems;
import org.districtassessment.core.schema.Schemas;
import org.districtassessment.core.schema.TableSchema;

/** Checks which tables are due from units, and that no year lacks its deadline. */
final class BindSubmissions {

  private BindSubmissions() {}

  static void check(RuleSet rules, Schemas schemas, Problems problems) {
    SubmissionRules submissions = rules.submissions();
    for (String name : submissions.due()) {
      Optional<TableSchema> table = schemas.table(name);
      if (table.isEmpty()) {
        problems.add(
            submissions.at(),
            "A table is due that does not exist: %s%s",
            name,
            Known.among(name, schemas.all().stream().map(TableSchema::name).toList()));
      } else if (table.get().referenceTo(rules.unit().table(), rules.unit().key()).isEmpty()) {
        problems.add(
            submissions.at(),
            "Table %s is due from every unit, but has no foreign key to %s.%s (add it, or take the"
                + " table off the list)",
            name,
            rules.unit().table(),
            rules.unit().key());
      }
    }
    List<Integer> without =
        rules.years().stream().filter(year -> submissions.deadlineOf(year).isEmpty()).toList();
    if (!submissions.deadlines().isEmpty() && !without.isEmpty()) {
      problems.add(
          submissions.at(),
          "The deadline has no date for %s (add it)",
          without.stream().map(String::valueOf).collect(joining(", ")));
    }
  }
}
