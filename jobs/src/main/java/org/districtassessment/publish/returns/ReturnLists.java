package org.districtassessment.publish.returns;

import static org.districtassessment.core.Checks.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.districtassessment.core.composite.Unit;
import org.districtassessment.core.finding.Finding;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.finding.ListedRow;
import org.districtassessment.core.finding.ReturnedRow;
import org.districtassessment.core.finding.Text;
import org.districtassessment.core.schema.Schemas;
import org.districtassessment.publish.Attachment;
import org.districtassessment.publish.Publication;
import org.districtassessment.spreadsheet.Sheet;
import org.jspecify.annotations.Nullable;

/**
 * The folder {@code returns/} of a publication: {@code <unit key>.xlsx} for every unit that has
 * something to correct or to act on, {@code no-unit.xlsx} for rows and files of no known unit, and
 * {@code summary.xlsx} about all of them.
 *
 * <p>One workbook is open at a time, and of its rows some hundreds are in memory, however many
 * there are. Nothing but what is handed in is written: whoever hands in rows and findings has
 * masked what is sensitive.
 */
public final class ReturnLists implements Attachment {

  /** Name of the folder. */
  public static final String FOLDER = "returns";

  private final Text assessment;
  private final int year;
  private final Schemas schemas;
  private final Map<String, Unit> units = new LinkedHashMap<>();
  private final Map<String, UnitFigures> figures = new LinkedHashMap<>();
  private final SortedMap<String, List<Finding>> findings = new TreeMap<>();
  private final Iterable<ReturnedRow> rows;
  private final Listed listed;
  private final Meanings meanings;
  private final Language language;
  private final int mostRows;

  /**
   * @param assessment its title
   * @param units in the order of the summary
   * @param figures what each unit sent; several of one unit are added up
   * @param findings about whole files, headers and missing tables; in any order
   * @param rows gone through once, in {@link ReturnedRow#ORDER}
   * @param listed what units are to act on
   */
  public ReturnLists(
      Text assessment,
      int year,
      Language language,
      Schemas schemas,
      List<Unit> units,
      List<UnitFigures> figures,
      List<Finding> findings,
      Iterable<ReturnedRow> rows,
      Listed listed) {
    this(
        assessment,
        year,
        language,
        schemas,
        units,
        figures,
        findings,
        rows,
        listed,
        Sheet.MOST_ROWS);
  }

  ReturnLists(
      Text assessment,
      int year,
      Language language,
      Schemas schemas,
      List<Unit> units,
      List<UnitFigures> figures,
      List<Finding> findings,
      Iterable<ReturnedRow> rows,
      Listed listed,
      int mostRows) {
    this.assessment = assessment;
    this.year = year;
    this.language = language;
    this.schemas = schemas;
    units.forEach(each -> this.units.put(each.key(), each));
    this.rows = rows;
    this.listed = listed;
    this.meanings = new Meanings(schemas, language);
    this.mostRows = mostRows;
    for (UnitFigures each : figures) {
      this.figures.merge(key(each.unit()), each, UnitFigures::plus);
    }
    findings.stream()
        .sorted(Finding.ORDER)
        .forEach(
            each ->
                this.findings
                    .computeIfAbsent(key(each.unit()), unit -> new ArrayList<>())
                    .add(each));
  }

  @Override
  public void write(Publication tables, Path folder) throws IOException {
    write(folder);
  }

  /** Writes the folder {@code returns/} into another one. */
  void write(Path folder) throws IOException {
    Path target = Files.createDirectories(folder.resolve(FOLDER));
    Map<String, SummaryWorkbook.Line> written = new LinkedHashMap<>();
    ReturnFileNames names = new ReturnFileNames();
    Ahead<ReturnedRow> returned = new Ahead<>(rows.iterator());
    Ahead<ListedRow> toActOn = new Ahead<>(listed.rows().iterator());
    while (returned.hasNext() || toActOn.hasNext()) {
      @Nullable String unit = next(returned, toActOn);
      check(!written.containsKey(key(unit)), "The rows of %s do not stand together", unit);
      written.put(key(unit), list(target, names.next(unit), unit, returned, toActOn));
    }
    for (String key : findings.keySet()) {
      if (!written.containsKey(key)) {
        @Nullable String unit = unit(key);
        written.put(key, list(target, names.next(unit), unit, returned, toActOn));
      }
    }
    SummaryWorkbook.write(
        target.resolve(ReturnFileNames.SUMMARY),
        Words.RETURNS.in(language),
        lines(written),
        schemas,
        meanings);
  }

