package org.districtassessment.stage.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.districtassessment.core.Meanwhile;
import org.districtassessment.core.finding.DidYouMean;
import org.districtassessment.core.finding.Problems;
import org.districtassessment.core.rule.Expression;
import org.jspecify.annotations.Nullable;

/** Resolves what was read from texts, and says what is wrong at the places of the texts. */
final class CheckedResolver {

  static final String OUTSIDE =
      "A column stands outside of an aggregate function (write sum(…), max(…) or the like): ";

  /**
   * What a text was read as.
   *
   * @param problems takes what is wrong with it
   */
  record Parsed(Expression text, LogicalPlan plan, Problems problems) {}

  private final Resolver resolver = new Resolver();

  /** Resolves each plan; empty where it cannot be resolved. */
  List<Optional<LogicalPlan>> resolve(List<Parsed> parsed) {
    List<Optional<LogicalPlan>> resolved = new ArrayList<>();
    Optional<List<LogicalPlan>> together = together(parsed);
    for (int i = 0; i < parsed.size(); i++) {
      Parsed each = parsed.get(i);
      Optional<LogicalPlan> plan =
          together.isPresent() ? Optional.of(together.get().get(i)) : alone(each);
      plan.ifPresent(found -> new ResolvedCheck(each.text(), each.problems()).check(found));
      resolved.add(plan);
    }
    return resolved;
  }

  /**
   * A run of the analyzer for one half and one for the other, beside it; empty where any is wrong,
   * since it stops at the first.
   */
  private Optional<List<LogicalPlan>> together(List<Parsed> parsed) {
    if (parsed.size() < 2) {
      return Optional.empty();
    }

    int half = parsed.size() / 2;
    List<LogicalPlan> plans = parsed.stream().map(Parsed::plan).toList();
    List<Optional<List<LogicalPlan>>> halves =
        Meanwhile.each(
            List.of(plans.subList(0, half), plans.subList(half, plans.size())), this::resolveAll);
    return halves.stream().allMatch(Optional::isPresent)
        ? Optional.of(halves.stream().flatMap(each -> each.orElseThrow().stream()).toList())
        : Optional.empty();
  }

  private Optional<List<LogicalPlan>> resolveAll(List<LogicalPlan> plans) {
    try {
      return Optional.of(resolver.resolveAll(plans));
    } catch (AnalysisException wrong) {
      return Optional.empty();
    }
  }

  private Optional<LogicalPlan> alone(Parsed parsed) {
    try {
      return Optional.of(resolver.resolve(parsed.plan()));
    } catch (AnalysisException wrong) {
      parsed
          .problems()
          .add(
              Places.of(parsed.text(), wrong.line(), wrong.startPosition()),
              "%s",
              messageOf(wrong));
      return Optional.empty();
    }
  }

  private static String messageOf(AnalysisException wrong) {
    String condition = wrong.getCondition() == null ? "" : wrong.getCondition();
    Map<String, String> details = wrong.getMessageParameters();
    if (condition.startsWith("UNRESOLVED_COLUMN")) {
      String name = unquoted(details.get("objectName"));
      List<String> proposals = new ArrayList<>();
      for (String proposal : unquoted(details.get("proposal")).split(", ", -1)) {
        proposals.add(proposal.substring(proposal.lastIndexOf('.') + 1));
      }
      String last = name.substring(name.lastIndexOf('.') + 1);
      return "Unknown column: " + name + DidYouMean.suffix(last, proposals);
    }

    if (condition.startsWith("MISSING_GROUP_BY")) {
      return "A column stands beside an aggregate function, but GROUP BY is missing";
    }

    if (condition.startsWith("MISSING_AGGREGATION")) {
      return OUTSIDE + unquoted(details.get("expression"));
    }

    return SparkMessages.plain(wrong);
  }

  private static String unquoted(@Nullable String sql) {
    return sql == null ? "" : sql.replaceAll("[`\"]", "");
  }
}
