package org.districtassessment.core.lint;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.districtassessment.core.finding.Problem;

/**
 * What is wrong with an edition, and what is doubtful; both by file, line, column and message.
 *
 * @param problems what must be mended
 * @param warnings what somebody should look at
 */
public record LintReport(List<Problem> problems, List<Problem> warnings) {

  public LintReport {
    problems = problems.stream().sorted().distinct().toList();
    warnings = warnings.stream().sorted().distinct().toList();
  }

  /** Returns the report with problems that were found elsewhere. */
  public LintReport with(Collection<Problem> more) {
    return new LintReport(Stream.concat(problems.stream(), more.stream()).toList(), warnings);
  }
}
