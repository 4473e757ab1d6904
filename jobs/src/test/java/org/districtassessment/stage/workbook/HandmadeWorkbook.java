package org.districtassessment.stage.workbook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** A workbook of one sheet, part by part, for what no library would write. */
final class HandmadeWorkbook {

  static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  static final String TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

  private final Map<String, byte[]> parts = new LinkedHashMap<>();

  HandmadeWorkbook() {
    with("_rels/.rels", relationships("rId1", TYPES + "/officeDocument", "xl/workbook.xml"));
    with(
        "xl/workbook.xml",
        "<workbook xmlns='%s' xmlns:r='%s'><sheets><sheet name='data' sheetId='1' r:id='rId1'/></sheets></workbook>"
            .formatted(MAIN, TYPES));
    with(
        "xl/_rels/workbook.xml.rels",
        relationships(
            "rId1",
            TYPES + "/worksheet",
            "worksheets/sheet1.xml",
            "rId2",
            TYPES + "/sharedStrings",
            "sharedStrings.xml",
            "rId3",
            TYPES + "/styles",
            "styles.xml"));
    withStrings("");
    withFormats();
    withRows("");
  }

  /** Triples of id, type and target. */
  static String relationships(String... triples) {
    StringBuilder xml =
        new StringBuilder(
            "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>");
    for (int i = 0; i < triples.length; i += 3) {
      xml.append(
          "<Relationship Id='%s' Type='%s' Target='%s'/>"
              .formatted(triples[i], triples[i + 1], triples[i + 2]));
    }
    return xml.append("</Relationships>").toString();
  }

  HandmadeWorkbook with(String part, String text) {
    return with(part, text.getBytes(StandardCharsets.UTF_8));
  }

  HandmadeWorkbook with(String part, byte[] bytes) {
    parts.put(part, bytes);
    return this;
  }

  HandmadeWorkbook without(String part) {
    parts.remove(part);
    return this;
  }

  /** The items of the shared strings. */
  HandmadeWorkbook withStrings(String items) {
    return with("xl/sharedStrings.xml", "<sst xmlns='%s'>%s</sst>".formatted(MAIN, items));
  }

  /** Styles 0, 1, 2 ... of these format codes, or numbers of built-in formats. */
  HandmadeWorkbook withFormats(String... formats) {
    StringBuilder codes = new StringBuilder();
    StringBuilder styles = new StringBuilder();
    for (int i = 0; i < formats.length; i++) {
      boolean builtIn = formats[i].matches("\\d\\d");
      String code = formats[i].replace("&", "&amp;").replace("\"", "&quot;").replace(">", "&gt;");
      if (!builtIn) {
        codes.append("<numFmt numFmtId='%d' formatCode=\"%s\"/>".formatted(200 + i, code));
      }
      styles.append("<xf numFmtId='%s'/>".formatted(builtIn ? formats[i] : "" + (200 + i)));
    }
    return with(
        "xl/styles.xml",
        "<styleSheet xmlns='%s'><numFmts>%s</numFmts><cellStyleXfs><xf numFmtId='14'/></cellStyleXfs><cellXfs>%s</cellXfs></styleSheet>"
            .formatted(MAIN, codes, styles));
  }

  HandmadeWorkbook withRows(String rows) {
    return withRows(rows, null);
  }

  /** Rows, and ranges that are merged, with blanks between them. */
  HandmadeWorkbook withRows(String rows, @Nullable String merged) {
    StringBuilder tail = new StringBuilder();
    if (merged != null) {
      tail.append("<mergeCells>");
      for (String range : merged.split(" ", -1)) {
        tail.append("<mergeCell ref='%s'/>".formatted(range));
      }
      tail.append("</mergeCells>");
    }
    return with(
        "xl/worksheets/sheet1.xml",
        "<worksheet xmlns='%s'><sheetData>%s</sheetData>%s</worksheet>"
            .formatted(MAIN, rows, tail));
  }

  byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
