package org.districtassessment.stage.workbook;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.districtassessment.stage.archive.ArchiveException;
import org.districtassessment.stage.archive.InflationLimits;
import org.districtassessment.stage.archive.ZipContainer;
import org.districtassessment.stage.archive.ZipPart;
import org.districtassessment.stage.workbook.WorkbookException.Reason;

/**
 * The parts of a workbook by name, and what to throw where one of them is damaged.
 *
 * <p>Names are equal whatever their case and whether they start with a slash (ISO 29500-2); some
 * programs write backslashes.
 */
final class WorkbookPackage implements Closeable {

  private final ZipContainer container;
  private final Map<String, ZipPart> parts;

  private WorkbookPackage(ZipContainer container, Map<String, ZipPart> parts) {
    this.container = container;
    this.parts = parts;
  }

  /** Takes the channel over. */
  static WorkbookPackage open(SeekableByteChannel channel, InflationLimits limits)
      throws IOException {
    ZipContainer container;
    try {
      container = ZipContainer.open(channel, limits);
    } catch (ArchiveException e) {
      throw reason(e);
    }
    Map<String, ZipPart> parts = new HashMap<>();
    for (ZipPart part : container.parts()) {
      if (parts.put(key(part.name()), part) != null) {
        container.close();
        throw WorkbookException.damaged("Two parts of the name " + part.name());
      }
    }
    return new WorkbookPackage(container, parts);
  }

  private static String key(String name) {
    String slashed = name.replace('\\', '/').toLowerCase(Locale.ROOT);
    return slashed.startsWith("/") ? slashed.substring(1) : slashed;
  }

  /** Returns the part's name as the package has it, if it has it, percent-encoded or not. */
  Optional<String> find(String name) {
    if (parts.containsKey(key(name))) {
      return Optional.of(name);
    }

    if (name.indexOf('%') < 0) {
      return Optional.empty();
    }

    // A plus sign is itself in a part's name, a blank in a form's.
    String decoded = URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8);
    return parts.containsKey(key(decoded)) ? Optional.of(decoded) : Optional.empty();
  }

  InputStream open(String name) throws IOException {
    ZipPart part = parts.get(key(name));
    if (part == null) {
      throw WorkbookException.damaged("Part " + name + " is missing");
    }

    return container.open(part);
  }

  /** Returns what to throw for what a library threw on the workbook. */
  IOException explain(Exception thrown) {
    if (container.channelFailure().isPresent()) {
      return container.channelFailure().get();
    }

    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof WorkbookException known) {
        return known;
      }

      if (t instanceof ArchiveException known) {
        return reason(known);
      }
    }
    return new WorkbookException(
        Reason.DAMAGED, "Damaged workbook: " + thrown.getMessage(), thrown);
  }

  private static WorkbookException reason(ArchiveException thrown) {
    Reason reason =
        switch (thrown.reason()) {
          case NOT_AN_ARCHIVE, NESTED_ARCHIVE -> Reason.NOT_A_WORKBOOK;
          case DAMAGED, UNSUPPORTED_METHOD -> Reason.DAMAGED;
          case ENCRYPTED -> Reason.ENCRYPTED;
          case TOO_LARGE -> Reason.TOO_LARGE;
        };
    return new WorkbookException(reason, String.valueOf(thrown.getMessage()), thrown);
  }

  @Override
  public void close() throws IOException {
    container.close();
  }
}
