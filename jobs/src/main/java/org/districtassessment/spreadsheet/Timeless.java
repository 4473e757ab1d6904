package org.districtassessment.spreadsheet;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Takes the time out of a workbook: the library writes the moment of writing into its properties,
 * and cannot be told not to. Every part gets one date: not the first that a zip file can hold, as
 * that one makes Java add a time that depends on the zone.
 */
final class Timeless {

  private static final LocalDateTime DATE = LocalDateTime.of(1980, 2, 1, 0, 0);
  private static final String PROPERTIES = "docProps/core.xml";
  private static final Pattern CREATED =
      Pattern.compile("<dcterms:created[^>]*>[^<]*</dcterms:created>");

  private Timeless() {}

  /** Copies a workbook, part by part in their order, and compresses it. */
  static void copy(Path from, Path to) throws IOException {
    try (ZipFile in = new ZipFile(from.toFile());
        OutputStream file = new BufferedOutputStream(Files.newOutputStream(to), 1 << 16);
        ZipOutputStream out = new ZipOutputStream(file)) {
      List<? extends ZipEntry> parts = in.stream().toList();
      for (ZipEntry part : parts) {
        ZipEntry copy = new ZipEntry(part.getName());
        copy.setTimeLocal(DATE);
        out.putNextEntry(copy);
        try (InputStream content = in.getInputStream(part)) {
          if (part.getName().equals(PROPERTIES)) {
            String text = new String(content.readAllBytes(), UTF_8);
            out.write(CREATED.matcher(text).replaceAll("").getBytes(UTF_8));
          } else {
            content.transferTo(out);
          }
        }
        out.closeEntry();
      }
    }
  }
}
