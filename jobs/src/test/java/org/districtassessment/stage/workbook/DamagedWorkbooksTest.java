package org.districtassessment.stage.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.districtassessment.stage.archive.BytesChannel;
import org.districtassessment.stage.archive.InflationLimits;
import org.districtassessment.stage.workbook.WorkbookException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DamagedWorkbooksTest {

  private static final String SHEET = "xl/worksheets/sheet1.xml";

  @ParameterizedTest(name = "{2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          # sheet data | message | because
          <row r="2"/><row r="2"/> | Row 2 behind row 2 | rows ascend
          <row r="0"/> | Not a row: 0 | rows count from 1
          <row r="1048577"/> | Not a row: 1048577 | too many rows
          <row r="99999999999"/> | Not a row: 99999999999 | too many digits
          <row r="1x"/> | Not a row: 1x | no number
          <row r="1048576"/><row/> | Row 1048577 behind row 1048576 | too many rows
          <row><c r="B1"/><c r="A1"/></row> | Cells of row 1 out of order | columns ascend
          <row><c r="A2"/></row> | Cell A2 in row 1 | a cell of another row
          <row><c r="XFE1"/></row> | Not a cell: XFE1 | 16,384 columns
          <row><c r="AAAA1"/></row> | Not a cell: AAAA1 | 16,384 columns
          <row><c r="XFD1"/><c/></row> | Cells of row 1 out of order | 16,384 columns
          <row><c r="11"/></row> | Cell 11 in row 1 | no column
          <row><c t="s"><v>1</v></c></row> | No shared string of number 1 | one shared string
          <row><c t="s"><v>-1</v></c></row> | No shared string of number -1 | one shared string
          <row><c t="s"><v>x</v></c></row> | Not a number: x | one shared string
          <row><c s="x"/></row> | Not a number: x | styles have numbers
          """)
  void sayWhatDoesNotKeepToTheFormat(String rows, String message, String because) {
    byte[] workbook = new HandmadeWorkbook().withStrings("<si/>").withRows(rows).bytes();

    assertFails(workbook, Reason.DAMAGED, message);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "XFE1:XFE2, Not a cell: XFE1",
    "A1:A1048577, Not a row: A1048577",
    "A:B, Not a row: A",
    "'', 'Not a row: '",
  })
  void sayWhichMergedRangeIsNone(String range, String message) {
    assertFails(
        new HandmadeWorkbook()
            .with(
                SHEET,
                "<worksheet><sheetData/><mergeCells><mergeCell ref='"
                    + range
                    + "'/></mergeCells></worksheet>")
            .bytes(),
        Reason.DAMAGED,
        message);
  }

  @Test
  void sayWhichPartIsMissing() {
    assertFails(
        new HandmadeWorkbook().without("xl/workbook.xml").bytes(),
        Reason.DAMAGED,
        "Part xl/workbook.xml is missing");
    assertFails(
        new HandmadeWorkbook().without("xl/_rels/workbook.xml.rels").bytes(),
        Reason.DAMAGED,
        "No part for the sheet data");
    for (String part : List.of(SHEET, "xl/sharedStrings.xml", "xl/styles.xml")) {
      assertFails(
          new HandmadeWorkbook().without(part).bytes(),
          Reason.DAMAGED,
          "Part " + part + " is missing");
    }
  }

  @Test
  void areToldFromOtherKindsOfFiles() throws IOException {
    assertFails(new byte[0], Reason.NOT_A_WORKBOOK, "Does not start like a zip");
    assertFails(
        "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8),
        Reason.NOT_A_WORKBOOK,
        "Does not start like a zip");
    assertFails(
        new HandmadeWorkbook().without("_rels/.rels").bytes(),
        Reason.NOT_A_WORKBOOK,
        "A zip without office document");
    assertFails(
        new HandmadeWorkbook().with("xl/workbook.xml", "<w:document xmlns:w='w'/>").bytes(),
        Reason.NOT_A_WORKBOOK,
        "An office document of another kind: document");
    assertFails(
        new HandmadeWorkbook()
            .with(
                "_rels/.rels",
                HandmadeWorkbook.relationships(
                    "a", HandmadeWorkbook.TYPES + "/officeDocument", "xl/workbook.bin"))
            .bytes(),
        Reason.BINARY_WORKBOOK,
        "Parts are binary, not XML");
  }

  @Test
  void areToldFromLegacyAndEncryptedWorkbooks() throws Exception {
    ByteArrayOutputStream legacy = new ByteArrayOutputStream();
    try (HSSFWorkbook poi = new HSSFWorkbook()) {
      poi.createSheet("a").createRow(0).createCell(0).setCellValue("x");
      poi.write(legacy);
    }
    assertFails(legacy.toByteArray(), Reason.LEGACY_XLS, "A compound file, not a package of parts");

    ByteArrayOutputStream encrypted = new ByteArrayOutputStream();
    try (POIFSFileSystem container = new POIFSFileSystem()) {
      var encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
      encryptor.confirmPassword("secret");
      try (OutputStream out = encryptor.getDataStream(container)) {
        out.write(new HandmadeWorkbook().bytes());
      }
      container.writeFilesystem(encrypted);
    }
    assertFails(
        encrypted.toByteArray(), Reason.ENCRYPTED, "A compound file, not a package of parts");

    for (int length : new int[] {8, 100, 512, 600}) {
      assertFails(
          Arrays.copyOf(legacy.toByteArray(), length),
          Reason.LEGACY_XLS,
          "A compound file, not a package of parts");
    }
  }

  @Test
  void areRefusedWithDocumentTypes() {
    String laughs =
        "<!DOCTYPE a [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>"
            + "<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;'>]>";
    assertFails(
        new HandmadeWorkbook()
            .with(
                SHEET,
                laughs
                    + "<worksheet><sheetData><row><c t='str'><v>&c;</v></c></row></sheetData></worksheet>")
            .bytes(),
        Reason.DAMAGED,
        "A document type or an entity of its own");
    assertFails(
        new HandmadeWorkbook()
            .with("xl/sharedStrings.xml", "<!DOCTYPE sst SYSTEM 'file:///etc/passwd'><sst/>")
            .bytes(),
        Reason.DAMAGED,
        "A document type or an entity of its own");
    assertThatThrownBy(
            () ->
                Rows.ofFirstSheet(
                    new HandmadeWorkbook()
                        .withRows("<row><c t='str'><v>&x;</v></c></row>")
                        .bytes()))
        .isInstanceOfSatisfying(
            WorkbookException.class, e -> assertThat(e.reason()).isEqualTo(Reason.DAMAGED));
  }

  @Test
  void areRefusedWithElementsWithoutEnd() {
    assertThatThrownBy(
            () -> Rows.ofFirstSheet(new HandmadeWorkbook().withRows("<a>".repeat(100_000)).bytes()))
        .isInstanceOfSatisfying(
            WorkbookException.class, e -> assertThat(e.reason()).isEqualTo(Reason.DAMAGED));
  }

  @Test
  void areRefusedAtOnceWhenTheyAreBombs() throws IOException {
    String head = "<worksheet><sheetData><row><c t='str'><v>";
    for (String part : List.of(SHEET, "xl/sharedStrings.xml", "xl/styles.xml", "_rels/.rels")) {
      byte[] workbook = bomb(part, part.equals(SHEET) ? head : "<sst><si><t>", 64 << 20);
      long start = cpuTime();
      assertFails(workbook, Reason.TOO_LARGE, "Inflates to more than 250 times its size");
      assertThat(cpuTime() - start).as(part).isLessThan(1_000_000_000L);
    }
  }

  @Test
  void areRefusedWhenTheirTextsDoNotFitIntoMemory() throws IOException {
    byte[] workbook =
        new HandmadeWorkbook()
            .withStrings(("<si><t>" + "x".repeat(1 << 20) + "</t></si>").repeat(260))
            .bytes();
    InflationLimits anyRatio = new InflationLimits(Long.MAX_VALUE, 2_000, 0);

    try (Workbook open = Workbook.open(new BytesChannel(workbook), anyRatio)) {
      assertThatThrownBy(() -> open.records(open.sheets().get(0)))
          .isInstanceOfSatisfying(
              WorkbookException.class, e -> assertThat(e.reason()).isEqualTo(Reason.TOO_LARGE))
          .hasMessage("Shared strings take more than 268435456 bytes");
    }
  }

  @Test
  void areRefusedWhenALongTextIsReferredToTooOften() {
    byte[] workbook =
        new HandmadeWorkbook()
            .withStrings("<si><t>" + "x".repeat(2 << 20) + "</t></si>")
            .withRows("<row><c t='s'><v>0</v></c></row>".repeat(1_000))
            .bytes();

    assertFailsSoon(workbook, "Written out, the sheet takes more than 1073741824 bytes");
  }

  @Test
  void areRefusedWhenRowsAreWiderThanTheyAreLong() {
    byte[] workbook =
        new HandmadeWorkbook()
            .withRows(
                "<row/><row><c r='XFD2'><v>1</v></c></row>"
                    + "<row><c t='b'><v>1</v></c></row>".repeat(100_000),
                "A2:XFD1048576")
            .bytes();

    assertFailsSoon(workbook, "Written out, the sheet takes more than 1073741824 bytes");
  }

  @Test
  void areRefusedWithTooManyMergedRanges() {
    StringBuilder ranges = new StringBuilder("A1:B1");
    for (int row = 2; row <= 100_001; row++) {
      ranges.append(" A").append(row).append(":B").append(row);
    }
    assertFailsSoon(
        new HandmadeWorkbook().withRows("", ranges.toString()).bytes(),
        "More than 100000 merged ranges");
  }

  @Test
  void areDamagedWhereverTheyAreCutOff() throws IOException {
    byte[] workbook = sample();
    for (int length = 4; length < workbook.length; length += 97) {
      byte[] cut = Arrays.copyOf(workbook, length);
      assertThatThrownBy(() -> Rows.ofFirstSheet(cut))
          .isInstanceOfSatisfying(
              WorkbookException.class, e -> assertThat(e.reason()).isEqualTo(Reason.DAMAGED));
    }
  }

  @Test
  void giveTheirRowsOrAReasonWhateverBitIsFlipped() throws IOException {
    byte[] workbook = sample();
    List<String> rows = Rows.ofFirstSheet(workbook);
    Random random = new Random(20_240_305);
    int refused = 0;
    for (int i = 0; i < 600; i++) {
      byte[] flipped = workbook.clone();
      for (int flips = random.nextInt(3); flips >= 0; flips--) {
        flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
      }
      long start = cpuTime();
      try {
        assertThat(Rows.ofFirstSheet(flipped)).isEqualTo(rows);
      } catch (WorkbookException e) {
        refused++;
      }
      assertThat(cpuTime() - start).isLessThan(1_000_000_000L);
    }
    assertThat(refused).isBetween(300, 600);
  }

  @Test
  void giveRowsOrAReasonWhateverCharacterOfTheirPartsChanges() throws IOException {
    String sheet =
        "<worksheet><sheetData><row r='1'><c r='A1' t='s' s='1'><v>0</v></c><c r='B1'><v>45356.5</v></c></row>"
            + "<row r='3'><c r='B3' t='inlineStr'><is><t>x_x000D_</t></is></c></row></sheetData>"
            + "<mergeCells><mergeCell ref='A1:A3'/></mergeCells></worksheet>";
    String characters = "<>/='\" 0129.-eE:AZ&;!x_%\u4e00\u0000";
    Random random = new Random(3);
    int read = 0;
    for (int i = 0; i < 3_000; i++) {
      StringBuilder mutated = new StringBuilder(sheet);
      int at = random.nextInt(sheet.length());
      char c = characters.charAt(random.nextInt(characters.length()));
      switch (random.nextInt(3)) {
        case 0 -> mutated.setCharAt(at, c);
        case 1 -> mutated.deleteCharAt(at);
        default -> mutated.insert(at, c);
      }
      byte[] workbook =
          new HandmadeWorkbook()
              .withStrings("<si><t>s</t></si>")
              .withFormats("14", "0%")
              .with(SHEET, mutated.toString())
              .bytes();
      long start = cpuTime();
      try {
        Rows.ofFirstSheet(workbook);
        read++;
      } catch (WorkbookException e) {
        assertThat(e.reason()).isEqualTo(Reason.DAMAGED);
      }
      assertThat(cpuTime() - start).isLessThan(1_000_000_000L);
    }
    assertThat(read).isBetween(300, 2_500);
  }

  @Test
  void areNotBlamedForAChannelThatFails() throws IOException {
    byte[] workbook = sample();
    for (int failAt : new int[] {0, 1, 2, 5}) {
      assertThatThrownBy(
              () -> {
                try (Workbook open = Workbook.open(new FailingChannel(workbook, failAt))) {
                  Rows.of(open, open.sheets().get(0));
                }
              })
          .isExactlyInstanceOf(IOException.class)
          .hasMessage("Connection reset");
    }
  }

  /** Other work on the machine does not count. */
  private static long cpuTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static void assertFailsSoon(byte[] workbook, String message) {
    long start = cpuTime();
    assertFails(workbook, Reason.TOO_LARGE, message);
    assertThat(cpuTime() - start).isLessThan(10_000_000_000L);
  }

  private static void assertFails(byte[] workbook, Reason reason, String message) {
    BytesChannel channel = new BytesChannel(workbook);
    assertThatThrownBy(
            () -> {
              try (Workbook open = Workbook.open(channel)) {
                Rows.count(open, open.sheets().get(0));
              }
            })
        .isInstanceOfSatisfying(
            WorkbookException.class, e -> assertThat(e.reason()).isEqualTo(reason))
        .hasMessage(message);
    assertThat(channel.isOpen()).isFalse();
  }

  private static byte[] sample() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (XSSFWorkbook poi = new XSSFWorkbook()) {
      var sheet = poi.createSheet("a");
      for (int i = 0; i < 50; i++) {
        var row = sheet.createRow(i);
        row.createCell(0).setCellValue("text " + i * i);
        row.createCell(1).setCellValue(i / 7.0);
      }
      sheet.addMergedRegion(new CellRangeAddress(3, 5, 0, 0));
      poi.write(bytes);
    }
    return bytes.toByteArray();
  }

  /** A workbook one part of which goes on for long with the letter x. */
  private static byte[] bomb(String name, String head, int length) throws IOException {
    byte[] plain = new HandmadeWorkbook().without(name).bytes();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes);
        var parts = new ZipInputStream(new ByteArrayInputStream(plain))) {
      for (ZipEntry part = parts.getNextEntry(); part != null; part = parts.getNextEntry()) {
        zip.putNextEntry(new ZipEntry(part.getName()));
        parts.transferTo(zip);
      }
      zip.putNextEntry(new ZipEntry(name));
      zip.write(head.getBytes(StandardCharsets.UTF_8));
      byte[] block = new byte[1 << 20];
      Arrays.fill(block, (byte) 'x');
      for (int written = 0; written < length; written += block.length) {
        zip.write(block);
      }
    }
    return bytes.toByteArray();
  }

  /** Fails at a certain reading. */
  private static final class FailingChannel implements SeekableByteChannel {

    private final BytesChannel channel;
    private int left;

    FailingChannel(byte[] bytes, int left) {
      channel = new BytesChannel(bytes);
      this.left = left;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
      if (left-- == 0) {
        throw new IOException("Connection reset");
      }

      ByteBuffer some = ByteBuffer.allocate(Math.min(target.remaining(), 1_000));
      int count = channel.read(some);
      target.put(some.flip());
      return count;
    }

    @Override
    public long position() throws IOException {
      return channel.position();
    }

    @Override
    public SeekableByteChannel position(long position) throws IOException {
      channel.position(position);
      return this;
    }

    @Override
    public long size() throws IOException {
      return channel.size();
    }

    @Override
    public int write(ByteBuffer source) {
      return channel.write(source);
    }

    @Override
    public SeekableByteChannel truncate(long size) {
      return channel.truncate(size);
    }

    @Override
    public boolean isOpen() {
      return channel.isOpen();
    }

    @Override
    public void close() {
      channel.close();
    }
  }
}
