package org.districtassessment.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.finding.Problem;
import org.districtassessment.core.finding.RefusedException;
import org.districtassessment.core.finding.SourceLocation;
import org.districtassessment.core.finding.Text;
import org.districtassessment.core.rule.AllocationRule;
import org.districtassessment.core.rule.FundingQuestions;
import org.districtassessment.core.targeting.Measurement;
import org.districtassessment.core.targeting.Undefined;
import org.districtassessment.core.targeting.allocation.Allocation;
import org.districtassessment.core.targeting.allocation.Effect;
import org.districtassessment.core.targeting.question.FundingData;
import org.districtassessment.core.targeting.question.ShareOut;
import org.districtassessment.core.targeting.question.UnitGoal;
import org.districtassessment.reference.TextTable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What the factor method implies for a total; never starts Spark. */
@Command(
    name = "allocate",
    header = "Share out a total by the factors of the rules.",
    description = {
      "",
      "The amounts add up to the total exactly. They are what rules and figures imply;",
      "who decides may balance them against other things.",
      ""
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:shared out",
      "1:an unexpected failure",
      "2:wrong options",
      "4:refused: rules, publication or total cannot be used"
    })
final class FundingAllocateCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private FundingOptions options;

  @Option(
      names = "--total",
      paramLabel = "AMOUNT",
      required = true,
      description = "What is shared out, in the unit of the published amounts.")
  private BigDecimal total;

  @Option(
      names = "--tilt-goal",
      paramLabel = "RATIO",
      description = "Also say what each unit would have to change to reach this tilt ratio.")
  private @Nullable BigDecimal tiltGoal;

  @Override
  public Integer call() throws IOException {
    BigDecimal tilt = tiltGoal;
    if (tilt != null && tilt.signum() <= 0) {
      throw new ParameterException(
          spec.commandLine(),
          "Invalid value for option '--tilt-goal': " + tilt.toPlainString() + " (above 0)");
    }
    String file = options.rulesFolder().resolve("funding.yaml").toString();
    FundingQuestions questions = options.funding().questions();
    AllocationRule rule = questions.allocation();
    if (rule == null) {
      throw refused(file, "There is no allocation. Declare one, see docs/RULES.md");
    }
    FundingData data = FundingOptions.read(options.open());
    ShareOut shareOut = ShareOut.of(data, questions, rule, total);
    if (!shareOut.missing().isEmpty()) {
      throw refused(
          file,
          "Figures of units are missing, so nothing is shared out: "
              + String.join(", ", shareOut.missing()));
    }
    Allocation allocation = shareOut.allocation().orElseThrow();
    if (allocation instanceof Allocation.Infeasible none) {
      throw refused(
          file,
          "The total of %s cannot be shared out: %s %s. Change the total or the rules"
              .formatted(total.toPlainString(), none.reason().code(), none.of()));
    }

    Map<String, String> names = FundingOptions.names(data);
    PrintWriter out = spec.commandLine().getOut();
    Allocation.Granted granted = (Allocation.Granted) allocation;
    print(shareOut, granted, names, out);
    if (options.writes()) {
      options.tables().write(shareOut, granted, names).forEach(f -> out.println("Wrote " + f));
    }
    if (tilt != null) {
      List<UnitGoal> goals = UnitGoal.of(shareOut.after(data, granted), questions, tilt);
      new GoalSummary(goals, questions, names, options.language()).print(tilt, out);
      if (options.writes()) {
        options.tables().writeGoals(goals).forEach(f -> out.println("Wrote " + f));
      }
    }
    out.flush();
    return ExitCode.DONE;
  }

  private void print(
      ShareOut shareOut, Allocation.Granted granted, Map<String, String> names, PrintWriter out) {
    Language language = options.language();
    TextTable table =
        new TextTable()
            .left(new Text("单位", "Unit").in(language))
            .right(new Text("本年", "This year").in(language))
            .right(new Text("系数", "Coef.").in(language))
            .right(new Text("公式", "By formula").in(language))
            .right(new Text("分配", "Amount").in(language))
            .left(new Text("约束", "Limit").in(language));
    for (Allocation.Grant grant : granted.grants()) {
      table.row(
          names.getOrDefault(grant.unit(), grant.unit()),
          shareOut.thisYear().getOrDefault(grant.unit(), BigDecimal.ZERO).toPlainString(),
          shareOut.coefficients().getOrDefault(grant.unit(), BigDecimal.ONE).toPlainString(),
          grant.byFormula().toPlainString(),
          grant.amount().toPlainString(),
          limit(grant.limit(), language));
    }
    out.print(table.fitting(EvaluationSummary.COLUMNS));
    BigDecimal sum = granted.amounts().values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    out.printf("%s%s%n%n", new Text("合计：", "Sum: ").in(language), sum.toPlainString());

    TextTable effects =
        new TextTable()
            .left(new Text("指标", "Measure").in(language))
            .right(new Text("分配前", "Before").in(language))
            .right(new Text("分配后", "After").in(language));
    for (Effect effect : shareOut.effects()) {
      effects.row(effect.measure(), number(effect.before()), number(effect.after()));
    }
    out.print(effects.fitting(EvaluationSummary.COLUMNS));
  }

  private static String limit(Allocation.Limit limit, Language language) {
    return switch (limit) {
      case NONE -> "";
      case FLOOR -> new Text("保底", "floor").in(language);
      case CAP -> new Text("封顶", "cap").in(language);
    };
  }

  private static String number(Measurement measurement) {
    return measurement
        .reason()
        .map(Undefined::code)
        .orElseGet(() -> FundingSummary.rounded(measurement, 4));
  }

  private static RefusedException refused(String file, String message) {
    return new RefusedException(List.of(new Problem(SourceLocation.ofFile(file), message)));
  }
}
