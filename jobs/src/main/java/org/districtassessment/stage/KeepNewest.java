package org.districtassessment.stage;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.districtassessment.core.finding.Finding;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.rule.SubmissionRules;
import org.districtassessment.core.submission.Completeness;
import org.districtassessment.core.submission.Receipt;
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
   * @param read in the order of paths and sheets
   * @param unread likewise, those that another file stands for
   * @param findings about files that are not read, sent twice or late; in their order
   */
  record Kept(
      List<SubmissionFile> read,
      List<SubmissionFile> unread,
      Register register,
      List<Finding> findings) {}

  /**
   * Decides about a year's files.
   *
   * @param receipts of all of them, by path
   * @param hash asked only about files that may equal another one and those that are not read;
   *     empty where the file cannot be read, which whoever reads it reports
   */
  static Kept keepNewest(
      List<SubmissionFile> files,
      Map<String, Receipt> receipts,
      SubmissionRules rules,
      int year,
      Function<SubmissionFile, Optional<String>> hash,
      Language language) {
    Map<String, Long> sheets =
        files.stream()
            .collect(
                Collectors.groupingBy(
                    file -> file.path() + " " + file.table(), Collectors.counting()));
    List<SentFile> sent =
        files.stream()
            .map(
                file ->
                    sent(
                        file,
                        requireNonNull(receipts.get(file.path()), file.path()),
                        sheets.getOrDefault(file.path() + " " + file.table(), 1L)))
            .toList();
    sent = withHashes(sent, files, Supersede.needHash(sent), hash);
    Succession succession = Supersede.supersede(sent, rules.newest(), language);
    sent = withHashes(sent, files, succession.unread().keySet(), hash);

    List<Finding> findings = new ArrayList<>(succession.findings());
    findings.addAll(Completeness.late(sent, rules, year, language));
    findings.sort(Finding.ORDER);
    List<SubmissionFile> kept = new ArrayList<>();
    List<SubmissionFile> unread = new ArrayList<>();
    for (int i = 0; i < sent.size(); i++) {
      (succession.isRead(sent.get(i)) ? kept : unread).add(files.get(i));
    }
    return new Kept(kept, unread, Register.of(sent, succession, rules, year), findings);
  }

  /** A worksheet has a name of its own only where its workbook has several of the table. */
  private static SentFile sent(SubmissionFile file, Receipt receipt, long sheets) {
    String sheet = file.sheet();
    return new SentFile(
        file.path(),
        sheet,
        file.table(),
        file.unit(),
        file.bytes(),
        sheet == null || sheets == 1 ? receipt : receipt.ofSheet(sheet),
        null);
  }

  private static List<SentFile> withHashes(
      List<SentFile> sent,
      List<SubmissionFile> files,
      Set<String> places,
      Function<SubmissionFile, Optional<String>> hash) {
    List<SentFile> hashed = new ArrayList<>();
    for (int i = 0; i < sent.size(); i++) {
      SentFile file = sent.get(i);
      boolean isAsked = places.contains(file.place()) && file.sha256() == null;
      Optional<String> found = isAsked ? hash.apply(files.get(i)) : Optional.empty();
      hashed.add(found.map(file::withHash).orElse(file));
    }
    return hashed;
  }
}
