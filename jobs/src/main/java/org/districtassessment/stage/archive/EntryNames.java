package org.districtassessment.stage.archive;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.districtassessment.stage.archive.ArchiveException.Reason;

/** Names of entries: their encoding, their separators, and those that are no submissions. */
final class EntryNames {

  private static final Pattern ABSOLUTE = Pattern.compile("(?s)/.*|[A-Za-z]:.*");

  private EntryNames() {}

  /**
   * Returns the name as UTF-8 if its bytes are such, else as GB18030: Windows in Chinese writes GBK
   * and sets no flag.
   */
  static String decode(ZipArchiveEntry entry) throws ArchiveException {
    if (entry.getNameSource() == ZipArchiveEntry.NameSource.UNICODE_EXTRA_FIELD) {
      return entry.getName();
    }

    byte[] raw = entry.getRawName();
    return decode(raw, StandardCharsets.UTF_8)
        .or(() -> decode(raw, Charset.forName("GB18030")))
        .orElseThrow(() -> damaged("Name of an entry in an unknown encoding"));
  }

  private static Optional<String> decode(byte[] raw, Charset charset) {
    try {
      return Optional.of(charset.newDecoder().decode(ByteBuffer.wrap(raw)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /**
   * Returns the name with slashes as separators and without empty or {@code .} segments; that of a
   * directory ends with a slash.
   */
  static String normalise(String name) throws ArchiveException {
    String slashed = name.replace('\\', '/');
    if (ABSOLUTE.matcher(slashed).matches() || slashed.indexOf('\0') >= 0) {
      throw damaged("Name of an entry leads out of the archive: " + name);
    }

    List<String> segments = new ArrayList<>();
    for (String segment : slashed.split("/", -1)) {
      if (segment.equals("..")) {
        throw damaged("Name of an entry leads out of the archive: " + name);
      }

      if (!segment.isEmpty() && !segment.equals(".")) {
        segments.add(segment);
      }
    }
    if (segments.isEmpty()) {
      throw damaged("An entry without a name");
    }

    return String.join("/", segments) + (slashed.endsWith("/") ? "/" : "");
  }

  /** Whether the entry is a directory, hidden, or below a hidden directory such as __MACOSX. */
  static boolean isNoSubmission(String normalised) {
    return normalised.endsWith("/")
        || normalised.startsWith(".")
        || normalised.startsWith("_")
        || normalised.contains("/.")
        || normalised.contains("/_");
  }

  private static ArchiveException damaged(String message) {
    return new ArchiveException(Reason.DAMAGED, message);
  }
}
