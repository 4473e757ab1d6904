package org.districtassessment.stage;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Damage of bytes, as disks, mail programs, editors and people do it. */
final class Mutations {

  private static final Charset GB18030 = Charset.forName("GB18030");

  private static final byte[] TELLING = {
    '"', '"', ',', ',', ';', '\t', '\r', '\n', ' ', '\'', '<', '>', '&', '/', '0', '9', 0, -1, -2,
    -17
  };

  /** Those that are whole characters. */
  private static final int ASCII_TELLING = TELLING.length - 4;

  private static final List<String> WORDS =
      List.of(
          "5.00101E+17",
          "1e308",
          "-0",
          "99999999999999999999999999999999999999999",
          "0.0000000000000000000000000000000000001",
          "#REF!",
          "2024-02-30",
          "2024年2月31日",
          "二〇二四年",
          "45000",
          "√",
          "½",
          "٣٤",
          "１２３，４５６．７８",
          "1,2,3",
          "12%",
          "95‰",
          "￥3.5万元",
          "合计",
          "小计：",
          "注：",
          "填表人：",
          "（单位：万元）",
          "sep=;",
          "\uFEFF",
          "\u200B",
          "\u2028",
          "\u0085",
          "\uD83D\uDE00",
          "無",
          "—",
          "\"\"\"",
          "\",\"",
          "\"\r\n\"",
          "=1+1",
          "990101199001011234",
          "true",
          "NaN",
          "Infinity",
          "null");

  private static final List<String> XML =
      List.of(
          "<!DOCTYPE a [<!ENTITY b \"c\"><!ENTITY d \"&b;&b;&b;\">]>",
          "<!DOCTYPE a SYSTEM \"file:///etc/passwd\">",
          "&d;",
          "&#0;",
          "&#x10FFFF;",
          "<![CDATA[",
          "]]>",
          "<!--",
          "-->",
          "<c r=\"XFD1048576\"><v>1</v></c>",
          "<c r=\"ZZZZZZZ99999999999\"><v>1</v></c>",
          "<c r=\"\"/>",
          "<c t=\"s\"><v>999999999999</v></c>",
          "<c t=\"s\"><v>-1</v></c>",
          "<c s=\"4294967296\"><v>1</v></c>",
          "<c t=\"d\"><v>2024-13-45</v></c>",
          "<c t=\"b\"><v>2</v></c>",
          "<c t=\"n\"><v>1e400</v></c>",
          "<c><v>NaN</v></c>",
          "<c t=\"inlineStr\"><is><t>_x000D__xD800_</t></is></c>",
          "<row r=\"0\"/>",
          "<row r=\"2147483648\"/>",
          "<row r=\"1048577\"><c><v>1</v></c></row>",
          "<mergeCell ref=\"A1:XFD1048576\"/>",
          "<mergeCell ref=\"B2:A1\"/>",
          "</sheetData>",
          "<sheetData>",
          "<sheet name=\"船只\" sheetId=\"1\" r:id=\"rId1\"/>",
          "<sheet name=\"\" sheetId=\"1\" r:id=\"rId99\"/>",
          "<Relationship Id=\"rId1\" Type=\"x\" Target=\"../../../etc/passwd\"/>",
          "<workbookPr date1904=\"1\"/>");

  private Mutations() {}

  /** Damages a text, or any bytes, in one to four ways. */
  static byte[] ofText(byte[] bytes, Random random) {
    return several(bytes, random, false);
  }

  /** Damages XML. */
  static byte[] ofXml(byte[] bytes, Random random) {
    return several(bytes, random, true);
  }

  private static byte[] several(byte[] bytes, Random random, boolean isXml) {
    byte[] damaged = bytes;
    int count = 1 + random.nextInt(1 + random.nextInt(4));
    for (int i = 0; i < count; i++) {
      damaged = isXml && random.nextBoolean() ? oneOfXml(damaged, random) : one(damaged, random);
    }
    return damaged;
  }

