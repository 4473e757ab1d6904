package org.districtassessment.stage.archive;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.archivers.zip.ZipMethod;
import org.apache.commons.compress.utils.InputStreamStatistics;
import org.districtassessment.stage.archive.ArchiveException.Reason;

/**
 * All entries of a zip as they stand in it; {@link ZipArchive} leaves out what is no submission.
 *
 * <p>Everything that is wrong with the zip comes out as an {@link ArchiveException}, entries with a
 * wrong size or checksum included. Entries that share bytes, as in the bombs that reach any ratio,
 * are refused.
 */
public final class ZipContainer implements Closeable {

  /** Bytes of the directory: 80,000 entries of usual names. */
  static final long LARGEST_DIRECTORY = 8L << 20;

  private static final int[] FIRST_SIGNATURES = {0x504b0304, 0x504b0506, 0x504b0708};
  private static final Set<Integer> METHODS =
      Set.of(ZipEntry.STORED, ZipEntry.DEFLATED, ZipMethod.ENHANCED_DEFLATED.getCode());

  private final PagedChannel channel;
  private final ZipFile zip;
  private final List<ZipPart> parts;
  private final BoundedInflation inflation;

  private ZipContainer(
      PagedChannel channel, ZipFile zip, List<ZipPart> parts, InflationLimits limits) {
    this.channel = channel;
    this.zip = zip;
    this.parts = parts;
    inflation = new BoundedInflation(limits);
  }

  /** Takes the channel over: it is closed with the container, and when this fails. */
  public static ZipContainer open(SeekableByteChannel channel, InflationLimits limits)
      throws IOException {
    boolean opened = false;
    try {
      ZipContainer container = openUnguarded(new PagedChannel(channel), limits);
      opened = true;
      return container;
    } finally {
      if (!opened) {
        channel.close();
      }
    }
  }

  private static ZipContainer openUnguarded(PagedChannel channel, InflationLimits limits)
      throws IOException {
    checkSignature(channel);
    channel.allow(LARGEST_DIRECTORY);
    try {
      // Names are decoded from their raw bytes; Latin-1 never fails on the way there.
      ZipFile zip =
          ZipFile.builder()
              .setSeekableByteChannel(channel)
              .setCharset(StandardCharsets.ISO_8859_1)
              .setIgnoreLocalFileHeader(true)
              .get();
      List<ZipPart> parts = parts(zip, channel.size());
      checkCount(parts.size(), ZipEnd.entries(channel));
      channel.allow(Long.MAX_VALUE);
      return new ZipContainer(channel, zip, parts, limits);
    } catch (IOException | RuntimeException e) {
      throw Explanations.explain(e, channel.failure());
    }
  }

  private static void checkSignature(PagedChannel channel) throws IOException {
    ByteBuffer start = ByteBuffer.allocate(Integer.BYTES);
    int count = 0;
    while (start.hasRemaining() && count >= 0) {
      count = channel.read(start);
    }
    channel.position(0);
    for (int signature : FIRST_SIGNATURES) {
      if (!start.hasRemaining() && start.getInt(0) == signature) {
        return;
      }
    }
    throw new ArchiveException(Reason.NOT_AN_ARCHIVE, "Does not start like a zip");
  }

  /** The library takes what it cannot read of the directory for its end. */
  private static void checkCount(int count, int declared) throws ArchiveException {
    boolean declaredElsewhere = declared == ZipEnd.MANY;
    if (!declaredElsewhere && count != declared) {
      throw new ArchiveException(Reason.DAMAGED, "Lists " + count + " of " + declared + " entries");
    }
  }

  private static List<ZipPart> parts(ZipFile zip, long size) throws ArchiveException {
    List<ZipPart> parts = new ArrayList<>();
    long compressed = 0;
    for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
      parts.add(new ZipPart(EntryNames.decode(entry), entry));
      compressed = Math.addExact(compressed, Math.max(entry.getCompressedSize(), 0));
    }
    if (compressed > size) {
      throw new ArchiveException(Reason.DAMAGED, "Entries are larger together than the archive");
    }

    return List.copyOf(parts);
  }

  /** Returns all entries, directories too, in the order of the zip's directory. */
  public List<ZipPart> parts() {
    return parts;
  }

  /** What the channel threw, if the channel and not the zip failed. */
  public Optional<IOException> channelFailure() {
    return channel.failure();
  }

  /** Opens an entry for one reading; its end throws if size or checksum are wrong. */
  public InputStream open(ZipPart part) throws IOException {
    ZipArchiveEntry entry = part.entry();
    if (entry.getGeneralPurposeBit().usesEncryption()) {
      throw new ArchiveException(Reason.ENCRYPTED, "Protected by a password: " + part);
    }

    if (!METHODS.contains(entry.getMethod())) {
      throw new ArchiveException(
          Reason.UNSUPPORTED_METHOD, "Packed by method " + entry.getMethod() + ": " + part);
    }

    inflation.checkDeclared(entry.getSize(), entry.getCompressedSize());
    try {
      InputStream in = zip.getInputStream(entry);
      LongSupplier compressedBytes =
          in instanceof InputStreamStatistics statistics
              ? statistics::getCompressedCount
              : entry::getCompressedSize;
      return new BoundedStream(
          in,
          compressedBytes,
          inflation,
          new BoundedStream.Promise(entry.getSize(), entry.getCrc()),
          e -> Explanations.explain(e, channel.failure()));
    } catch (IOException | RuntimeException e) {
      throw Explanations.explain(e, channel.failure());
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
