package org.districtassessment.stage.workbook;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import org.districtassessment.stage.archive.InflationLimits;
import org.districtassessment.stage.record.Records;
import org.districtassessment.stage.workbook.Relationships.Relationship;
import org.districtassessment.stage.workbook.WorkbookException.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Reads a workbook in the format of Excel since 2007 ({@code .xlsx}, ISO 29500), sheet by sheet and
 * row by row; see {@code docs/decisions/0006}.
 *
 * <p>Everything wrong with the workbook is a {@link WorkbookException}, here and in the records.
 * Not for several threads; the records of one sheet may be read again, and of several at a time.
 */
public final class Workbook implements Closeable {

  private static final int MOST_SHEETS = 10_000;

  private final WorkbookPackage parts;
  private final List<Sheet> sheets;
  private final SerialDates dates;
  private final Styles styles;
  private final Optional<String> stringsPart;
  private @Nullable SharedStrings strings;

  private Workbook(
      WorkbookPackage parts,
      List<Sheet> sheets,
      SerialDates dates,
      Styles styles,
      Optional<String> stringsPart) {
    this.parts = parts;
    this.sheets = sheets;
    this.dates = dates;
    this.styles = styles;
    this.stringsPart = stringsPart;
  }

  /** As {@link #open(SeekableByteChannel, InflationLimits)}, with the standard limits. */
  public static Workbook open(SeekableByteChannel channel) throws IOException {
    return open(channel, InflationLimits.standard());
  }

  /** Reads all but the sheets; takes the channel over, which is closed when this fails, too. */
  public static Workbook open(SeekableByteChannel channel, InflationLimits limits)
      throws IOException {
    boolean opened = false;
    try {
      if (CompoundFile.is(channel)) {
        throw new WorkbookException(
            CompoundFile.reason(channel), "A compound file, not a package of parts");
      }

      channel.position(0);
      Workbook workbook = read(WorkbookPackage.open(channel, limits));
      opened = true;
      return workbook;
    } finally {
      if (!opened) {
        channel.close();
      }
    }
  }

  private static Workbook read(WorkbookPackage parts) throws IOException {
    try {
      return readUnguarded(parts);
    } catch (IOException | XMLStreamException | RuntimeException e) {
      throw parts.explain(e);
    }
  }

  private static Workbook readUnguarded(WorkbookPackage parts)
      throws IOException, XMLStreamException {
    String part = mainPart(parts);
    Relationships relationships = Relationships.of(parts, part);
    List<Sheet> sheets = new ArrayList<>();
    SerialDates dates;
    try (XmlPart xml = XmlPart.open(parts.open(part))) {
      dates = readMainPart(xml, parts, relationships, sheets);
    }
    return new Workbook(
        parts,
        List.copyOf(sheets),
        dates,
        readStyles(parts, relationships),
        relationships.first("sharedStrings"));
  }

  private static String mainPart(WorkbookPackage parts) throws IOException, XMLStreamException {
    String target =
        Relationships.of(parts, "")
            .first("officeDocument")
            .orElseThrow(
                () ->
                    new WorkbookException(Reason.NOT_A_WORKBOOK, "A zip without office document"));
    if (target.endsWith(".bin")) {
      throw new WorkbookException(Reason.BINARY_WORKBOOK, "Parts are binary, not XML");
    }

    return present(parts, target);
  }

  private static String present(WorkbookPackage parts, String name) throws WorkbookException {
    return parts
        .find(name)
        .orElseThrow(() -> WorkbookException.damaged("Part " + name + " is missing"));
  }

  private static Styles readStyles(WorkbookPackage parts, Relationships relationships)
      throws IOException, XMLStreamException {
    Optional<String> part = relationships.first("styles");
    if (part.isEmpty()) {
      return Styles.NONE;
    }

    try (XmlPart xml = XmlPart.open(parts.open(present(parts, part.get())))) {
      return Styles.read(xml);
    }
  }