  /** The unit that comes first in the order of units. */
  private static @Nullable String next(Ahead<ReturnedRow> returned, Ahead<ListedRow> toActOn) {
    if (!returned.hasNext()) {
      return toActOn.peek().unit();
    }

    String unit = returned.peek().unit();
    return toActOn.hasNext() && (unit == null || toActOn.peek().unit().compareTo(unit) < 0)
        ? toActOn.peek().unit()
        : unit;
  }

  /** Writes the list of a unit with the rows of it that come next. */
  private SummaryWorkbook.Line list(
      Path target,
      String file,
      @Nullable String unit,
      Ahead<ReturnedRow> returned,
      Ahead<ListedRow> toActOn)
      throws IOException {
    String who = who(unit);
    String title = Words.RETURN_LIST.in(language) + " · " + who;
    UnitFigures sent = figures.getOrDefault(key(unit), UnitFigures.none(unit));
    Tally tally;
    try (UnitWorkbook workbook =
        new UnitWorkbook(
            target.resolve(file), title, schemas, meanings, listed.lists(), mostRows)) {
      while (returned.hasNext() && key(returned.peek().unit()).equals(key(unit))) {
        workbook.write(returned.next());
      }
      while (toActOn.hasNext() && key(toActOn.peek().unit()).equals(key(unit))) {
        workbook.write(toActOn.next());
      }
      tally =
          workbook.finish(
              title,
              Words.YEAR.in(language, assessment.in(language), year),
              sent,
              findings.getOrDefault(key(unit), List.of()));
    }
    return new SummaryWorkbook.Line(unit, name(unit), group(unit), sent, tally, file);
  }

  /** Units in their order, then keys that no unit has, then what belongs to none. */
  private List<SummaryWorkbook.Line> lines(Map<String, SummaryWorkbook.Line> written) {
    List<SummaryWorkbook.Line> lines = new ArrayList<>();
    Set<String> known = new HashSet<>();
    for (Unit unit : units.values()) {
      known.add(key(unit.key()));
      lines.add(line(unit.key(), written));
    }
    Set<String> others = new HashSet<>(written.keySet());
    others.addAll(figures.keySet());
    others.removeAll(known);
    others.stream()
        .sorted(Comparator.comparing(String::isEmpty).thenComparing(Comparator.naturalOrder()))
        .forEach(key -> lines.add(line(unit(key), written)));
    return lines;
  }

  private SummaryWorkbook.Line line(
      @Nullable String unit, Map<String, SummaryWorkbook.Line> written) {
    SummaryWorkbook.Line line = written.get(key(unit));
    return line != null
        ? line
        : new SummaryWorkbook.Line(
            unit,
            name(unit),
            group(unit),
            figures.getOrDefault(key(unit), UnitFigures.none(unit)),
            new Tally(),
            null);
  }

  /** Says whose list it is: the name and the key behind it, or what is known of them. */
  private String who(@Nullable String unit) {
    String name = name(unit);
    if (unit == null || name.equals(unit)) {
      return name;
    }

    return name.isEmpty() ? unit : Words.NAMED.in(language, name, unit);
  }

  private String name(@Nullable String unit) {
    if (unit == null) {
      return Words.NO_UNIT.in(language);
    }

    Unit known = units.get(unit);
    return known == null ? "" : known.name();
  }

  private String group(@Nullable String unit) {
    Unit known = unit == null ? null : units.get(unit);
    return known == null ? "" : known.group();
  }

  /** Keys of maps that may not be null: a letter in front of a unit's key, nothing for no unit. */
  private static String key(@Nullable String unit) {
    return unit == null ? "" : "=" + unit;
  }

  private static @Nullable String unit(String key) {
    return key.isEmpty() ? null : key.substring(1);
  }

  /** An iterator that can be asked what comes next. */
  private static final class Ahead<T> implements Iterator<T> {
    private final Iterator<T> source;
    private @Nullable T next;

    private Ahead(Iterator<T> source) {
      this.source = source;
      advance();
    }

    @Override
    public boolean hasNext() {
      return next != null;
    }

    private T peek() {
      T row = next;
      if (row == null) {
        throw new NoSuchElementException();
      }

      return row;
    }

    @Override
    public T next() {
      T row = peek();
      advance();
      return row;
    }

    private void advance() {
      next = source.hasNext() ? source.next() : null;
    }
  }
}
