package org.districtassessment.stage.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.districtassessment.stage.archive.ArchiveException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZipArchiveTest {

  private static final Charset GBK = Charset.forName("GBK");

  @Test
  void listsFilesByNameAndReadsThem() throws IOException {
    byte[] zip = zip(StandardCharsets.UTF_8, "b/二.csv", "b/", "a.csv");

    try (ZipArchive archive = ZipArchive.open(new BytesChannel(zip))) {
      assertThat(archive.entries()).extracting(ZipPart::name).containsExactly("a.csv", "b/二.csv");
      ZipPart second = archive.entries().get(1);
      assertThat(text(archive, second)).isEqualTo("content of b/二.csv");
      assertThat(archive.bytes(second, 20)).hasSize(20);
      assertThat(second.bytes()).isEqualTo(20);
      assertThatThrownBy(() -> archive.bytes(second, 19))
          .hasMessage("b/二.csv is larger than 19 bytes")
          .satisfies(e -> assertReason(e, Reason.TOO_LARGE));
    }
  }

  @Test
  void readsNamesThatWindowsInChineseWrites() throws IOException {
    assertThat(names(zip(GBK, "人员\\名单.csv", "镇.csv"))).containsExactly("人员/名单.csv", "镇.csv");
    assertThat(names(zip(Charset.forName("GB18030"), "㐀.csv"))).containsExactly("㐀.csv");
  }

  @Test
  void readsAsUtf8WhatHasNoFlagForIt() throws IOException {
    byte[] zip = zip(StandardCharsets.UTF_8, "人员.csv");
    clearFlag(zip, 0x0800);

    assertThat(names(zip)).containsExactly("人员.csv");
  }

  @Test
  void leavesOutWhatIsNoSubmission() throws IOException {
    assertThat(
            names(
                zip(
                    StandardCharsets.UTF_8,
                    "__MACOSX/._a.csv",
                    ".DS_Store",
                    "x/.hidden/a.csv",
                    "_old/a.csv",
                    "x/_a.csv",
                    "x/a_b.csv",
                    "./y//b.csv",
                    "dir\\")))
        .containsExactly("x/a_b.csv", "y/b.csv");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../a.csv", "a/../../b.csv", "/etc/passwd", "\\a.csv", "C:\\a.csv", "c:a"})
  void refusesNamesThatLeadOutOfIt(String name) throws IOException {
    byte[] zip = zip(StandardCharsets.UTF_8, name);

    assertThatThrownBy(() -> names(zip))
        .hasMessage("Name of an entry leads out of the archive: " + name)
        .satisfies(e -> assertReason(e, Reason.DAMAGED));
  }

  @Test
  void refusesTwoEntriesOfOneName() throws IOException {
    byte[] zip = zip(StandardCharsets.UTF_8, "x/a.csv", "x\\a.csv");

    assertThatThrownBy(() -> names(zip))
        .hasMessage("Two entries of the same name: x/a.csv")
        .satisfies(e -> assertReason(e, Reason.DAMAGED));
  }

  @ParameterizedTest
  @ValueSource(strings = {"inner.zip", "inner.ZIP", "a/b.rar", "a.7z"})
  void opensNoArchiveInsideItself(String name) throws IOException {
    byte[] zip = zip(StandardCharsets.UTF_8, name);

    try (ZipArchive archive = ZipArchive.open(new BytesChannel(zip))) {
      ZipPart entry = archive.entries().get(0);
      assertThatThrownBy(() -> archive.open(entry))
          .hasMessage("An archive inside an archive: " + name)
          .satisfies(e -> assertReason(e, Reason.NESTED_ARCHIVE));
    }
  }

  @Test
  void saysThatAnEntryIsEncrypted() throws IOException {
    byte[] zip = zip(StandardCharsets.UTF_8, "a.csv");
    setFlag(zip, 1);

    assertThatThrownBy(() -> readAll(zip))
        .hasMessage("Protected by a password: a.csv")
        .satisfies(e -> assertReason(e, Reason.ENCRYPTED));
  }

  @Test
  void saysThatItDoesNotKnowAMethod() throws IOException {
    byte[] zip = zip(StandardCharsets.UTF_8, "a.csv");
    ByteBuffer bytes = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putShort(directory(zip) + 10, (short) 98);

    assertThatThrownBy(() -> readAll(zip))
        .hasMessage("Packed by method 98: a.csv")
        .satisfies(e -> assertReason(e, Reason.UNSUPPORTED_METHOD));
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource({
    "'', an empty file",
    "P, one letter",
    "'a,b', a text",
    "Rar!, another archive",
  })
  void saysThatSomethingIsNoZip(String content, String because) {
    assertThatThrownBy(() -> names(content.getBytes(StandardCharsets.US_ASCII)))
        .as(because)
        .hasMessage("Does not start like a zip")
        .satisfies(e -> assertReason(e, Reason.NOT_AN_ARCHIVE));
  }

  @Test
  void readsAnEmptyZip() throws IOException {
    assertThat(names(zip(StandardCharsets.UTF_8))).isEmpty();
  }

  @Test
  void seesAWrongChecksumOrSize() throws IOException {
    byte[] stored = stored("a.csv", "1,2,3");
    stored[30 + 5] ^= 1;
    assertThatThrownBy(() -> readAll(stored))
        .hasMessage("Wrong checksum")
        .satisfies(e -> assertReason(e, Reason.DAMAGED));

    byte[] longer = zip(StandardCharsets.UTF_8, "a.csv");
    ByteBuffer bytes = ByteBuffer.wrap(longer).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putInt(directory(longer) + 24, 15);
    assertThatThrownBy(() -> readAll(longer))
        .hasMessage("Inflates to more than the 15 bytes it declares")
        .satisfies(e -> assertReason(e, Reason.DAMAGED));

    bytes.putInt(directory(longer) + 24, 17);
    assertThatThrownBy(() -> readAll(longer))
        .hasMessage("Ends after 16 of 17 bytes")
        .satisfies(e -> assertReason(e, Reason.DAMAGED));
  }

  @Test
  void refusesABombByWhatItDeclares() throws IOException {
    byte[] zip = bomb(64 << 20);

    assertThatThrownBy(() -> readAll(zip))
        .hasMessage("Inflates to more than 250 times its size")
        .satisfies(e -> assertReason(e, Reason.TOO_LARGE));
  }

  @Test
  void refusesABombThatDeclaresLess() throws IOException {
    byte[] zip = bomb(64 << 20);
    ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN).putInt(directory(zip) + 24, 1 << 20);

    assertThatThrownBy(() -> readAll(zip))
        .hasMessage("Inflates to more than the 1048576 bytes it declares")
        .satisfies(e -> assertReason(e, Reason.DAMAGED));
  }

  @Test
  void countsAllEntriesOfABombTogether() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < 10; i++) {
        zip.putNextEntry(new ZipEntry("zeros" + i));
        zip.write(new byte[4 << 20]);
      }
    }

    assertThatThrownBy(() -> readAll(bytes.toByteArray()))
        .hasMessage("Inflates to more than 250 times its size")
        .satisfies(e -> assertReason(e, Reason.TOO_LARGE));
  }

  @Test
  void holdsAnEntryToTheMostBytes() throws IOException {
    byte[] zip = zip(StandardCharsets.UTF_8, "a.csv");
    InflationLimits limits = InflationLimits.standard().withMostBytes(15);

    try (ZipArchive archive = ZipArchive.open(new BytesChannel(zip), limits)) {
      assertThatThrownBy(() -> archive.open(archive.entries().get(0)))
          .hasMessage("Inflates to more than 15 bytes")
          .satisfies(e -> assertReason(e, Reason.TOO_LARGE));
    }
  }

  @Test
  void refusesEntriesThatShareTheirBytes() throws IOException {
    byte[] zip = stored("a.csv", "x".repeat(1000));
    int at = directory(zip);
    byte[] entry = Arrays.copyOfRange(zip, at, zip.length - 22);
    ByteArrayOutputStream overlapping = new ByteArrayOutputStream();
    overlapping.write(zip, 0, at);
    overlapping.write(entry);
    overlapping.write(entry);
    overlapping.write(zip, zip.length - 22, 22);
    byte[] bytes = overlapping.toByteArray();
    ByteBuffer.wrap(bytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putShort(bytes.length - 12, (short) 2)
        .putInt(bytes.length - 10, entry.length * 2);

    assertThatThrownBy(() -> names(bytes))
        .hasMessage("Entries are larger together than the archive")
        .satisfies(e -> assertReason(e, Reason.DAMAGED));
  }

  @Test
  void seesThatEntriesAreMissing() throws IOException {
    byte[] zip = zip(StandardCharsets.UTF_8, "a.csv", "b.csv");
    zip[zip.length - 12] = 3;
    assertThatThrownBy(() -> names(zip))
        .hasMessage("Lists 2 of 3 entries")
        .satisfies(e -> assertReason(e, Reason.DAMAGED));
  }

  @Test
  void refusesADirectoryOfTooManyEntries() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.setMethod(ZipOutputStream.STORED);
      for (int i = 0; i < 150_000; i++) {
        ZipEntry entry = new ZipEntry("entry of no content " + i);
        entry.setSize(0);
        entry.setCrc(0);
        zip.putNextEntry(entry);
      }
    }

    assertThatThrownBy(() -> names(bytes.toByteArray()))
        .hasMessage("The archive's directory is too large")
        .satisfies(e -> assertReason(e, Reason.TOO_LARGE));
  }

  @Test
  void givesItsContentOrAReasonWhateverByteChanges() throws IOException {
    byte[] zip = zip(StandardCharsets.UTF_8, "a.csv", "b/二.csv");
    String content = "content of a.csvcontent of b/二.csv";
    Random random = new Random(11);
    for (int i = 0; i < 5_000; i++) {
      byte[] damaged =
          random.nextInt(4) == 0 ? Arrays.copyOf(zip, random.nextInt(zip.length)) : zip.clone();
      if (damaged.length > 0) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      try {
        // A name may have changed, even to a hidden one; a content may not.
        assertThat(readAll(damaged))
            .isIn(
                content,
                "content of b/二.csvcontent of a.csv",
                "content of b/二.csv",
                "content of a.csv");
      } catch (ArchiveException e) {
        assertThat(e.reason()).isNotEqualTo(Reason.NESTED_ARCHIVE);
      }
    }
  }

  private static void assertReason(Throwable thrown, Reason reason) {
    assertThat(thrown)
        .isInstanceOfSatisfying(
            ArchiveException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  private static List<String> names(byte[] zip) throws IOException {
    try (ZipArchive archive = ZipArchive.open(new BytesChannel(zip))) {
      return archive.entries().stream().map(ZipPart::name).toList();
    }
  }

  private static String readAll(byte[] zip) throws IOException {
    StringBuilder all = new StringBuilder();
    try (ZipArchive archive = ZipArchive.open(new BytesChannel(zip))) {
      for (ZipPart entry : archive.entries()) {
        all.append(text(archive, entry));
      }
    }
    return all.toString();
  }

  private static String text(ZipArchive archive, ZipPart entry) throws IOException {
    try (InputStream in = archive.open(entry)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static byte[] zip(Charset charset, String... names) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes, charset)) {
      for (String name : names) {
        zip.putNextEntry(new ZipEntry(name));
        if (!name.endsWith("/")) {
          zip.write(("content of " + name).getBytes(StandardCharsets.UTF_8));
        }
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] stored(String name, String content) throws IOException {
    byte[] data = content.getBytes(StandardCharsets.UTF_8);
    CRC32 crc = new CRC32();
    crc.update(data);
    ZipEntry entry = new ZipEntry(name);
    entry.setSize(data.length);
    entry.setCrc(crc.getValue());
    entry.setMethod(ZipEntry.STORED);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(entry);
      zip.write(data);
    }
    return bytes.toByteArray();
  }

  private static byte[] bomb(int length) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("zeros.csv"));
      zip.write(new byte[length]);
    }
    return bytes.toByteArray();
  }

  /** Where the directory starts, for a zip without comment. */
  private static int directory(byte[] zip) {
    return ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN).getInt(zip.length - 6);
  }

  private static void setFlag(byte[] zip, int flag) {
    ByteBuffer bytes = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
    int at = directory(zip) + 8;
    bytes.putShort(at, (short) (bytes.getShort(at) | flag));
  }

  private static void clearFlag(byte[] zip, int flag) {
    ByteBuffer bytes = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
    int at = directory(zip) + 8;
    bytes.putShort(at, (short) (bytes.getShort(at) & ~flag));
  }
}