  /** Fills the list of sheets and returns how dates are counted. */
  private static SerialDates readMainPart(
      XmlPart xml, WorkbookPackage parts, Relationships relationships, List<Sheet> sheets)
      throws IOException, XMLStreamException {
    if (!xml.nextIsRoot("workbook")) {
      throw new WorkbookException(
          Reason.NOT_A_WORKBOOK, "An office document of another kind: " + xml.localName());
    }

    SerialDates dates = SerialDates.FROM_1900;
    Set<String> names = new HashSet<>();
    while (xml.nextChild()) {
      if (xml.isAt("workbookPr") && isTrue(xml.attribute("date1904"))) {
        dates = SerialDates.FROM_1904;
      }
      if (!xml.isAt("sheets")) {
        xml.skip();
        continue;
      }

      while (xml.nextChild()) {
        Optional<Sheet> sheet = readSheet(xml, parts, relationships);
        if (sheet.isPresent() && !names.add(sheet.get().name())) {
          throw WorkbookException.damaged("Two sheets of the same name");
        }

        sheet.ifPresent(sheets::add);
        if (sheets.size() > MOST_SHEETS) {
          throw new WorkbookException(Reason.TOO_LARGE, "More than " + MOST_SHEETS + " sheets");
        }

        xml.skip();
      }
    }
    xml.readToEnd();
    return dates;
  }

  private static Optional<Sheet> readSheet(
      XmlPart xml, WorkbookPackage parts, Relationships relationships) throws WorkbookException {
    if (!xml.isAt("sheet")) {
      return Optional.empty();
    }

    String name = xml.required("name");
    String id = xml.required("id");
    Relationship relationship =
        relationships
            .byId(id)
            .orElseThrow(() -> WorkbookException.damaged("No part for the sheet " + name));
    if (!relationship.type().equals("worksheet")) {
      return Optional.empty();
    }

    String state = xml.attribute("state");
    boolean hidden = state != null && !state.equals("visible");
    return Optional.of(new Sheet(name, hidden, present(parts, relationship.target())));
  }

  private static boolean isTrue(@Nullable String value) {
    return "1".equals(value) || "true".equals(value) || "on".equals(value);
  }

  /** Returns the worksheets in the order of their tabs. */
  public List<Sheet> sheets() {
    return sheets;
  }

  /**
   * Opens a sheet. Its part is read through once before the first row: what stands behind the cells
   * says which are merged, and the end of it whether it is whole.
   *
   * <p>Rows without values do not come. A row's cells end with the last one that is not empty;
   * merged cells may share their bytes, so cells need not stand in their order.
   *
   * @param sheet one of {@link #sheets()}
   */
  public Records records(Sheet sheet) throws IOException {
    try {
      List<MergedRange> merged = mergedRanges(sheet);
      SheetRecords.Meaning meaning = new SheetRecords.Meaning(strings(), styles, dates);
      return new SheetRecords(parts, XmlPart.open(parts.open(sheet.part())), meaning, merged);
    } catch (IOException | XMLStreamException | RuntimeException e) {
      throw parts.explain(e);
    }
  }

  private List<MergedRange> mergedRanges(Sheet sheet) throws IOException, XMLStreamException {
    if (!MergeScan.mayHaveMergedCells(parts.open(sheet.part()))) {
      return List.of();
    }

    try (XmlPart xml = XmlPart.open(parts.open(sheet.part()))) {
      return MergedRanges.read(xml);
    }
  }

  private SharedStrings strings() throws IOException, XMLStreamException {
    SharedStrings read = strings;
    if (read == null) {
      read = readStrings();
      strings = read;
    }
    return read;
  }

  private SharedStrings readStrings() throws IOException, XMLStreamException {
    if (stringsPart.isEmpty()) {
      return SharedStrings.none();
    }

    try (XmlPart xml = XmlPart.open(parts.open(present(parts, stringsPart.get())))) {
      return SharedStrings.read(xml);
    }
  }

  @Override
  public void close() throws IOException {
    parts.close();
  }
}
