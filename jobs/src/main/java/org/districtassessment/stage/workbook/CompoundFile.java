package org.districtassessment.stage.workbook;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import org.districtassessment.stage.workbook.WorkbookException.Reason;

/**
 * The container of old office files (MS-CFB), which also wraps new ones that are encrypted. Only
 * the names in its directory are looked at.
 */
final class CompoundFile {

  private static final long SIGNATURE = 0xd0cf11e0a1b11ae1L;
  private static final int HEADER = 512;
  private static final int ENTRY = 128;
  private static final int MOST_SECTORS = 1_000;
  private static final String ENCRYPTED = "EncryptedPackage";

  private CompoundFile() {}

  static boolean is(SeekableByteChannel channel) throws IOException {
    ByteBuffer start = read(channel, 0, Long.BYTES).order(ByteOrder.BIG_ENDIAN);
    return start.remaining() == Long.BYTES && start.getLong(0) == SIGNATURE;
  }

  /** Returns which kind of file it is. */
  static Reason reason(SeekableByteChannel channel) throws IOException {
    ByteBuffer header = read(channel, 0, HEADER);
    if (header.remaining() < HEADER) {
      return Reason.LEGACY_XLS;
    }

    int shift = header.getShort(30) == 12 ? 12 : 9;
    int sector = header.getInt(48);
    for (int i = 0; i < MOST_SECTORS && sector >= 0; i++) {
      if (namesEncrypted(read(channel, offset(sector, shift), 1 << shift))) {
        return Reason.ENCRYPTED;
      }

      sector = nextSector(channel, header, sector, shift);
    }
    return Reason.LEGACY_XLS;
  }

  private static boolean namesEncrypted(ByteBuffer entries) {
    byte[] bytes = new byte[ENCRYPTED.length() * 2];
    for (int at = 0; at + ENTRY <= entries.limit(); at += ENTRY) {
      entries.get(at, bytes);
      if (new String(bytes, StandardCharsets.UTF_16LE).equals(ENCRYPTED)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Follows the chain of the directory through the sectors that the header lists; -1 at its end.
   */
  private static int nextSector(
      SeekableByteChannel channel, ByteBuffer header, int sector, int shift) throws IOException {
    int perSector = 1 << (shift - 2);
    int table = sector / perSector;
    if (table >= 109) {
      return -1;
    }

    long at = offset(header.getInt(76 + table * Integer.BYTES), shift);
    ByteBuffer next = read(channel, at + sector % perSector * 4L, Integer.BYTES);
    return next.remaining() == Integer.BYTES ? next.getInt(0) : -1;
  }

  private static long offset(int sector, int shift) {
    return (Math.max(sector, 0) + 1L) << shift;
  }

  private static ByteBuffer read(SeekableByteChannel channel, long at, int length)
      throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    channel.position(at);
    int count = 0;
    while (buffer.hasRemaining() && count >= 0) {
      count = channel.read(buffer);
    }
    return buffer.flip();
  }
}
