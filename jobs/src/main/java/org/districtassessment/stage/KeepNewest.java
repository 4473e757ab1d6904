package org.districtassessment.stage;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.districtassessment.core.composite.Unit;
import org.districtassessment.core.finding.Finding;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.rule.SubmissionRules;
import org.districtassessment.core.submission.Completeness;
import org.districtassessment.core.submission.Register;
import org.districtassessment.core.submission.SentFile;
import org.districtassessment.core.submission.Succession;
import org.districtassessment.core.submission.Supersede;
import org.districtassessment.stage.submission.SubmissionFile;

/** The files that were found to those that are read, with what the edition says of the others. */
final class KeepNewest {

  private KeepNewest() {}

  /**
   * What is read, and what is known of all files.
   *
   * @param read in the order of paths
   * @param findings about files that are not read, sent twice, missing or late; in their order
   */
  record Kept(List<SubmissionFile> read, Register register, List<Finding> findings) {}

  /**
   * Decides about a year's files.
   *
   * @param units nobody's file is missing where there are none
   * @param nameOf the name that a file of a table should have, for messages
   * @param hash asked only about files that may equal another one and those that are not read; empty
   *     where the file cannot be read, which whoever reads it reports
   */
  static Kept keepNewest(
      List<SubmissionFile> files,
      List<Unit> units,
      SubmissionRules rules,
      int year,
      UnaryOperator<String> nameOf,
      Function<SubmissionFile, Optional<String>> hash,
      Language language) {
    List<SentFile> sent =
        files.stream()
            .map(file -> SentFile.of(file.path(), file.table(), file.unit(), file.bytes()))
            .toList();
    sent = withHashes(sent, files, Supersede.needHash(sent), hash);
    Succession succession = Supersede.supersede(sent, rules.newest(), language);
    sent = withHashes(sent, files, succession.unread().keySet(), hash);

    List<Finding> findings = new ArrayList<>(succession.findings());
    List<SentFile> read = sent.stream().filter(succession::isRead).toList();
    findings.addAll(Completeness.missing(read, units, rules, year, nameOf, language));
    findings.addAll(Completeness.late(sent, rules, year, language));
    findings.sort(Finding.ORDER);
    Set<String> paths = new HashSet<>();
    read.forEach(file -> paths.add(file.path()));
    return new Kept(
        files.stream().filter(file -> paths.contains(file.path())).toList(),
        Register.of(sent, succession, rules, year),
        findings);
  }

  private static List<SentFile> withHashes(
      List<SentFile> sent,
      List<SubmissionFile> files,
      Set<String> paths,
      Function<SubmissionFile, Optional<String>> hash) {
    List<SentFile> hashed = new ArrayList<>();
    for (int i = 0; i < sent.size(); i++) {
      SentFile file = sent.get(i);
      boolean isAsked = paths.contains(file.path()) && file.sha256() == null;
      Optional<String> found = isAsked ? hash.apply(files.get(i)) : Optional.empty();
      hashed.add(found.map(file::withHash).orElse(file));
    }
    return hashed;
  }
}