  private static byte[] one(byte[] bytes, Random random) {
    int at = place(bytes, random.nextInt(bytes.length + 1), random);
    int to = at + random.nextInt(Math.min(bytes.length - at, 1 << random.nextInt(12)) + 1);
    return switch (random.nextInt(40)) {
      case 0, 1, 2 -> flipped(bytes, random);
      case 3, 4, 5, 6, 7, 8 -> replaced(bytes, random);
      case 9, 10 -> slice(bytes, 0, at);
      case 11 -> slice(bytes, at, bytes.length);
      case 12, 13 -> join(slice(bytes, 0, to), slice(bytes, at, bytes.length));
      case 14, 15 -> join(slice(bytes, 0, at), slice(bytes, to, bytes.length));
      case 16, 17 -> shuffled(bytes, random);
      case 18 -> without(bytes, (byte) '"');
      case 19 -> without(bytes, random.nextBoolean() ? (byte) '\n' : (byte) ',');
      case 20, 21, 22 -> inserted(bytes, at, repeated("\"", 1 + random.nextInt(3)));
      case 23, 24 -> inserted(bytes, at, random.nextBoolean() ? "\r" : "\n\r\n");
      case 25 -> inserted(bytes, at, slice(bytes, at, to), GB18030);
      case 26 ->
          join(slice(bytes, 0, at), "港口，说明".getBytes(GB18030), slice(bytes, at, bytes.length));
      case 27 ->
          join(slice(bytes, 0, at), "港口\n".getBytes(UTF_16LE), slice(bytes, at, bytes.length));
      case 28 -> join(new byte[] {-1, -2}, bytes);
      case 29 -> join("\uFEFF".getBytes(UTF_8), bytes);
      case 30, 31, 32, 33, 34, 35 -> inserted(bytes, at, WORDS.get(random.nextInt(WORDS.size())));
      case 36 -> inserted(bytes, at, repeated(",", 1 + random.nextInt(300)));
      case 37 -> inserted(bytes, at, repeated("\n", 1 + random.nextInt(300)));
      case 38 -> inserted(bytes, at, repeated("9", 1 + random.nextInt(300)));
      default -> random.nextInt(8) == 0 ? huge(bytes, at, random) : flipped(bytes, random);
    };
  }

  /** Mostly between characters, else the text would seldom stay one. */
  private static int place(byte[] bytes, int from, Random random) {
    int at = from;
    while (at < bytes.length && bytes[at] < 0 && random.nextInt(50) > 0) {
      at++;
    }
    return at;
  }

  /** A line, a row or a table far longer than any office has. */
  private static byte[] huge(byte[] bytes, int at, Random random) {
    int size = 1 << (14 + random.nextInt(7));
    String unit =
        List.of("长", "a", "\"\"", "9", " ", ",", ",x", "\n", "\r", ",\n").get(random.nextInt(10));
    int most = unit.contains(",") || unit.contains("\n") ? 1 << 15 : size;
    return inserted(bytes, at, repeated(unit, Math.min(size, most)));
  }

  private static byte[] oneOfXml(byte[] bytes, Random random) {
    if (random.nextBoolean()) {
      // Between two elements, where a reader has to make sense of it.
      String text = new String(bytes, StandardCharsets.ISO_8859_1);
      int at = text.indexOf("><", random.nextInt(bytes.length + 1));
      String piece = XML.get(random.nextInt(XML.size()));
      return inserted(bytes, at < 0 ? bytes.length : at + 1, piece);
    }

    byte[] damaged = bytes.clone();
    int count = 1 + random.nextInt(5);
    for (int i = 0; i < count; i++) {
      int at = indexOfDigit(damaged, random.nextInt(damaged.length + 1));
      if (at >= 0) {
        damaged[at] = (byte) ('0' + random.nextInt(10));
      }
    }
    return damaged;
  }

