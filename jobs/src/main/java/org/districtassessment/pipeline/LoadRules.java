package org.districtassessment.pipeline;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.districtassessment.config.RuleFiles;
import org.districtassessment.config.RulePlaces;
import org.districtassessment.config.SchemaFiles;
import org.districtassessment.core.composite.RunExamples;
import org.districtassessment.core.finding.Problem;
import org.districtassessment.core.finding.Problems;
import org.districtassessment.core.finding.RefusedException;
import org.districtassessment.core.lint.LintReport;
import org.districtassessment.core.lint.LintRules;
import org.districtassessment.core.rule.BindFundingQuestions;
import org.districtassessment.core.rule.BindRules;
import org.districtassessment.core.rule.CheckedRules;
import org.districtassessment.core.rule.ExpressionAnalyzer;
import org.districtassessment.core.rule.FundingRules;
import org.districtassessment.core.rule.RuleSet;
import org.districtassessment.core.rule.SubmittedColumns;
import org.districtassessment.core.schema.Schemas;
import org.districtassessment.stage.expression.SparkExpressionAnalyzer;
import org.districtassessment.stage.expression.TraceColumns;

/** Rule and schema files to what stages may use; starts no Spark. */
public final class LoadRules {

  /** An edition and the schemas it was read with. */
  public record Loaded(RuleSet rules, Schemas submitted, Schemas published) {

    /** Holds the edition against the schemas, for any of its years. */
    public CheckedRules check() {
      return check(new SparkExpressionAnalyzer());
    }

    CheckedRules check(ExpressionAnalyzer analyzer) {
      return BindRules.check(rules, submitted, analyzer);
    }

    /**
     * Says from which submitted columns each rule comes; nothing where the rules do not fit the
     * schemas, of which {@code rules lint} speaks.
     */
    public SubmittedColumns columns() {
      return check().problems().isEmpty()
          ? TraceColumns.traceColumns(rules, submitted)
          : SubmittedColumns.NONE;
    }
  }

  private LoadRules() {}

  /**
   * Reads both folders.
   *
   * @throws RefusedException with every problem of every file
   */
  public static Loaded load(Path rules, Path schemas, Path publishedSchemas) {
    Problems problems = new Problems();
    Schemas submitted = SchemaFiles.read(schemas, problems);
    Schemas published = SchemaFiles.readPublished(publishedSchemas, problems);
    var edition = RuleFiles.read(rules, problems);
    problems.throwIfAny();
    return new Loaded(edition.orElseThrow(), submitted, published);
  }

  /**
   * Reads what an edition says of money, and holds its questions against its figures and amounts.
   *
   * @throws RefusedException with every problem of the file
   */
  public static FundingRules funding(Path rules) {
    Problems problems = new Problems();
    var funding = RuleFiles.readFunding(rules, problems);
    funding.ifPresent(each -> BindFundingQuestions.check(each, problems));
    problems.throwIfAny();
    return funding.orElseThrow();
  }

  /**
   * What is wrong with an edition, in every year it may be applied to, its examples included. While
   * a file cannot be read, nothing is said of what the rules mean.
   */
  public static LintReport lint(Path rules, Path schemas, Path publishedSchemas) {
    try {
      Loaded loaded = load(rules, schemas, publishedSchemas);
      CheckedRules checked = loaded.check();
      List<Problem> problems = new ArrayList<>(RunExamples.runExamples(loaded.rules()));
      for (int year : loaded.rules().years()) {
        problems.addAll(problemsOf(checked, year));
      }
      return LintRules.lintRules(loaded.rules(), loaded.submitted(), RulePlaces.of(rules))
          .with(problems);
    } catch (RefusedException e) {
      return new LintReport(e.problems(), List.of());
    }
  }

  private static List<Problem> problemsOf(CheckedRules checked, int year) {
    try {
      checked.bind(year);
      return List.of();
    } catch (RefusedException e) {
      return e.problems();
    }
  }
}
