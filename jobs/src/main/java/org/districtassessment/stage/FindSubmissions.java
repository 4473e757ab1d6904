package org.districtassessment.stage;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.districtassessment.core.composite.Unit;
import org.districtassessment.core.finding.Finding;
import org.districtassessment.core.finding.FindingCode;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.finding.Problem;
import org.districtassessment.core.finding.RefusedException;
import org.districtassessment.core.finding.SourceLocation;
import org.districtassessment.core.finding.Text;
import org.districtassessment.core.rule.UnitTable;
import org.districtassessment.core.rule.SubmissionRules;
import org.districtassessment.core.schema.Schemas;
import org.districtassessment.core.schema.TableSchema;
import org.districtassessment.core.submission.Receipt;
import org.districtassessment.stage.submission.FileHash;
import org.districtassessment.stage.submission.FileNames;
import org.districtassessment.stage.submission.SubmissionFile;
import org.districtassessment.stage.submission.UnitRows;

/** A year's folder to the files of its tables: stage 1. */
public final class FindSubmissions {

  private static final String CSV = ".csv";
  private static final Text ONLY_CSV =
      new Text(
          "只读取 CSV 文件，本文件未读取。请另存为“CSV UTF-8”后报送",
          "Only CSV files are read. Save it as \"CSV UTF-8\" and send it again");

  private FindSubmissions() {}

  /** A file below the year's folder. */
  private record Found(String path, String uri, long bytes) {

    /** The parts of the path: input, year, folders and file name. */
    private String[] parts() {
      return path.split("/", -1);
    }

    private String fileName() {
      String[] parts = parts();
      return parts[parts.length - 1];
    }

    private List<String> folders() {
      String[] parts = parts();
      return List.of(parts).subList(1, parts.length - 1);
    }

    private boolean isCsv() {
      return fileName().toLowerCase(Locale.ROOT).endsWith(CSV);
    }

    private String stem() {
      return fileName().substring(0, fileName().length() - CSV.length());
    }
  }

  /**
   * Lists {@code <input>/<year>/**} in the order of paths, hidden files and those that start with
   * an underscore left out, and reads the unit table, nothing else.
   *
   * @param input a folder; any Hadoop file-system URI
   * @param rules which of several versions of a submission is read, and what is due
   * @throws RefusedException if the year has no folder or no file, or the unit table is missing or
   *     unusable
   */
  public static RawSubmissions findSubmissions(
      String input,
      int year,
      Schemas schemas,
      UnitTable unitTable,
      SubmissionRules rules,
      Language language) {
    Configuration configuration = configuration();
    List<Found> found = list(input, year, configuration);
    FileNames names = new FileNames(schemas.all());
    List<SubmissionFile> ofUnits = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    for (Found file : found) {
      Optional<FileNames.Match> match = matchOf(file, names);
      if (match.isEmpty()) {
        findings.add(unknown(file, schemas, language));
      } else if (match.get().table().equals(unitTable.table())) {
        ofUnits.add(file(file, match.get(), List.of()));
      }
    }
    TableSchema unitSchema =
        schemas
            .table(unitTable.table())
            .orElseThrow(() -> new IllegalArgumentException("No table " + unitTable.table()));
    if (ofUnits.isEmpty()) {
      throw refused(
          input + "/" + year,
          "The table of the assessed units is missing: send a file named " + nameOf(unitSchema));
    }

    UnaryOperator<String> nameOf = table -> nameOf(schemas.table(table).orElseThrow());
    Function<SubmissionFile, Optional<String>> hash = file -> hash(file, configuration);
    List<SubmissionFile> newest =
        KeepNewest.keepNewest(ofUnits, List.of(), rules, year, nameOf, hash, language).read();
    List<Unit> units = UnitRows.read(newest, unitSchema, unitTable, configuration, language);
    List<SubmissionFile> files = new ArrayList<>();
    for (Found file : found) {
      matchOf(file, names)
          .ifPresent(
              match -> {
                boolean namesUnits = namesUnits(match.table(), schemas, unitTable);
                files.add(file(file, match, namesUnits ? units : List.of()));
              });
    }
    KeepNewest.Kept kept =
        KeepNewest.keepNewest(files, units, rules, year, nameOf, hash, language);
    findings.addAll(kept.findings());
    findings.addAll(missing(schemas, files, year, language));
    findings.sort(Finding.ORDER);
    return new RawSubmissions(input, year, kept.read(), kept.register(), units, findings);
  }

