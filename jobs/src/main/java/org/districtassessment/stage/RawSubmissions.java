package org.districtassessment.stage;

import java.util.List;
import org.districtassessment.core.composite.Unit;
import org.districtassessment.core.finding.Finding;
import org.districtassessment.core.rule.SubmissionRules;
import org.districtassessment.core.submission.Register;
import org.districtassessment.stage.submission.SubmissionFile;

/**
 * The files of one year that belong to tables, before their rows are read.
 *
 * @param input the folder above the years, as the user typed it
 * @param files those that are read, in the order of their paths
 * @param unread likewise, those that are not read since another one stands for them
 * @param register what is known of both
 * @param units the rows of the unit table, by key
 * @param rules what the edition says of how files come in
 * @param fileFindings files that belong to no table, tables without a file, files that are not
 *     read, sent twice or late
 */
public record RawSubmissions(
    String input,
    int year,
    List<SubmissionFile> files,
    List<SubmissionFile> unread,
    Register register,
    List<Unit> units,
    SubmissionRules rules,
    List<Finding> fileFindings) {

  public RawSubmissions {
    files = List.copyOf(files);
    unread = List.copyOf(unread);
    units = List.copyOf(units);
    fileFindings = List.copyOf(fileFindings);
  }
}
