package org.districtassessment.stage.archive;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.districtassessment.stage.archive.ArchiveException.Reason;

/** The submitted files inside a zip. */
public final class ZipArchive implements Closeable {

  private static final List<String> ARCHIVES = List.of(".zip", ".rar", ".7z", ".tar");

  private final ZipContainer container;
  private final List<ZipPart> entries;

  private ZipArchive(ZipContainer container, List<ZipPart> entries) {
    this.container = container;
    this.entries = entries;
  }

  /** As {@link #open(SeekableByteChannel, InflationLimits)}, with the standard limits. */
  public static ZipArchive open(SeekableByteChannel channel) throws IOException {
    return open(channel, InflationLimits.standard());
  }

  /**
   * Reads the list of entries; takes the channel over, which is closed when this fails, too.
   *
   * @throws ArchiveException if this is no zip, it is damaged, a name leads out of it, two entries
   *     have the same name, or its list of entries is too large
   */
  public static ZipArchive open(SeekableByteChannel channel, InflationLimits limits)
      throws IOException {
    ZipContainer container = ZipContainer.open(channel, limits);
    boolean opened = false;
    try {
      ZipArchive archive = new ZipArchive(container, submissions(container.parts()));
      opened = true;
      return archive;
    } finally {
      if (!opened) {
        container.close();
      }
    }
  }

  private static List<ZipPart> submissions(List<ZipPart> parts) throws ArchiveException {
    List<ZipPart> entries = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (ZipPart part : parts) {
      String name = EntryNames.normalise(part.name());
      if (EntryNames.isNoSubmission(name)) {
        continue;
      }

      if (!names.add(name)) {
        throw new ArchiveException(Reason.DAMAGED, "Two entries of the same name: " + name);
      }

      entries.add(part.named(name));
    }
    entries.sort(Comparator.comparing(ZipPart::name));
    return List.copyOf(entries);
  }

  /**
   * Returns the files by name: paths with slashes, decoded as UTF-8 or else GB18030. Directories
   * and whatever has a segment that starts with {@code .} or {@code _} are left out.
   */
  public List<ZipPart> entries() {
    return entries;
  }

  /**
   * Opens an entry for one reading.
   *
   * @throws ArchiveException if the entry is encrypted, an archive itself, packed by an unknown
   *     method or too large; the stream throws it where the entry turns out damaged or too large
   */
  public InputStream open(ZipPart entry) throws IOException {
    if (isArchive(entry.name())) {
      throw new ArchiveException(
          Reason.NESTED_ARCHIVE, "An archive inside an archive: " + entry.name());
    }

    return container.open(entry);
  }

  /** Whether the name is that of an archive, which is not opened inside another one. */
  public static boolean isArchive(String name) {
    String lowerCase = name.toLowerCase(Locale.ROOT);
    return ARCHIVES.stream().anyMatch(lowerCase::endsWith);
  }

  /**
   * Returns the bytes of an entry, for formats that are not read in one go.
   *
   * @param mostBytes size above which it is refused as too large
   */
  public byte[] bytes(ZipPart entry, int mostBytes) throws IOException {
    if (entry.bytes() > mostBytes) {
      throw new ArchiveException(
          Reason.TOO_LARGE, entry.name() + " is larger than " + mostBytes + " bytes");
    }

    try (InputStream in = open(entry)) {
      return in.readAllBytes();
    }
  }

  @Override
  public void close() throws IOException {
    container.close();
  }
}