  private static Optional<FileNames.Match> matchOf(Found file, FileNames names) {
    return file.isCsv()
        ? names.match(file.stem()).or(() -> names.match(Receipt.of(file.path()).name()))
        : Optional.empty();
  }

  /** Whether rows of the table belong to units, and so may its files. */
  private static boolean namesUnits(String table, Schemas schemas, UnitTable unitTable) {
    return table.equals(unitTable.table())
        || schemas
            .table(table)
            .flatMap(schema -> schema.referenceTo(unitTable.table(), unitTable.key()))
            .isPresent();
  }

  private static SubmissionFile file(Found file, FileNames.Match match, List<Unit> units) {
    return new SubmissionFile(
        file.path,
        file.uri,
        file.bytes,
        match.table(),
        FileNames.unit(file.folders(), match.rest(), units));
  }

  private static List<Found> list(String input, int year, Configuration configuration) {
    List<Found> found = new ArrayList<>();
    try {
      Path root = new Path(input);
      Path folder = new Path(root, Integer.toString(year));
      FileSystem files = root.getFileSystem(configuration);
      if (!files.exists(root)) {
        throw refused(input, "There is no such folder");
      }

      if (!files.exists(folder)) {
        throw refused(input, "There is no folder " + year + otherYears(files, root));
      }

      list(files, folder, Integer.toString(year), found);
      if (found.isEmpty()) {
        throw refused(input + "/" + year, "The folder is empty" + otherYears(files, root));
      }
    } catch (IOException | IllegalArgumentException e) {
      throw refused(input, "The folder cannot be read: " + e.getMessage());
    }
    found.sort(Comparator.comparing(Found::path));
    return found;
  }

  private static void list(FileSystem files, Path folder, String path, List<Found> found)
      throws IOException {
    for (FileStatus status : files.listStatus(folder)) {
      String name = status.getPath().getName();
      if (name.startsWith(".") || name.startsWith("_")) {
        continue;
      }

      String childPath = path + "/" + name;
      if (status.isDirectory()) {
        list(files, status.getPath(), childPath, found);
      } else {
        found.add(new Found(childPath, status.getPath().toUri().toString(), status.getLen()));
      }
    }
  }

  private static String otherYears(FileSystem files, Path root) throws IOException {
    Set<String> years = new TreeSet<>();
    for (FileStatus status : files.listStatus(root)) {
      String name = status.getPath().getName();
      if (status.isDirectory() && name.matches("[0-9]{4}")) {
        years.add(name);
      }
    }
    return years.isEmpty()
        ? " (nor of any other year)"
        : " (years here: " + String.join(", ", years) + ")";
  }

  private static Optional<String> hash(SubmissionFile file, Configuration configuration) {
    try {
      return Optional.of(FileHash.sha256(file, configuration));
    } catch (IOException e) {
      return Optional.empty(); // whoever reads the file reports that it cannot be read
    }
  }

  private static Finding unknown(Found file, Schemas schemas, Language language) {
    String expected =
        schemas.all().stream().map(FindSubmissions::nameOf).collect(Collectors.joining(", "));
    String message =
        file.isCsv()
            ? FindingCode.UNKNOWN_FILE.message(language, file.fileName(), expected)
            : ONLY_CSV.in(language);
    return aboutFile(FindingCode.UNKNOWN_FILE, "", file.path, message);
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
                    Integer.toString(year),
                    FindingCode.MISSING_TABLE.message(language, "", nameOf(table))))
        .toList();
  }

  private static Finding aboutFile(FindingCode code, String table, String path, String message) {
    return new Finding(code.code(), code.severity(), table, null, path, 0, null, null, message);
  }

  /** The names that a file of the table may have. */
  private static String nameOf(TableSchema table) {
    return table.name() + CSV + " / " + table.title().zh() + CSV;
  }

  private static RefusedException refused(String where, String message) {
    return new RefusedException(List.of(new Problem(SourceLocation.ofFile(where), message)));
  }

  /** The session's settings reach file systems such as object stores. */
  private static Configuration configuration() {
    return SparkSession.getActiveSession()
        .map(spark -> spark.sparkContext().hadoopConfiguration())
        .getOrElse(Configuration::new);
  }
}
