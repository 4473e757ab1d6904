package org.districtassessment.stage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Zip archives, workbooks and gzip files: taken apart, damaged inside, and packed again. */
final class Containers {

  static final Charset GBK = Charset.forName("GBK");

  /** Inflated bytes of a bomb, twice as many as pass whatever their ratio. */
  private static final int BOMB = 64 << 20;

  /** Inflated bytes of what is large and must be read all the same. */
  private static final int LARGE = 8 << 20;

  private Containers() {}

  static boolean isZip(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".zip") || lower.endsWith(".xlsx") || lower.endsWith(".xlsm");
  }

  static boolean isGzip(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith(".gz");
  }

  /** The entries of an archive; nothing if Java's own reader cannot read it. */
  static Optional<Map<String, byte[]>> entries(byte[] zip) {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip), GBK)) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        entries.put(entry.getName(), in.readAllBytes());
      }
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
    return entries.isEmpty() ? Optional.empty() : Optional.of(entries);
  }

  static byte[] zip(Map<String, byte[]> entries, Charset names) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes, names)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        out.putNextEntry(new ZipEntry(entry.getKey()));
        out.write(entry.getValue());
        out.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  static Optional<byte[]> gunzip(byte[] bytes) {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return Optional.of(in.readAllBytes());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Damages a gzip file outside or inside. */
  static byte[] damagedGzip(byte[] gzip, Random random) {
    Optional<byte[]> text = gunzip(gzip);
    if (text.isEmpty() || random.nextInt(3) == 0) {
      return Mutations.ofText(gzip, random);
    }

    return switch (random.nextInt(8)) {
      case 0 -> Mutations.join(gzip, gzip(Mutations.ofText(text.get(), random)));
      case 1 -> Mutations.join(gzip, Mutations.ofText(text.get(), random));
      case 2 -> gzip(gzip);
      default -> gzip(Mutations.ofText(text.get(), random));
    };
  }

  /** Damages an archive outside or inside. */
  static byte[] damagedZip(byte[] zip, Random random) {
    Optional<Map<String, byte[]>> read = entries(zip);
    int way = random.nextInt(10);
    if (read.isEmpty() || way < 2) {
      return Mutations.ofText(zip, random);
    }

    if (way < 4) {
      return Mutations.ofContainer(zip, random);
    }

    Map<String, byte[]> entries = read.get();
    int damages = 1 + random.nextInt(2);
    for (int i = 0; i < damages; i++) {
      List<String> names = new ArrayList<>(entries.keySet());
      String name = names.get(random.nextInt(names.size()));
      byte[] content = requireNonNull(entries.get(name));
      switch (random.nextInt(12)) {
        case 0 -> entries.remove(name);
        case 1 -> entries.put("../" + name, content);
        case 2 -> entries.put(name.toUpperCase(Locale.ROOT), content);
        case 3 -> entries.put(name, new byte[0]);
        case 4 ->
            entries.put(name, requireNonNull(entries.get(names.get(random.nextInt(names.size())))));
        default -> entries.put(name, damagedEntry(name, content, random));
      }
      if (entries.isEmpty()) {
        entries.put(name, content);
      }
    }
    byte[] packed = zip(entries, random.nextBoolean() ? UTF_8 : GBK);
    return random.nextInt(20) == 0 ? Mutations.ofContainer(packed, random) : packed;
  }

  private static byte[] damagedEntry(String name, byte[] content, Random random) {
    if (name.endsWith(".xml") || name.endsWith(".rels")) {
      return Mutations.ofXml(content, random);
    }

    return isZip(name) ? damagedZip(content, random) : Mutations.ofText(content, random);
  }

  /** What inflates to far more than came, in the format that the name tells; else a long text. */
  static byte[] bomb(String name, byte[] sound, Random random) {
    boolean isLarge = random.nextBoolean();
    int size = isLarge ? LARGE : BOMB;
    String line = isLarge ? List.of("\n", "长长长", ",\n").get(random.nextInt(3)) : "B001,船,1\n";
    if (isGzip(name)) {
      byte[] text = gunzip(sound).orElse(new byte[0]);
      return gzip(Mutations.join(text, filled(size, line)));
    }

    Optional<Map<String, byte[]>> read = isZip(name) ? entries(sound) : Optional.empty();
    if (read.isEmpty()) {
      return Mutations.join(sound, filled(LARGE / 4, isLarge ? line : "\"长"));
    }

    Map<String, byte[]> entries = read.get();
    if (name.toLowerCase(Locale.ROOT).endsWith(".zip")) {
      List<String> names = new ArrayList<>(entries.keySet());
      String one = names.get(random.nextInt(names.size()));
      entries.put(one, Mutations.join(requireNonNull(entries.get(one)), filled(size, line)));
      return zip(entries, GBK);
    }

    switch (random.nextInt(4)) {
      case 0 -> entries.put("xl/sharedStrings.xml", strings("<si><t>船</t></si>", size));
      case 1 -> entries.put("xl/sharedStrings.xml", strings("长", size));
      case 2 -> {
        String rows = isLarge ? "<row/>" : "<row><c><v>1</v></c></row>";
        inSheet(entries, filled(size, rows));
      }
      default -> manySheets(entries, isLarge ? 300 : 5000);
    }
    return zip(entries, UTF_8);
  }

  private static byte[] strings(String unit, int size) {
    String head = "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">";
    boolean isItem = unit.startsWith("<");
    return Mutations.join(
        (head + (isItem ? "" : "<si><t>")).getBytes(UTF_8),
        filled(size, unit),
        ((isItem ? "" : "</t></si>") + "</sst>").getBytes(UTF_8));
  }

  /** Puts XML at the end of the rows of the first sheet. */
  private static void inSheet(Map<String, byte[]> entries, byte[] rows) {
    for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
      String text = new String(entry.getValue(), UTF_8);
      int end = text.indexOf("</sheetData>");
      if (end >= 0) {
        entry.setValue(
            Mutations.join(
                text.substring(0, end).getBytes(UTF_8), rows, text.substring(end).getBytes(UTF_8)));
        return;
      }
    }
  }

  private static void manySheets(Map<String, byte[]> entries, int count) {
    byte[] workbook = entries.get("xl/workbook.xml");
    if (workbook == null) {
      return;
    }

    StringBuilder sheets = new StringBuilder();
    for (int i = 0; i < count; i++) {
      sheets.append("<sheet name=\"船只").append(i % 280).append("\" sheetId=\"").append(i + 2);
      sheets.append("\" r:id=\"rId1\"/>");
    }
    String text = new String(workbook, UTF_8).replace("</sheets>", sheets + "</sheets>");
    entries.put("xl/workbook.xml", text.getBytes(UTF_8));
  }

  private static byte[] filled(int size, String unit) {
    byte[] one = unit.getBytes(UTF_8);
    byte[] all = new byte[size / one.length * one.length];
    for (int i = 0; i < all.length; i += one.length) {
      System.arraycopy(one, 0, all, i, one.length);
    }
    return all;
  }
}
