package org.districtassessment.stage.submission;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.districtassessment.core.finding.FindingCode;
import org.districtassessment.core.schema.GuideSheet;
import org.districtassessment.core.submission.Receipt;
import org.districtassessment.stage.archive.ZipArchive;
import org.districtassessment.stage.archive.ZipPart;
import org.districtassessment.stage.record.Records;
import org.districtassessment.stage.workbook.Sheet;
import org.districtassessment.stage.workbook.Workbook;
import org.jspecify.annotations.Nullable;

/**
 * Tells which tables a listed file holds: a text file or a workbook one, by its name; a workbook
 * whose worksheets are named after tables each of those; an archive what is packed in it.
 *
 * <p>Of a workbook in which no worksheet is named after a table, the first one that is not blank
 * counts as the file itself.
 */
public final class FileParts {

  private static final String ZIP = ".zip";
  private static final String LEGACY = ".xls";

  private final FileAccess files;
  private final FileNames names;

  /**
   * A part that belongs to a table.
   *
   * @param path of the file, or of the packed file in it
   * @param places names that may tell the unit, outermost first
   */
  public record Part(
      String path,
      FileFormat format,
      @Nullable String entry,
      @Nullable String sheet,
      String table,
      List<String> places) {}

  /**
   * Something that is not read.
   *
   * @param places names that may tell the unit, outermost first
   * @param detail what the message names
   */
  public record Unread(
      String path,
      @Nullable String sheet,
      List<String> places,
      FindingCode code,
      String value,
      String detail) {}

  /** What a file holds. */
  public record Held(List<Part> parts, List<Unread> unread) {}

  public FileParts(FileAccess files, FileNames names) {
    this.files = files;
    this.names = names;
  }

  /** Returns what a file holds; what cannot be opened or belongs to no table is unread. */
  public Held of(ListedFile file) {
    Held held = new Held(new ArrayList<>(), new ArrayList<>());
    if (file.name().toLowerCase(Locale.ROOT).endsWith(ZIP)) {
      addPacked(file, held);
    } else {
      add(file, file.path(), null, file.folders(), file.name(), held);
    }
    return held;
  }

  private void addPacked(ListedFile file, Held held) {
    String stem = file.name().substring(0, file.name().length() - ZIP.length());
    try (ZipArchive archive = ZipArchive.open(files.channel(file.uri(), file.bytes()))) {
      if (archive.entries().isEmpty()) {
        List<String> places = with(file.folders(), stem);
        held.unread.add(
            new Unread(file.path(), null, places, FindingCode.EMPTY_ARCHIVE, file.name(), ""));
      }
      for (ZipPart entry : archive.entries()) {
        List<String> parts = Arrays.asList(entry.name().split("/", -1));
        List<String> folders = new ArrayList<>(file.folders());
        folders.add(stem);
        folders.addAll(parts.subList(0, parts.size() - 1));
        String path = file.path() + "!" + entry.name();
        add(file, path, entry.name(), folders, parts.get(parts.size() - 1), held);
      }
    } catch (IOException e) {
      Failure failure = Failure.of(e);
      List<String> places = with(file.folders(), stem);
      held.unread.add(new Unread(file.path(), null, places, failure.code(), "", failure.detail()));
    }
  }

  private void add(
      ListedFile file,
      String path,
      @Nullable String entry,
      List<String> folders,
      String name,
      Held held) {
    if (name.toLowerCase(Locale.ROOT).endsWith(LEGACY)) {
      held.unread.add(
          new Unread(path, null, with(folders, name), FindingCode.LEGACY_WORKBOOK, name, ""));
      return;
    }

    if (entry != null && ZipArchive.isArchive(name)) {
      held.unread.add(
          new Unread(path, null, with(folders, name), FindingCode.NESTED_ARCHIVE, name, ""));
      return;
    }

    Optional<FileFormat.Named> named = FileFormat.of(name);
    if (named.isEmpty()) {
      String stem = name.replaceFirst("[.][^.]*$", "");
      boolean isTable = names.match(stem).isPresent();
      FindingCode code = isTable ? FindingCode.UNREAD_FORMAT : FindingCode.UNKNOWN_FORMAT;
      held.unread.add(new Unread(path, null, with(folders, stem), code, name, ""));
      return;
    }

    FileFormat format = named.get().format();
    Optional<FileNames.Match> match = match(named.get().stem());
    if (format == FileFormat.WORKBOOK) {
      addSheets(file, path, entry, folders, named.get().stem(), held);
    } else if (match.isPresent()) {
      List<String> places = with(folders, match.get().rest());
      held.parts.add(new Part(path, format, entry, null, match.get().table(), places));
    } else {
      held.unread.add(
          new Unread(path, null, with(folders, name), FindingCode.UNKNOWN_FILE, name, ""));
    }
  }

  private void addSheets(
      ListedFile file,
      String path,
      @Nullable String entry,
      List<String> folders,
      String stem,
      Held held) {
    try (Workbook workbook = files.workbook(file.uri(), file.bytes(), entry)) {
      List<Sheet> unnamed = new ArrayList<>();
      int before = held.parts.size();
      for (Sheet sheet : workbook.sheets()) {
        Optional<FileNames.Match> match = match(sheet.name());
        if (match.isPresent()) {
          List<String> places = with(with(folders, stem), match.get().rest());
          held.parts.add(part(path, entry, sheet, match.get().table(), places));
        } else if (!GuideSheet.is(sheet.name()) && isFilled(workbook, sheet)) {
          unnamed.add(sheet);
        }
      }
      Optional<FileNames.Match> ofFile = match(stem);
      if (held.parts.size() == before && ofFile.isPresent() && !workbook.sheets().isEmpty()) {
        Sheet first = unnamed.isEmpty() ? workbook.sheets().get(0) : unnamed.remove(0);
        List<String> places = with(folders, ofFile.get().rest());
        held.parts.add(part(path, entry, first, ofFile.get().table(), places));
      }
      if (held.parts.size() == before) {
        held.unread.add(
            new Unread(path, null, with(folders, stem), FindingCode.UNKNOWN_FILE, stem, ""));
        return;
      }

      for (Sheet sheet : unnamed) {
        List<String> places = with(folders, stem);
        String name = sheet.name();
        held.unread.add(new Unread(path, name, places, FindingCode.UNREAD_SHEET, name, ""));
      }
    } catch (IOException e) {
      Failure failure = Failure.of(e);
      Optional<FileNames.Match> ofFile = match(stem);
      if (ofFile.isPresent()) {
        // Listed among the submissions, with the reason why it cannot be read.
        List<String> places = with(folders, ofFile.get().rest());
        held.parts.add(
            new Part(path, FileFormat.WORKBOOK, entry, null, ofFile.get().table(), places));
        return;
      }

      held.unread.add(
          new Unread(path, null, with(folders, stem), failure.code(), "", failure.detail()));
    }
  }

  /** The table that a name begins or ends with, whether or not a version or a date follows. */
  private Optional<FileNames.Match> match(String name) {
    return names.match(name).or(() -> names.match(Receipt.nameIn(name)));
  }

  private static Part part(
      String path, @Nullable String entry, Sheet sheet, String table, List<String> places) {
    return new Part(path, FileFormat.WORKBOOK, entry, sheet.name(), table, places);
  }

  private static boolean isFilled(Workbook workbook, Sheet sheet) throws IOException {
    try (Records records = workbook.records(sheet)) {
      return records.next();
    }
  }

  private static List<String> with(List<String> places, String innermost) {
    List<String> all = new ArrayList<>(places);
    all.add(innermost);
    return all;
  }
}
