package org.districtassessment.stage.submission;

import static java.util.Objects.requireNonNullElse;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.districtassessment.core.composite.Unit;
import org.districtassessment.core.finding.FindingCode;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.finding.Problems;
import org.districtassessment.core.finding.SourceLocation;
import org.districtassessment.core.rule.UnitTable;
import org.districtassessment.core.schema.TableSchema;
import org.jspecify.annotations.Nullable;

/** Reads who is assessed, before anything else can be told apart by unit. */
public final class UnitRows {

  private UnitRows() {}

  /**
   * Returns one unit per key of the unit table, by key; of several rows with one key, the first. A
   * row counts even if another of its cells is wrong, so that no unit drops out of the ranking by a
   * bad cell; a missing name is the key, a missing group the empty text.
   *
   * @param files of the unit table, in the order of their paths
   * @throws org.districtassessment.core.finding.RefusedException if a file is not readable, lacks
   *     the column of the key, or there is no unit
   */
  public static List<Unit> read(
      List<SubmissionFile> files,
      TableSchema schema,
      UnitTable unitTable,
      Configuration configuration,
      Language language) {
    Problems problems = new Problems();
    SortedMap<String, Unit> units = new TreeMap<>();
    FileAccess access = new FileAccess(configuration);
    for (int i = 0; i < files.size(); i++) {
      TableLayout layout = new TableLayout(schema, unitTable);
      SubmissionFile file = files.get(i);
      SourceLocation at = SourceLocation.ofFile(file.path());
      try (OpenFile open = OpenFile.open(access, layout, file, i)) {
        FindingCode failure = open.look().failure();
        if (failure != null) {
          problems.add(at, "%s", failure.message(language, "", open.look().detail()));
        } else if (!open.walker().isHeaderless()) {
          readRows(open.walker(), unitTable, at, units, problems);
        }
      } catch (IOException e) {
        problems.add(at, "The unit table cannot be read: %s", e.getClass().getSimpleName());
      }
    }
    if (units.isEmpty() && problems.isEmpty()) {
      problems.add(
          SourceLocation.ofFile(files.get(0).path()), "The unit table names no unit to assess");
    }
    problems.throwIfAny();
    return new ArrayList<>(units.values());
  }

  private static void readRows(
      RowWalker walker,
      UnitTable unitTable,
      SourceLocation at,
      SortedMap<String, Unit> units,
      Problems problems)
      throws IOException {
    TableSchema schema = walker.layout().schema();
    int key = schema.indexOf(unitTable.key());
    int name = schema.indexOf(unitTable.name());
    int group = schema.indexOf(unitTable.group());
    if (walker.header().columnOf(key) == TableLayout.NONE || !walker.header().isUnambiguous()) {
      problems.add(at, "The unit table must have one column %s", unitTable.key());
      return;
    }

    while (walker.next()) {
      String ofKey = walker.kind() == RowWalker.Kind.ROW ? text(walker, key) : null;
      if (ofKey == null) {
        continue;
      }

      String ofName = requireNonNullElse(text(walker, name), ofKey);
      String ofGroup = requireNonNullElse(text(walker, group), "");
      units.putIfAbsent(ofKey, new Unit(ofKey, ofName, ofGroup));
    }
  }

  /** The text of a field as rows of other tables are compared with it; null if it has none. */
  private static @Nullable String text(RowWalker walker, int field) {
    if (!walker.hasValue(field)) {
      return null;
    }

    CellReader reader = walker.layout().reader(field);
    return reader.isText()
        ? Cells.text(reader.bytes(), reader.from(), reader.to())
        : reader.canonical(reader.value());
  }
}
