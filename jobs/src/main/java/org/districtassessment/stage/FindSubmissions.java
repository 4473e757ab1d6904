package org.districtassessment.stage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.districtassessment.core.composite.Unit;
import org.districtassessment.core.finding.Finding;
import org.districtassessment.core.finding.FindingCode;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.finding.RefusedException;
import org.districtassessment.core.rule.SubmissionRules;
import org.districtassessment.core.rule.UnitTable;
import org.districtassessment.core.schema.Schemas;
import org.districtassessment.core.schema.TableSchema;
import org.districtassessment.core.submission.Receipt;
import org.districtassessment.stage.submission.FileAccess;
import org.districtassessment.stage.submission.FileNames;
import org.districtassessment.stage.submission.FileParts;
import org.districtassessment.stage.submission.ListedFile;
import org.districtassessment.stage.submission.SubmissionFile;
import org.districtassessment.stage.submission.UnitNames;
import org.districtassessment.stage.submission.UnitRows;
import org.jspecify.annotations.Nullable;

/** A year's folder to the files of its tables: stage 1. */
public final class FindSubmissions {

  private FindSubmissions() {}

  /** A file and what it holds. */
  private record Found(ListedFile file, FileParts.Held held) {}

  /**
   * Lists {@code <input>/<year>/**} in the order of paths, hidden files and those that start with
   * an underscore left out, looks into workbooks and archives for what they hold, and reads the
   * unit table, nothing else.
   *
   * @param input a folder; any Hadoop file-system URI
   * @param rules which of several versions of a submission is read, and what is due
   * @param configuration how file systems such as object stores are reached
   * @throws RefusedException if the year has no folder or no file, or the unit table is missing or
   *     unusable
   */
  public static RawSubmissions findSubmissions(
      String input,
      int year,
      Schemas schemas,
      UnitTable unitTable,
      SubmissionRules rules,
      Language language,
      Configuration configuration) {
    FileAccess access = new FileAccess(configuration);
    FileParts parts = new FileParts(access, new FileNames(schemas.all()));
    List<Found> found =
        ListFiles.list(input, year, configuration).stream()
            .map(file -> new Found(file, parts.of(file)))
            .toList();
    Map<String, Receipt> receipts = new HashMap<>();
    List<SubmissionFile> ofUnits =
        files(
            found,
            part -> part.table().equals(unitTable.table()),
            List.of(),
            schemas,
            unitTable,
            receipts);
    TableSchema unitSchema =
        schemas
            .table(unitTable.table())
            .orElseThrow(() -> new IllegalArgumentException("No table " + unitTable.table()));
    if (ofUnits.isEmpty()) {
      throw ListFiles.refused(
          input + "/" + year,
          "The table of the assessed units is missing: send a file named " + nameOf(unitSchema));
    }

    Function<SubmissionFile, Optional<String>> hash = access::sha256;
    List<SubmissionFile> newest =
        KeepNewest.keepNewest(ofUnits, receipts, rules, year, hash, language).read();
    List<Unit> units = UnitRows.read(newest, unitSchema, unitTable, configuration, language);
    List<SubmissionFile> files = files(found, part -> true, units, schemas, unitTable, receipts);
    List<Finding> findings = new ArrayList<>(unread(found, units, schemas, language));
    KeepNewest.Kept kept = KeepNewest.keepNewest(files, receipts, rules, year, hash, language);
    findings.addAll(kept.findings());
    findings.addAll(missing(schemas, files, year, language));
    findings.sort(Finding.ORDER);
    return new RawSubmissions(
        input, year, kept.read(), kept.unread(), kept.register(), units, rules, findings);
  }

  /**
   * The parts that belong to tables, in the order of paths and sheets.
   *
   * @param receipts takes those of the parts, by path
   */
  private static List<SubmissionFile> files(
      List<Found> found,
      Predicate<FileParts.Part> wanted,
      List<Unit> units,
      Schemas schemas,
      UnitTable unitTable,
      Map<String, Receipt> receipts) {
    UnitNames names = new UnitNames(units);
    List<SubmissionFile> files = new ArrayList<>();
    for (Found each : found) {
      for (FileParts.Part part : each.held.parts().stream().filter(wanted).toList()) {
        Receipt receipt = receipts.computeIfAbsent(part.path(), Receipt::of);
        boolean mayName = namesUnits(part.table(), schemas, unitTable);
        files.add(
            new SubmissionFile(
                part.path(),
                each.file.uri(),
                each.file.bytes(),
                part.table(),
                mayName ? names.unit(part.places()) : null,
                part.format(),
                part.entry(),
                part.sheet(),
                receipt.version(),
                receipt.received()));
      }
    }
    return files;
  }

  /** Whether rows of the table belong to units, and so may its files. */
  private static boolean namesUnits(String table, Schemas schemas, UnitTable unitTable) {
    return table.equals(unitTable.table())
        || schemas
            .table(table)
            .flatMap(schema -> schema.referenceTo(unitTable.table(), unitTable.key()))
            .isPresent();
  }

  private static List<Finding> unread(
      List<Found> found, List<Unit> units, Schemas schemas, Language language) {
    String expected =
        schemas.all().stream().map(FindSubmissions::nameOf).collect(Collectors.joining(", "));
    UnitNames names = new UnitNames(units);
    List<Finding> findings = new ArrayList<>();
    for (Found each : found) {
      for (FileParts.Unread unread : each.held.unread()) {
        String detail =
            unread.code() == FindingCode.UNKNOWN_FILE || unread.code() == FindingCode.UNREAD_SHEET
                ? expected
                : unread.detail();
        findings.add(
            aboutFile(
                unread.code(),
                "",
                names.unit(unread.places()),
                unread.path(),
                unread.sheet(),
                unread.code().message(language, unread.value(), detail)));
      }
    }
    return findings;
  }

  private static List<Finding> missing(
      Schemas schemas, List<SubmissionFile> files, int year, Language language) {
    Set<String> present = files.stream().map(SubmissionFile::table).collect(Collectors.toSet());
    return schemas.all().stream()
        .filter(table -> !table.mayBeAbsent() && !present.contains(table.name()))
        .map(
            table ->
                aboutFile(
                    FindingCode.MISSING_TABLE,
                    table.name(),
                    null,
                    Integer.toString(year),
                    null,
                    FindingCode.MISSING_TABLE.message(language, "", nameOf(table))))
        .toList();
  }

  private static Finding aboutFile(
      FindingCode code,
      String table,
      @Nullable String unit,
      String path,
      @Nullable String sheet,
      String message) {
    return new Finding(
        code.code(), code.severity(), table, unit, path, sheet, 0, null, null, null, message);
  }

  /** The names that a file of the table may have, without their endings. */
  static String nameOf(TableSchema table) {
    return table.name() + " / " + table.title().zh();
  }
}