  private static int indexOfDigit(byte[] bytes, int from) {
    for (int i = from; i < bytes.length; i++) {
      if (bytes[i] >= '0' && bytes[i] <= '9') {
        return i;
      }
    }

    return -1;
  }

  /** Damages the records of a zip container: its directory, its sizes and check sums. */
  static byte[] ofContainer(byte[] bytes, Random random) {
    byte[] damaged = bytes.clone();
    List<Integer> records = new ArrayList<>();
    for (int i = 0; i + 4 < bytes.length; i++) {
      if (bytes[i] == 'P' && bytes[i + 1] == 'K' && bytes[i + 2] < 8 && bytes[i + 3] < 9) {
        records.add(i);
      }
    }
    if (records.isEmpty()) {
      return flipped(bytes, random);
    }

    int count = 1 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      int at = records.get(random.nextInt(records.size())) + 4 + random.nextInt(42);
      if (at + 4 <= damaged.length) {
        int value =
            switch (random.nextInt(4)) {
              case 0 -> -1;
              case 1 -> 0;
              case 2 -> Integer.MAX_VALUE;
              default -> random.nextInt();
            };
        ByteBuffer.wrap(damaged).order(ByteOrder.LITTLE_ENDIAN).putInt(at, value);
      }
    }
    return damaged;
  }

  private static byte[] flipped(byte[] bytes, Random random) {
    byte[] damaged = bytes.clone();
    int count = 1 + random.nextInt(8);
    boolean isAscii = random.nextInt(4) > 0;
    for (int i = 0; i < count && damaged.length > 0; i++) {
      int at = random.nextInt(damaged.length);
      if (!isAscii || damaged[at] >= ' ') {
        damaged[at] ^= (byte) (1 << random.nextInt(isAscii ? 5 : 8));
      }
    }
    return damaged;
  }

  private static byte[] replaced(byte[] bytes, Random random) {
    byte[] damaged = bytes.clone();
    int count = 1 + random.nextInt(8);
    int telling = random.nextInt(4) > 0 ? ASCII_TELLING : TELLING.length;
    for (int i = 0; i < count && damaged.length > 0; i++) {
      int at = random.nextInt(damaged.length);
      if (damaged[at] >= 0 || telling > ASCII_TELLING) {
        damaged[at] = TELLING[random.nextInt(telling)];
      }
    }
    return damaged;
  }

  private static byte[] shuffled(byte[] bytes, Random random) {
    List<byte[]> chunks = new ArrayList<>();
    int at = 0;
    while (at < bytes.length) {
      int to = place(bytes, Math.min(bytes.length, at + 1 + random.nextInt(bytes.length)), random);
      chunks.add(slice(bytes, at, to));
      at = to;
    }
    Collections.shuffle(chunks, random);
    return join(chunks.toArray(byte[][]::new));
  }

  private static byte[] without(byte[] bytes, byte what) {
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    for (byte each : bytes) {
      if (each != what) {
        kept.write(each);
      }
    }
    return kept.toByteArray();
  }

  private static byte[] inserted(byte[] bytes, int at, String text) {
    boolean isWide = bytes.length > 1 && bytes[0] == -1 && bytes[1] == -2;
    byte[] piece = text.getBytes(isWide ? UTF_16LE : UTF_8);
    return join(slice(bytes, 0, at), piece, slice(bytes, at, bytes.length));
  }

  /** Writes what may be UTF-8 in another encoding in between. */
  private static byte[] inserted(byte[] bytes, int at, byte[] chunk, Charset charset) {
    byte[] piece = new String(chunk, UTF_8).getBytes(charset);
    return join(slice(bytes, 0, at), piece, slice(bytes, at, bytes.length));
  }

  private static String repeated(String text, int count) {
    return text.repeat(count);
  }

  static byte[] slice(byte[] bytes, int from, int to) {
    return java.util.Arrays.copyOfRange(bytes, from, to);
  }

  static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
